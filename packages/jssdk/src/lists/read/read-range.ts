import type { IdRange } from '../place/list-cursor.ts'
import { listStalled } from '../../errors/catalogues/list-errors.ts'
import type { ListPage, OpenList, Step } from '../list-setup.ts'
import { readChain, readSinglePage } from './read-step.ts'
import { maxBatchCommands } from '../../types/portal-figures.ts'

/** After this many broken batches in a row, references are assumed not to work for the method. */
const tolerableBrokenChains = 2

/**
 * Reads the pages of a range one after another, in batches that grow when allowed. `startLevel` is their level so far. Returns undefined at
 * the end, or the id after which ids cannot be read. The rest then needs offset paging.
 */
export async function* readRange(
  list: OpenList,
  range: IdRange,
  startLevel: number,
): AsyncGenerator<ListPage, number | undefined> {
  const { findings } = list
  let { after } = range
  let level = startLevel
  for (;;) {
    if (range.upTo !== undefined && after >= range.upTo) return undefined
    const rest = { after, upTo: range.upTo }
    const depth = level > 0 && mayChain(list) ? depthOf(list, rest, level) : 1
    const permit = await list.sizer.acquire(depth, pagesLeft(list, { after }))
    const isSingle = permit.pages === 1
    const step = await (isSingle ? readSinglePage : readChain)(list, rest, permit)
    const { pages, outcome } = step
    for (const page of pages) {
      after = page.lastId ?? after
      yield page
    }
    if (outcome === 'unreadable') return after
    if (outcome === 'stray') throw listStalled(list, after)
    if (isTrueEnd(list, rest, step)) return undefined
    if (outcome === 'refused') continue
    if (!isSingle) findings.brokenChains = outcome === 'broken' && pages.length < 2 ? findings.brokenChains + 1 : 0
    // After an unclear result the next page is read alone. Then batches may grow again.
    level = outcome === 'more' ? level + 1 : 0
  }
}

const mayChain = ({ strategy, sizes, findings }: OpenList): boolean =>
  strategy !== 'pages' && sizes.granted() > 1 && findings.brokenChains < tolerableBrokenChains

const depthOf = (list: OpenList, range: IdRange, level: number): number => {
  // While the newest id is unknown, the batch also requests it. This leaves one command less for pages.
  const mostCommands = list.findings.newestId === undefined ? maxBatchCommands - 1 : maxBatchCommands
  const maxPages = Math.min(list.sizes.maxPages(), mostCommands)
  return list.sizer.depth(level, maxPages, pagesLeft(list, range))
}

/** An estimate by the density of ids so far. */
const pagesLeft = ({ findings, sizes }: OpenList, { after, upTo }: IdRange): number | undefined => {
  const { newestId = 0, rowsPerId } = findings
  if (newestId === 0 || rowsPerId === 0) return undefined
  return (Math.max(0, (upTo ?? newestId) - after) * rowsPerId) / sizes.granted()
}

/** Whether a range has ended. When the last page does not show it, the newest id may: the end is where it was reached. */
export const isTrueEnd = (
  { findings: { newestId = 0 } }: OpenList,
  { upTo }: IdRange,
  { pages, outcome }: Step,
): boolean => {
  const isReached = newestId <= (pages.at(-1)?.lastId ?? Infinity)
  return outcome === 'short' ? newestId > 0 && isReached : outcome === 'end' && (upTo !== undefined || isReached)
}
