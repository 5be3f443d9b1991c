import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { isObject } from '../../types/narrow.ts'
import type { ListFacts } from '../list-group.ts'
import { spellingOf } from '../place/spelling-of.ts'

/** A page, with the facts that decide where the next one is. */
export interface CountedPage {
  readonly rows: readonly unknown[]
  /** The next place, when the reply names it. */
  readonly next: number | undefined
  /** Number of rows in the whole list, from the reply. Methods that do not count send nothing or 0. */
  readonly total: number | undefined
  /** Whether the result itself says that more rows follow. */
  readonly saysMore: boolean | undefined
}

/** The place of the next page. `'end'` after the last page. `'unknown'` when there may be more rows, but no way to request them. */
export type NextPlace = number | 'end' | 'unknown'

/** How a method is called with offset paging. */
export interface OffsetSteps {
  /** Place of the first page: 0 when places are offsets, 1 when they are page numbers. */
  readonly first: 0 | 1
  /** Whether a page past the end may be requested. It is empty then. */
  readonly mayPassEnd: boolean
  /** Adds a page's place to the parameters. */
  at(params: TypeCallParams, place: number): TypeCallParams
  /** Number of rows that are requested; `undefined` when it is not known. */
  limitOf(params: TypeCallParams): number | undefined
  /**
   * Returns the place of the page after the one at `place`. `hasNamedNext`: any reply of this list has named a next place. `limit`: number
   * of requested rows, when it is known.
   */
  next(page: CountedPage, place: number, hasNamedNext: boolean, limit?: number): NextPlace
}

/** The number of rows that parameters request. */
const limitIn = (params: Readonly<Record<string, unknown>>): number | undefined => {
  const name = spellingOf(params, 'limit')
  const limit = Number(name === undefined ? undefined : params[name])
  return limit > 0 ? limit : undefined
}

/** The next offset is always the number of rows so far. Pages may be cut, so only an empty page is the end. */
const untilEmpty = {
  first: 0 as const,
  mayPassEnd: true,
  limitOf: () => undefined,
  next: ({ rows }: CountedPage, place: number): NextPlace => (rows.length === 0 ? 'end' : place + rows.length),
}

/** REST v2 with `start`: the reply names the next place. The reply to a place past the end is not defined. */
const byStart = (paging: ListFacts['paging']): OffsetSteps => ({
  ...untilEmpty,
  mayPassEnd: false,
  // A method without paging gets the caller's own parameters for its first page. If it names a next place all the same, that place is used.
  at: (params, start) => (paging === 'none' && start === 0 ? params : { ...params, start }),
  limitOf: limitIn,
  next: ({ next, rows, total = 0, saysMore }, place, hasNamedNext) => {
    if (next !== undefined) return next
    // Without paging, `total` counts something else.
    const isCounted = paging !== 'none' && total > place + rows.length
    // The method is not known to have offset paging, and the reply does not say how many rows there are. So these rows may be only a page.
    const isSilent = paging !== 'none' && paging !== 'start' && total === 0 && saysMore === undefined && rows.length > 0
    return !hasNamedNext && (saysMore === true || isCounted || isSilent) ? 'unknown' : 'end'
  },
})

/** Page numbers, up to an empty page. */
const byPageNumber: OffsetSteps = {
  ...untilEmpty,
  first: 1,
  at: (params, page) => ({ ...params, page }),
  next: ({ rows }, place) => (rows.length === 0 ? 'end' : place + 1),
}

/** An offset and a number of rows. Pages may be cut, so without another sign only an empty page is the end. */
const byOffset = ({ offset, inside, pageSize }: Extract<ListFacts, { paging: 'offset' }>): OffsetSteps => {
  const limitName = offset === 'OFFSET' ? 'LIMIT' : 'limit'
  const ownOf = (params: TypeCallParams): Readonly<Record<string, unknown>> => {
    const own: unknown = inside === undefined ? params : params[inside]
    return isObject(own) ? own : {}
  }
  return {
    ...untilEmpty,
    at: (params, place) => {
      const own = { [limitName]: pageSize, ...ownOf(params), [offset]: place }
      return inside === undefined ? own : { ...params, [inside]: own }
    },
    limitOf: (params) => limitIn(ownOf(params)),
    next: ({ rows, next, saysMore }, place, hasNamedNext) => {
      if (next !== undefined && saysMore === undefined) return next
      if (saysMore === false || (rows.length === 0 && saysMore !== true) || hasNamedNext) return 'end'
      return place + rows.length
    },
  }
}

/** There is no way to request a second page. A first page that is not full is the whole list. */
const onlyOnce = (pageSize: number): OffsetSteps => ({
  ...byStart('none'),
  next: ({ rows: { length }, saysMore }, _place, _hasNamedNext, limit = pageSize) =>
    saysMore === false || length === 0 || (length < limit && saysMore !== true) ? 'end' : 'unknown',
})

/** Offset paging of REST v3. */
export const stepsV3 = (limit: number): OffsetSteps => ({
  ...untilEmpty,
  at: (params, offset) => ({ ...params, pagination: { limit, offset } }),
})

/** Offset paging of a REST v2 method. */
export const stepsV2 = (facts: ListFacts): OffsetSteps => {
  switch (facts.paging) {
    case 'page':
      return byPageNumber
    case 'offset':
      return byOffset(facts)
    case 'other':
      return onlyOnce(facts.pageSize)
    default:
      return byStart(facts.paging)
  }
}
