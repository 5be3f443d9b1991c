import { listKeyUnknown, listMoved, listStalled } from '../../errors/list-errors.ts'
import type { TypeCallParams } from '../../types/call-params.ts'
import { isObject } from '../../types/narrow.ts'
import type { OffsetPlace } from '../list-cursor.ts'
import type { GivenKeys } from '../list-keys.ts'
import type { ListSetup } from '../list-setup.ts'
import type { ListQuery } from '../page-request.ts'
import type { ListChunk } from '../read-list.ts'
import { readId } from '../row-id.ts'
import { readOffsetPage } from './read-page.ts'
import type { OffsetPage } from './read-page.ts'
import { createTally } from './row-tally.ts'
import type { RowTally, SortedRows } from './row-tally.ts'

/** Where the counting begins. */
export interface OffsetStart {
  readonly query: ListQuery
  readonly place?: OffsetPlace | undefined
  /** Rows that the caller has already: the beginning of the list. */
  readonly handedOver?: readonly unknown[] | undefined
}

/** The list may be read from its beginning so many times. */
const mostPasses = 3
/** Stands for the count in a place of a list whose rows have moved: no run can go on from there. */
const movedTotal = -1

/** What became of reading the list once from its beginning, or from a place in it: rows moved meanwhile, or it has ended. */
type PassEnd =
  | 'moved'
  | 'end'
  /** Rows came twice: they moved, or they are alike. */
  | { readonly repeated: readonly unknown[]; readonly place: OffsetPlace }

/** What holds for all passes. */
interface Reading {
  readonly setup: ListSetup
  readonly start: OffsetStart
  /** What the first page has shown. */
  first?: Pick<OffsetPage, 'idKey' | 'container'>
  tally?: RowTally
  /** Rows handed over. */
  rowCount: number
  /** Times that the list was begun to be read. */
  passes: number
}

/**
 * Reads a list by counting its rows, one page after another. Rows that are added or removed meanwhile shift the pages; the count of all
 * rows and rows that come twice show it, and the list is read again from its beginning, twice at most, each row handed over once.
 * As many rows added as removed between two pages cannot be seen.
 * @throws {SdkError} `JSSDK_LIST_KEY_UNKNOWN`: there may be more and no way to ask for it; `JSSDK_LIST_MOVED`; `JSSDK_LIST_STALLED`; `JSSDK_LIST_NO_LIST`
 */
export async function* readByOffset(setup: ListSetup, start: OffsetStart): AsyncGenerator<ListChunk, void> {
  const { method, steps } = setup
  const { place } = start
  if (place?.total === movedTotal) throw listMoved({ method })
  const reading: Reading = { setup, start, rowCount: start.handedOver?.length ?? 0, passes: 0 }
  if (place !== undefined && place.total === place.next && !steps.mayPassEnd) {
    await checkEndedList(reading, place)
    return
  }
  let before: string | undefined
  for (;;) {
    reading.tally?.beginPass()
    const isFromPlace = place !== undefined && reading.passes === 0
    reading.passes += 1
    const end: PassEnd = yield* readOnce(reading, isFromPlace ? place : { next: steps.first, after: place?.after })
    if (end === 'end') return
    const fingerprint = end === 'moved' ? undefined : reading.tally?.passMark()
    if (end !== 'moved' && fingerprint === before) {
      // The same rows in the same places: nothing moves, rows are alike.
      reading.tally?.accept(end.repeated)
      yield handOver(reading, end.repeated, end.place)
      return
    }
    // Of what came before a place that was given nothing is known here.
    if (reading.passes === mostPasses || (place?.next ?? steps.first) > steps.first) throw listMoved({ method })
    before = fingerprint
  }
}

/** A list that had been read to its end: where its count has changed nobody knows which rows are new. */
const checkEndedList = async (reading: Reading, place: OffsetPlace): Promise<void> => {
  const { setup } = reading
  const page = await readOffsetPage(setup, paramsAt(reading, { ...place, next: setup.steps.first }), setup.given)
  if (page !== undefined && (page.total ?? page.rows.length) !== place.total) throw listMoved({ method: setup.method })
}

const paramsAt = ({ setup, start: { query } }: Reading, { next, after }: OffsetPlace): TypeCallParams =>
  setup.steps.at(query.countedParams(after), next)

async function* readOnce(reading: Reading, from: OffsetPlace): AsyncGenerator<ListChunk, PassEnd> {
  const { setup } = reading
  const { method, steps } = setup
  const { after } = from
  const repeated: unknown[] = []
  let { next: place, total } = from
  let hasNamedNext = total !== undefined
  for (;;) {
    const params = paramsAt(reading, { next: place, after })
    const page = await readOffsetPage(setup, params, givenFor(reading))
    if (page === undefined) return 'end'
    const { rows, next } = page
    hasNamedNext ||= next !== undefined
    // A count without a next page may be that of something else.
    const counted = hasNamedNext && page.total !== undefined && page.total > 0 ? page.total : undefined
    if (total !== undefined && counted !== undefined && counted !== total) return 'moved'
    total ??= counted
    const { fresh, old, isStill } = sort(reading, page, total !== undefined)
    repeated.push(...old)
    const limit = steps.limitOf(params)
    const following = steps.next({ ...page, place, limit, hasNamedNext })
    const covered = steps.countsRows ? place + rows.length : place
    const isOver = typeof following !== 'number'
    const rest = { next: isOver ? covered : following, total: total ?? (isOver ? covered : undefined), after }
    if (fresh.length > 0) yield handOver(reading, fresh, rest)
    if (following === 'unknown') throw listKeyUnknown({ method, isOwn: steps.isOwn })
    if (following === 'end') {
      if (steps.countsRows && total !== undefined && covered < total) return 'moved'
      return repeated.length > 0 ? { repeated, place: rest } : 'end'
    }
    // The method does not know the offset: then it has given everything, unless it has given as much as it was asked for.
    if (isStill && rows.length < (limit ?? 0) && repeated.length === rows.length) return 'end'
    if (following <= place || isStill) throw listStalled({ method, lastId: `offset ${place}` })
    place = following
  }
}

/** Tells the rows of a page that are new from those that have come on an earlier page. */
const sort = (reading: Reading, page: OffsetPage, isCounted: boolean): SortedRows => {
  const { rows } = page
  if (rows.length > 0) reading.first ??= page
  const idKey = uniqueKeyOf(page)
  reading.tally ??= tallyFor(reading, idKey)
  return reading.tally.sort(rows, { hasIds: idKey !== undefined, isCounted })
}

/** The field of ids, where the ids of a page differ. */
const uniqueKeyOf = ({ rows, idKey }: OffsetPage): string | undefined => {
  if (idKey === undefined) return undefined
  const ids = rows.map((row) => (isObject(row) ? row[idKey] : undefined))
  const areIds = ids.every((id) => typeof id === 'string' || typeof id === 'number')
  return areIds && new Set(ids).size === ids.length ? idKey : undefined
}

const tallyFor = ({ start: { handedOver = [] } }: Reading, idKey: string | undefined): RowTally => {
  const tally = createTally(idKey)
  tally.accept(handedOver)
  return tally
}

/** What the first page has shown holds for all. */
const givenFor = ({ setup: { given }, first }: Reading): GivenKeys =>
  first === undefined ? given : { ...given, idKey: first.idKey, customKeyForResult: first.container ?? null }

const handOver = (reading: Reading, rows: readonly unknown[], place: OffsetPlace): ListChunk => {
  reading.rowCount += rows.length
  const { rowCount, first, passes } = reading
  // Rows behind the place may have been handed over by an earlier pass, of which only this run knows.
  const rest = passes > 1 ? { ...place, total: movedTotal } : place
  return {
    rows,
    lastId: first?.idKey === undefined ? undefined : readId(rows.at(-1), first.idKey),
    rest: () => rest,
    estimatedShare: () => (place.total === undefined ? undefined : Math.min(1, rowCount / Math.max(1, place.total))),
  }
}
