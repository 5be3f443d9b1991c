import { endOfPiece, rowsOfPiece } from '../place/id-ranges.ts'
import type { ListPage, OpenList } from '../list-setup.ts'
import { isTrueEnd } from './read-range.ts'
import { newestIdOf, readChain } from './read-step.ts'
import { cut } from '../place/remainder.ts'
import type { Part, Remainder } from '../place/remainder.ts'

/** Number of pages that are read together with the newest id. */
const pagesBesides = 2

/** Finds the newest id. When batches are allowed, the next pages are read with it. */
export async function* findNewest(list: OpenList, part: Part): AsyncGenerator<ListPage, void> {
  const { findings, strategy, sizes } = list
  if (strategy === 'pages' || sizes.granted() < 2) {
    findings.newestId = newestIdOf(list, await list.reader.readPage(list.query.newest()))
  } else {
    const range = { ...part }
    const permit = await list.sizer.acquire(Math.min(pagesBesides, sizes.maxPages()))
    const step = await readChain(list, range, permit)
    let { after } = range
    for (const page of step.pages) {
      after = page.lastId ?? after
      yield page
    }
    if (isTrueEnd(list, range, step)) part.isEnded = true
  }
}

/**
 * Returns the ranges of a list one after another. Each range is cut off when a chain is free for it, because the density of ids is known
 * best then. The last range has no end: rows may be added.
 */
export function* cutInTurn(
  { findings }: OpenList,
  left: Remainder,
  first: Part,
  chains: number,
): Generator<Part, void> {
  const rowsOfEach = rowsOfPiece(first, findings, chains)
  for (const part of left) {
    if (part.isEnded) continue
    const end = endOfPiece(part, findings, rowsOfEach)
    if (end !== undefined) cut(left, part, end)
    yield part
  }
}
