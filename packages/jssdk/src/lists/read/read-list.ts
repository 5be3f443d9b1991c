import { densityAfter } from '../place/id-ranges.ts'
import { listKeyUnknown } from '../../errors/catalogues/list-errors.ts'
import { longestLevel } from '../budget/chain-depth.ts'
import { wholeList } from '../place/list-cursor.ts'
import type { OffsetPlace } from '../place/list-cursor.ts'
import type { ListPage, ListSetup, OpenList } from '../list-setup.ts'
import { readByOffset } from '../offset/read-by-offset.ts'
import { openList } from './open-list.ts'
import { proveKeyset } from './prove-keyset.ts'
import type { ListChunk } from '../list-chunk.ts'
import { readRange } from './read-range.ts'
import { remainderOf, restOf, shareOf } from '../place/remainder.ts'
import type { Part, Remainder } from '../place/remainder.ts'
import { sideBySide } from './side-by-side.ts'
import { cutInTurn, findNewest } from './split-list.ts'

type Chunks = AsyncGenerator<ListChunk, void>

/**
 * Reads a list from its beginning, or the part that a cursor has left. Each row comes once. With keyset paging ids ascend, unless the
 * caller has turned this off; with offset paging rows have the method's order.
 * @throws {PageErrors} the portal answered errors in place of a page
 * @throws {SdkError} `JSSDK_LIST_STALLED`: pages do not advance; the errors of `openList` and `readByOffset`; and any error of a request
 */
export async function* readList(setup: ListSetup): Chunks {
  try {
    const { resumed = wholeList, isByOffset } = setup
    if (!('ranges' in resumed)) return yield* countRows(setup, resumed)
    // A list that an earlier run read with keyset paging continues with it.
    const isBegun = resumed !== wholeList && resumed.ranges.some(({ after }) => after !== -Infinity)
    return yield* isByOffset && !isBegun ? countRows(setup) : readByIds(setup, remainderOf(resumed.ranges))
  } finally {
    setup.stop()
  }
}

const countRows = (setup: ListSetup, place?: OffsetPlace): Chunks =>
  readByOffset(setup, setup.queryFor(setup.cursorIdKeys[0]), place)

async function* readByIds(setup: ListSetup, left: Remainder): Chunks {
  for (const part of left) {
    const opening = await openList(setup, part)
    if (opening === 'noKeyset') {
      yield* countRows(setup)
      return
    }
    const { list, page } = opening
    if (page !== undefined) yield handOver(left, list, part, page)
    if (list !== undefined) {
      yield* setup.isKnown ? readOpenList(list, left, part) : readUnknownList(list, left, part, opening.page)
      return
    }
    part.isEnded = true
  }
}

/** An unknown method has to prove that keyset paging works. Otherwise offset paging is used. */
async function* readUnknownList(list: OpenList, left: Remainder, part: Part, first: ListPage): Chunks {
  const proof = await proveKeyset(list, first)
  if (proof === undefined) return yield* readByOffset(list, list.query, undefined, first.rows)
  const { pages, outcome } = proof.step
  for (const page of pages) yield handOver(left, proof.list, part, page)
  if (outcome !== 'end') return yield* readOpenList(proof.list, left, part)
  part.isEnded = true
  return yield* readInTurn(proof.list, left, 1)
}

async function* readOpenList(list: OpenList, left: Remainder, part: Part): Chunks {
  if (list.width === undefined) return yield* readInTurn(list, left, 1)
  for await (const page of findNewest(list, part)) yield handOver(left, list, part, page)
  const chains = list.width()
  if (chains < 2) return yield* readInTurn(list, left, 2)
  return yield* readSideBySide(list, left, cutInTurn(list, left, part, chains))
}

async function* readInTurn(list: OpenList, left: Remainder, level: number): Chunks {
  for (const part of left) {
    if (part.isEnded) continue
    for await (const take of readPart(list, left, part, list.strategy === 'chained' ? longestLevel : level))
      yield* take()
  }
}

async function* readSideBySide(list: OpenList, left: Remainder, parts: Iterator<Part, void>): Chunks {
  const next = (): ReturnType<typeof readPart> | undefined => {
    const { value: part } = parts.next()
    return part === undefined ? undefined : readPart(list, left, part, longestLevel)
  }
  for await (const take of sideBySide(next, list)) yield* take()
}

/** Reads a part page by page. Each result is a function, to be called when its turn has come. Only then the cursor moves on. */
async function* readPart(
  list: OpenList,
  left: Remainder,
  part: Part,
  level: number,
): AsyncGenerator<() => Iterable<ListChunk>, void> {
  const { findings } = list
  const range = { ...part }
  let rowCount = 0
  const pages = readRange(list, part, level)
  let page = await pages.next()
  for (; page.done !== true; page = await pages.next()) {
    const { value } = page
    rowCount += value.rows.length
    yield () => [handOver(left, list, part, value)]
  }
  const after = page.value
  if (after === undefined)
    yield () => {
      part.isEnded = true
      findings.rowsPerId = densityAfter(findings.rowsPerId, range, rowCount)
      return []
    }
  // One offset cannot stand for a place in several ranges.
  else if (restOf(left).length > 1 || part.upTo !== undefined)
    yield () => {
      throw listKeyUnknown(list)
    }
  else for await (const chunk of readByOffset(list, list.query, { next: list.steps.first, after })) yield () => [chunk]
}

const handOver = (left: Remainder, list: OpenList | undefined, part: Part, { rows, lastId }: ListPage): ListChunk => {
  part.after = lastId ?? part.after
  return {
    rows,
    lastId,
    rest: () => ({ ranges: restOf(left) }),
    estimatedShare: () => {
      const newestId = list?.findings.newestId ?? 0
      return newestId > 0 ? shareOf(left, newestId) : undefined
    },
  }
}
