import { SdkError } from '../errors/sdk-error.ts'
import { listHasNoPage } from '../errors/list-errors.ts'
import type { IdRange } from './list-cursor.ts'
import { findRows } from './list-keys.ts'
import type { ListPage, OpenList, Step } from './list-setup.ts'
import type { Ration } from './page-budget.ts'
import type { CommandReply } from './page-reader.ts'
import { readId } from './row-id.ts'
import { belowFirst, verifyPage } from './verify-page.ts'

/** Reads one page in a request of its own. What it says is final; a page that cannot be right is asked for twice. */
export const readSinglePage = async (list: OpenList, range: IdRange, ration?: Ration): Promise<Step> => {
  const { method, reader, sizes } = list
  const params = list.query.pageParams({ ...range, cursorIdKey: list.cursorIdKey, limit: sizes.next() })
  let isStray = false
  for (const isLastTry of [false, true]) {
    const reply = await reader.readPage(params, isLastTry ? undefined : ration)
    const found = findRows(reply.result, pinned(list))
    isStray ||= found.kind === 'rows'
    if (found.kind !== 'rows') continue
    const { rows } = found
    const verdict = verifyPage(rows, claim(list, range))
    switch (verdict.kind) {
      case 'empty':
        return { pages: [], outcome: 'end' }
      case 'sound':
        return {
          pages: [{ rows, lastId: verdict.lastId }],
          outcome: sizes.mayContinue(rows.length) ? 'more' : 'end',
        }
      case 'keyless':
      case 'unreadable':
        return { pages: [], outcome: 'unreadable' }
      case 'stray':
    }
  }
  if (isStray) return { pages: [], outcome: 'stray' }
  throw listHasNoPage({ method, isFirst: false })
}

/** Reads consecutive pages in one batch. Every page is checked; from the first doubtful one on, all is left to be read again. */
export const readChain = async (list: OpenList, range: IdRange, ration: Ration): Promise<Step> => {
  const asksForNewest = list.findings.newestId === undefined
  const replies = await readBatch(list, range, ration, asksForNewest)
  if (replies === undefined) {
    list.pace.failed(ration.pages)
    return { pages: [], outcome: 'broken' }
  }
  if (asksForNewest) {
    if (replies[0]?.kind === 'refused') return { pages: [], outcome: 'refused' }
    list.findings.newestId = newestIdOf(list, replies[0])
  }
  return joinPages(list, range, asksForNewest ? replies.slice(1) : replies)
}

/** Nothing when the batch failed as a whole: the pages one by one will tell whether there is a reason that stays. */
const readBatch = async (
  list: OpenList,
  range: IdRange,
  ration: Ration,
  asksForNewest: boolean,
): Promise<readonly CommandReply[] | undefined> => {
  const { query, cursorIdKey, keys } = list
  const newest = asksForNewest ? [query.lastIdsParams(cursorIdKey)] : []
  const pageSize = list.sizes.granted()
  const place = { range, depth: ration.pages, firstPosition: newest.length }
  const pages = list.chain.commands({ query, cursorIdKey, keys, pageSize, ...place })
  try {
    return await list.reader.readPages([...newest, ...pages], { ration })
  } catch (error) {
    if (list.isCancelled() || !(error instanceof SdkError)) throw error
    return undefined
  }
}

/** Takes the pages of a chain in order, up to the first that does not join. */
export const joinPages = (list: OpenList, range: IdRange, replies: readonly CommandReply[]): Step => {
  const idOf = (row: unknown): number | undefined => readId(row, list.keys.idKey)
  const pageSize = list.sizes.granted()
  const pages: ListPage[] = []
  let { after } = range
  for (const [index, reply] of replies.entries()) {
    if (reply.kind === 'refused') return { pages, outcome: 'refused' }
    if (reply.kind !== 'page') return { pages, outcome: 'broken' }
    const found = findRows(reply.result, pinned(list))
    if (found.kind !== 'rows') return { pages, outcome: 'broken' }
    const all = found.rows
    const rows = list.chain.newRows(all, index, idOf, after)
    const verdict = rows === undefined ? undefined : verifyPage(rows, claim(list, { ...range, after }))
    switch (verdict?.kind) {
      case undefined:
      case 'stray':
      case 'keyless':
      case 'unreadable':
        return { pages, outcome: 'broken' }
      case 'empty':
        // A reference that leads nowhere looks like the end of the list, unless the newest id says that it is the end.
        return { pages, outcome: index > 0 && all.length === 0 && !isBeyondNewest(list, after) ? 'broken' : 'end' }
      case 'sound':
        pages.push({ rows: rows ?? [], lastId: verdict.lastId })
        if (index === 0) list.pace.learnSize(all[0], all.length)
        if (all.length < pageSize) return { pages, outcome: 'end' }
        after = verdict.lastId
    }
  }
  return { pages, outcome: 'more' }
}

/** Whether the list reached the highest id there was. */
const isBeyondNewest = ({ findings: { newestId = 0 } }: OpenList, id: number): boolean => newestId > 0 && id >= newestId

export const newestIdOf = (list: OpenList, reply: CommandReply | undefined): number | undefined => {
  if (reply?.kind !== 'page') return 0
  const found = findRows(reply.result, pinned(list))
  const ids = found.kind === 'rows' ? found.rows.map((row) => readId(row, list.keys.idKey) ?? 0) : []
  return Math.max(0, ...ids)
}

/** What the first page has shown holds for all. */
const pinned = ({ given, keys }: OpenList): Parameters<typeof findRows>[1] => ({
  ...given,
  idKey: keys.idKey,
  customKeyForResult: keys.container,
})

const claim = ({ keys }: OpenList, { after, upTo }: IdRange): Parameters<typeof verifyPage>[1] => ({
  idKey: keys.idKey,
  after: belowFirst(after),
  upTo,
})
