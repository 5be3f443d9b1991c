import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { isObject } from '../../types/narrow.ts'
import type { ListFacts } from '../list-facts.ts'
import { spellingOf } from '../place/spelling-of.ts'

/** A page, as far as it tells where the next one is. */
export interface CountedPage {
  readonly rows: readonly unknown[]
  /** What the reply names as the next place. */
  readonly next: number | undefined
  /** Rows of the whole list, by the reply; methods that do not count say nothing, or 0. */
  readonly total: number | undefined
  /** Whether the result itself says that rows follow. */
  readonly saysMore: boolean | undefined
}

/** Where the next page is; `'end'` after the last one, `'unknown'` when there may be more and no way to ask for it. */
export type NextPlace = number | 'end' | 'unknown'

/** How a method is asked for pages that are counted. */
export interface OffsetSteps {
  /** Place of the first page: 0 where places count rows, so that they are below `total` until the end; 1 where they number pages. */
  readonly first: 0 | 1
  /** Whether a page past the end may be asked for: it is empty then. */
  readonly mayPassEnd: boolean
  /** Completes the parameters of a page. */
  at(params: TypeCallParams, place: number): TypeCallParams
  /** Rows that a page is asked for; `undefined` where that cannot be said. */
  limitOf(params: TypeCallParams): number | undefined
  /**
   * Where the page after one at `place` is. `hasNamedNext`: a reply of this list has named a next place. `limit`: rows that the page was
   * asked for, where that is known.
   */
  next(page: CountedPage, place: number, hasNamedNext: boolean, limit?: number): NextPlace
}

/** The rows that parameters ask for. */
const limitIn = (params: Readonly<Record<string, unknown>>): number | undefined => {
  const name = spellingOf(params, 'limit')
  const limit = Number(name === undefined ? undefined : params[name])
  return limit > 0 ? limit : undefined
}

/** By rows to pass over. Pages may be cut, so only an empty one is the end. */
const untilEmpty = {
  first: 0 as const,
  mayPassEnd: true,
  limitOf: () => undefined,
  next: ({ rows }: CountedPage, place: number): NextPlace => (rows.length === 0 ? 'end' : place + rows.length),
}

/** REST v2 by `start`: the reply names the next place, and past the end nobody knows what comes. */
const byStart = (paging: ListFacts['paging']): OffsetSteps => ({
  ...untilEmpty,
  mayPassEnd: false,
  // What gives everything at once is asked in the words of the caller, and followed where it names a next place all the same.
  at: (params, start) => (paging === 'none' && start === 0 ? params : { ...params, start }),
  limitOf: limitIn,
  next: ({ next, rows, total = 0, saysMore }, place, hasNamedNext) => {
    if (next !== undefined) return next
    // There a `total` is that of something else.
    const isCounted = paging !== 'none' && total > place + rows.length
    // Of a method that is not known to count at all, rows that come without a word of how many there are may be a page.
    const isSilent = paging !== 'none' && paging !== 'start' && total === 0 && saysMore === undefined && rows.length > 0
    return !hasNamedNext && (saysMore === true || isCounted || isSilent) ? 'unknown' : 'end'
  },
})

/** By a page number, up to an empty page. */
const byPageNumber: OffsetSteps = {
  ...untilEmpty,
  first: 1,
  at: (params, page) => ({ ...params, page }),
  next: ({ rows }, place) => (rows.length === 0 ? 'end' : place + 1),
}

/** By rows to pass over and rows to give. Pages may be cut, so without another sign only an empty page is the end. */
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

/** Not at all beyond the first page, which is everything when it is not full. */
const onlyOnce = (pageSize: number): OffsetSteps => ({
  ...byStart('none'),
  next: ({ rows: { length }, saysMore }, _place, _hasNamedNext, limit = pageSize) =>
    saysMore === false || length === 0 || (length < limit && saysMore !== true) ? 'end' : 'unknown',
})

/** REST v3. */
export const stepsV3 = (limit: number): OffsetSteps => ({
  ...untilEmpty,
  at: (params, offset) => ({ ...params, pagination: { limit, offset } }),
})

/** How a REST v2 method is read by counting rows. */
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
