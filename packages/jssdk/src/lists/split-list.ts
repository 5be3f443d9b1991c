import { cutRange, rowsOfPiece } from './id-ranges.ts'
import type { Density } from './id-ranges.ts'
import type { ListPage, OpenList } from './list-setup.ts'
import { isTrueEnd, note } from './read-range.ts'
import { newestIdOf, readChain } from './read-step.ts'
import type { Remainder } from './remainder.ts'

/** Pages that are read along with the newest id. */
const pagesBesides = 2

/** Finds the newest id, together with the next pages where batches are allowed. */
export async function* findNewest(list: OpenList, left: Remainder, index: number): AsyncGenerator<ListPage, void> {
  const { findings, strategy, sizes } = list
  if (strategy === 'pages' || sizes.granted() < 2) {
    findings.newestId = newestIdOf(list, await list.reader.readPage(list.query.lastIdsParams()))
  } else {
    const range = left.range(index)
    const ration = await list.pace.ration(Math.min(pagesBesides, sizes.maxPages()))
    const { pages, outcome } = await readChain(list, range, ration)
    let { after } = range
    for (const page of pages) {
      note(findings, after, page)
      after = page.lastId ?? after
      yield page
    }
    if (outcome === 'end' && isTrueEnd(list, range, pages.at(-1))) left.end(index)
  }
}

/**
 * Numbers the ranges of a list one after another, each cut off when a chain is free for it: by then the most is known of how dense
 * the ids are. The last one has no end: rows may be added.
 */
export function* cutInTurn(
  { findings }: OpenList,
  left: Remainder,
  first: number,
  chains: number,
): Generator<number, void> {
  const densityNow = (): Density => ({ newestId: findings.newestId ?? 0, rowsPerId: findings.rowsPerId })
  const rowsOfEach = rowsOfPiece(left.range(first), densityNow(), chains)
  for (let index = 0; index < left.count(); index += 1) {
    if (left.isEnded(index)) continue
    const density = densityNow()
    if (density.newestId > 0 && density.rowsPerId > 0)
      left.split(index, cutRange(left.range(index), density, rowsOfEach))
    yield index
  }
}
