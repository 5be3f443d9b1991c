import type { IdRange } from './list-cursor.ts'
import type { ListEnd, ListPage, ListSetup, OpenList } from './list-setup.ts'
import { densityAfter } from './id-ranges.ts'
import { openList } from './open-list.ts'
import { readRange } from './read-range.ts'
import { longestLevel } from './chain-depth.ts'
import { createRemainder } from './remainder.ts'
import type { Remainder } from './remainder.ts'
import { sideBySide } from './side-by-side.ts'
import { cutInTurn, findNewest } from './split-list.ts'

/** Some rows of a list. Its functions are to be asked before the next chunk is. */
export interface ListChunk {
  readonly rows: readonly unknown[]
  readonly lastId: number | undefined
  /** What is left after these rows. */
  rest(): readonly IdRange[]
  /** The share that was read, from 0 to 1, by ids; `undefined` while the newest id is not known. */
  estimatedShare(): number | undefined
}

const ended: ListEnd = { kind: 'end' }

/**
 * Reads a list from its beginning, or what a cursor has left of it: every row once and, unless it is told otherwise, in ascending
 * order of ids. Ends with a soft error where the portal answered one.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: pages do not advance; and whatever a request rejects with
 */
export async function* readList(setup: ListSetup): AsyncGenerator<ListChunk, ListEnd> {
  const left = createRemainder(setup.resumed ?? [{ after: 0 }])
  try {
    for (let index = 0; index < left.count(); index += 1) {
      const { page, end, list } = await openList(setup, left.range(index))
      if (page !== undefined) yield handOver(left, list, index, page)
      if (list !== undefined) return yield* readOpenList(list, left, index)
      if (end?.kind === 'softError') return end
      left.end(index)
    }
    return ended
  } finally {
    setup.stop()
  }
}

async function* readOpenList(list: OpenList, left: Remainder, first: number): AsyncGenerator<ListChunk, ListEnd> {
  if (!list.width.isWide) return yield* readInTurn(list, left, first, 1)
  const pages = findNewest(list, left, first)
  for (;;) {
    const next = await pages.next()
    if (next.done !== true) yield handOver(left, list, first, next.value)
    else if (next.value.kind === 'softError') return next.value
    else break
  }
  const chains = list.width.now()
  if (chains < 2) return yield* readInTurn(list, left, first, 2)
  return yield* readSideBySide(list, left, cutInTurn(list, left, first, chains))
}

async function* readInTurn(
  list: OpenList,
  left: Remainder,
  first: number,
  level: number,
): AsyncGenerator<ListChunk, ListEnd> {
  for (let index = first; index < left.count(); index += 1) {
    if (left.isEnded(index)) continue
    const pages = readRange(list, left.range(index), list.strategy === 'chained' ? longestLevel : level)
    for (;;) {
      const next = await pages.next()
      if (next.done !== true) yield handOver(left, list, index, next.value)
      else if (next.value.kind === 'softError') return next.value
      else break
    }
    left.end(index)
  }
  return ended
}

async function* readSideBySide(
  list: OpenList,
  left: Remainder,
  ranges: Iterator<number, void>,
): AsyncGenerator<ListChunk, ListEnd> {
  const begun: { readonly index: number; readonly range: IdRange; rows: number }[] = []
  const sources = {
    next() {
      const { value: index, done } = ranges.next()
      if (done === true || index === undefined) return undefined
      const range = left.range(index)
      begun.push({ index, range, rows: 0 })
      return readRange(list, range, longestLevel)
    },
  }
  const { width, isOrdered, stop } = list
  for await (const taken of sideBySide(sources, { width: () => width.now(), isOrdered, stop })) {
    const part = begun[taken.index]
    if (part === undefined) continue
    if (taken.kind === 'item') {
      part.rows += taken.item.rows.length
      yield handOver(left, list, part.index, taken.item)
    } else if (taken.end.kind === 'softError') return taken.end
    else {
      left.end(part.index)
      list.findings.rowsPerId = densityAfter(list.findings.rowsPerId, part.range, part.rows)
    }
  }
  return ended
}

const handOver = (
  left: Remainder,
  list: OpenList | undefined,
  index: number,
  { rows, lastId }: ListPage,
): ListChunk => {
  if (lastId !== undefined) left.advance(index, lastId)
  return {
    rows,
    lastId,
    rest: () => left.rest(),
    estimatedShare: () => {
      const newestId = list?.findings.newestId ?? 0
      return newestId > 0 ? left.share(newestId) : undefined
    },
  }
}
