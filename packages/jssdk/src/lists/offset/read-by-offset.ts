import { listKeyUnknown, listMoved, listStalled } from '../../errors/catalogues/list-errors.ts'
import { isObject } from '../../types/narrow.ts'
import type { OffsetPlace } from '../place/list-cursor.ts'
import type { ListSetup } from '../list-setup.ts'
import type { ListQuery } from '../query/page-request.ts'
import type { ListChunk } from '../read/read-list.ts'
import { readId } from '../place/row-id.ts'
import { readOffsetPage } from './read-page.ts'
import type { OffsetPage } from './read-page.ts'
import { createTally } from './row-tally.ts'
import type { RowTally } from './row-tally.ts'

/** The list may be read from its beginning so many times. */
const mostPasses = 3
/** Stands for the count in a place of a list whose rows have moved: no run can go on from there. */
const movedTotal = -1

/** What became of reading the list once from its beginning, or from a place in it: nothing where it has ended. */
type PassEnd =
  | undefined
  /** Rows moved meanwhile. */
  | 'moved'
  /** Rows came twice: they moved, or they are alike. */
  | { readonly repeated: readonly unknown[]; readonly place: OffsetPlace }

/**
 * Reads a list by counting its rows, one page after another. Rows that are added or removed meanwhile shift the pages; the count of all
 * rows and rows that come twice show it, and the list is read again from its beginning, twice at most, each row handed over once.
 * As many rows added as removed between two pages cannot be seen. The counting begins at `place`; `handedOver` are rows of the beginning
 * that the caller has already.
 * @throws {SdkError} `JSSDK_LIST_KEY_UNKNOWN`: there may be more and no way to ask for it; `JSSDK_LIST_MOVED`; `JSSDK_LIST_STALLED`; `JSSDK_LIST_NO_LIST`
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
    // Rows behind the place may have been handed over by an earlier pass, of which only this run knows.
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
      // A count without a next page may be that of something else.
      const counted = (hasNamedNext && page.total) || undefined
      if (total !== undefined && counted !== undefined && counted !== total) return 'moved'
      total ??= counted
      // What the first rows have shown holds for all.
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
      // The method does not know the offset: then it has given everything, unless it has given as much as it was asked for.
      if (isStill && rows.length < (limit ?? 0) && repeated.length === rows.length) return undefined
      if (following <= at || isStill) throw listStalled(setup, `offset ${at}`)
      at = following
    }
  }

  if (place?.total === movedTotal) throw listMoved(setup)
  if (place !== undefined && place.total === place.next && !steps.mayPassEnd) {
    // The list had been read to its end: where its count has changed nobody knows which rows are new.
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
      // The same rows in the same places: nothing moves, rows are alike.
      yield handOver(end.repeated, end.place)
      return
    }
    // Of what came before a place that was given nothing is known here.
    if (passes === mostPasses || (place?.next ?? steps.first) > steps.first) throw listMoved(setup)
    before = fingerprint
    from = beginning
  }
}

/** The field of ids, where the ids of a page differ. */
const uniqueKeyOf = ({ rows, idKey }: OffsetPage): string | undefined => {
  if (idKey === undefined) return undefined
  const ids = rows.map((row) => (isObject(row) ? row[idKey] : undefined))
  const areIds = ids.every((id) => typeof id === 'string' || typeof id === 'number')
  return areIds && new Set(ids).size === ids.length ? idKey : undefined
}
