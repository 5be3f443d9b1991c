import { listKeyUnknown, listMoved, listStalled } from '../../errors/catalogues/list-errors.ts'
import { isObject } from '../../types/narrow.ts'
import type { OffsetPlace } from '../place/list-cursor.ts'
import type { ListSetup } from '../list-setup.ts'
import type { ListQuery } from '../query/page-request.ts'
import type { ListChunk } from '../list-chunk.ts'
import { readId } from '../place/row-id.ts'
import { readOffsetPage } from './read-page.ts'
import type { OffsetPage } from './read-page.ts'
import { createTally } from './row-tally.ts'
import type { RowTally } from './row-tally.ts'

/** How many times the list may be read from its beginning. */
const mostPasses = 3
/** The total in a cursor of a list whose rows moved. No run can continue from it. */
const movedTotal = -1

/** How one pass over the list ended. Undefined: it reached the end. */
type PassEnd =
  | undefined
  /** Rows moved meanwhile. */
  | 'moved'
  /** Rows came twice: they moved, or they are equal. */
  | { readonly repeated: readonly unknown[]; readonly place: OffsetPlace }

/**
 * Reads a list with offset paging, one page after another. When rows are added or removed meanwhile, pages shift. The total or repeated
 * rows show this. The list is then read again from its beginning, twice at most, and each row is returned once. If as many rows are added
 * as removed between two pages, this cannot be seen. Reading begins at `place`; `handedOver` are rows from the beginning that the caller
 * already has.
 * @throws {SdkError} `JSSDK_LIST_KEY_UNKNOWN`: there may be more rows, but no way to request them; `JSSDK_LIST_MOVED`;
 * `JSSDK_LIST_STALLED`; `JSSDK_LIST_NO_LIST`
 */
export async function* readByOffset(
  setup: ListSetup,
  query: ListQuery,
  place?: OffsetPlace,
  handedOver: readonly unknown[] = [],
): AsyncGenerator<ListChunk, void> {
  const { steps } = setup
  const countsRows = steps.first === 0
  const after = place?.after
  const params = query.counted(after)
  const beginning: OffsetPlace = { next: steps.first }
  let from = place ?? beginning
  let { given } = setup
  let tally: RowTally | undefined
  let rowCount = handedOver.length
  let passes = 0

  const handOver = (rows: readonly unknown[], to: OffsetPlace): ListChunk => {
    rowCount += rows.length
    const { idKey } = given
    const { total } = to
    const share = total === undefined ? undefined : Math.min(1, rowCount / Math.max(1, total))
    // An earlier pass may have returned rows beyond this place. Only this run knows them, so no other run can continue here.
    const rest = passes > 1 ? { ...to, total: movedTotal } : to
    return {
      rows,
      lastId: idKey === undefined ? undefined : readId(rows.at(-1), idKey),
      rest: () => rest,
      estimatedShare: () => share,
    }
  }

  async function* readOnce(): AsyncGenerator<ListChunk, PassEnd> {
    const repeated: unknown[] = []
    let { next: at, total } = from
    let hasNamedNext = total !== undefined
    for (;;) {
      const asked = steps.at(params, at)
      const page = await readOffsetPage(setup, asked, given)
      if (page === undefined) return undefined
      const { rows } = page
      hasNamedNext ||= page.next !== undefined
      // Without a next place, `total` may count something else.
      const counted = (hasNamedNext && page.total) || undefined
      if (total !== undefined && counted !== undefined && counted !== total) return 'moved'
      total ??= counted
      // The keys found in the first rows are used for the whole list.
      if (rows.length > 0 && given === setup.given)
        given = { ...given, idKey: page.idKey, customKeyForResult: page.container }
      const idKey = uniqueKeyOf(page)
      tally ??= createTally(idKey, handedOver)
      const [fresh, old, isStill] = tally.sort(rows, idKey !== undefined, total !== undefined)
      repeated.push(...old)
      const limit = steps.limitOf(asked)
      const following = steps.next(page, at, hasNamedNext, limit)
      const covered = countsRows ? at + rows.length : at
      const isOver = typeof following !== 'number'
      const rest = { next: isOver ? covered : following, total: total ?? (isOver ? covered : undefined), after }
      if (fresh.length > 0) yield handOver(fresh, rest)
      if (following === 'unknown') throw listKeyUnknown(setup)
      if (following === 'end') {
        if (countsRows && total !== undefined && covered < total) return 'moved'
        return repeated.length > 0 ? { repeated, place: rest } : undefined
      }
      // The same page came again: the method ignores the offset. If it returned fewer rows than requested, the list is complete.
      if (isStill && rows.length < (limit ?? 0) && repeated.length === rows.length) return undefined
      if (following <= at || isStill) throw listStalled(setup, `offset ${at}`)
      at = following
    }
  }

  if (place?.total === movedTotal) throw listMoved(setup)
  if (place !== undefined && place.total === place.next && !steps.mayPassEnd) {
    // An earlier run read the list to its end. If the total has changed since, it is not known which rows are new.
    const page = await readOffsetPage(setup, steps.at(params, steps.first), given)
    if (page !== undefined && (page.total ?? page.rows.length) !== place.total) throw listMoved(setup)
    return
  }
  let before: string | undefined
  for (;;) {
    passes += 1
    const end: PassEnd = yield* readOnce()
    if (end === undefined) return
    const passMark = tally?.endPass()
    const fingerprint = end === 'moved' ? undefined : passMark
    if (end !== 'moved' && fingerprint === before) {
      // Two passes had the same rows in the same places. So nothing moves, and the rows are equal.
      yield handOver(end.repeated, end.place)
      return
    }
    // A run that began at a given place does not know the rows before it, so it cannot start again.
    if (passes === mostPasses || (place?.next ?? steps.first) > steps.first) throw listMoved(setup)
    before = fingerprint
    from = beginning
  }
}

/** The id field, when all ids of a page differ. */
const uniqueKeyOf = ({ rows, idKey }: OffsetPage): string | undefined => {
  if (idKey === undefined) return undefined
  const ids = rows.map((row) => (isObject(row) ? row[idKey] : undefined))
  const areIds = ids.every((id) => typeof id === 'string' || typeof id === 'number')
  return areIds && new Set(ids).size === ids.length ? idKey : undefined
}
