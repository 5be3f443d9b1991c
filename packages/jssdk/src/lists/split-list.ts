import { splitRange } from './id-ranges.ts'
import type { ListEnd, ListPage, OpenList } from './list-setup.ts'
import { isTrueEnd, note } from './read-range.ts'
import { newestIdOf, readChain } from './read-step.ts'
import type { Remainder } from './remainder.ts'

/** Pages that are read along with the newest id. */
const pagesBesides = 2

/** Finds the newest id, together with the next pages where batches are allowed, and cuts what is left of a range into pieces. */
export async function* splitList(list: OpenList, left: Remainder, index: number): AsyncGenerator<ListPage, ListEnd> {
  const { findings, strategy, sizes } = list
  if (strategy === 'pages' || sizes.granted() < 2) {
    findings.newestId = newestIdOf(list, await list.reader.readPage(list.query.lastIdsParams(list.cursorIdKey)))
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
    if (typeof outcome === 'object') return outcome
    if (outcome === 'end' && isTrueEnd(list, range, pages.at(-1))) left.end(index)
  }
  const { newestId = 0, rowsPerId } = findings
  if (newestId > 0 && !left.isEnded(index))
    left.split(index, splitRange(left.range(index), { newestId, rowsPerId, parallel: list.parallel }))
  return { kind: 'end' }
}
