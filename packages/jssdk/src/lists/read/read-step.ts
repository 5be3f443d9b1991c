import { SdkError } from '../../errors/sdk-error.ts'
import { listHasNoPage } from '../../errors/catalogues/list-errors.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { IdRange } from '../place/list-cursor.ts'
import { note } from '../place/id-ranges.ts'
import { findRowsIn } from '../place/list-keys.ts'
import type { ListPage, ListSetup, OpenList, Step } from '../list-setup.ts'
import type { PagePermit } from '../budget/page-budget.ts'
import type { CommandReply } from './page-reader.ts'
import { readId } from '../place/row-id.ts'
import { verifyPage } from './verify-page.ts'

/** Reads one page in a request of its own. Its result is final. A page that cannot be right is read a second time. */
export const readSinglePage = async (list: OpenList, range: IdRange, permit?: PagePermit): Promise<Step> => {
  const { reader, sizes } = list
  const params = list.query.page(range, sizes.next())
  let isStray = false
  for (const given of [permit, undefined]) {
    const { result, next, total = 0 } = await reader.readPage(params, given)
    const rows = rowsIn(list, result)
    if (rows === undefined || (rows.length === 0 && next !== undefined)) continue
    const verdict = verifyPage(rows, list.idKey, range)
    isStray ||= verdict === 'stray'
    if (verdict === 'stray') continue
    if (typeof verdict !== 'number') return { pages: [], outcome: verdict === 'empty' ? 'end' : 'unreadable' }
    note(list.findings, range.after, rows.length, verdict)
    const mayContinue = sizes.mayContinue(rows.length) || next !== undefined || total > rows.length
    return { pages: [{ rows, lastId: verdict }], outcome: mayContinue ? 'more' : sizes.ofShort }
  }
  if (isStray) return { pages: [], outcome: 'stray' }
  throw listHasNoPage(list)
}

/** Reads consecutive pages in one batch. Every page is checked. From the first doubtful page on, the pages are read again. */
export const readChain = async (list: OpenList, range: IdRange, permit: PagePermit): Promise<Step> => {
  const { findings, sizer } = list
  const newest = findings.newestId === undefined ? [list.query.newest()] : []
  const firstPosition = newest.length
  const pages = list.chain.commands(list, range, permit.pages, firstPosition)
  const replies = await readBatch(list, [...newest, ...pages], permit)
  if (replies === undefined) {
    sizer.failed(permit.pages)
    return { pages: [], outcome: 'broken' }
  }
  if (firstPosition > 0) {
    if (replies[0] === 'refused') return { pages: [], outcome: 'refused' }
    findings.newestId = newestIdOf(list, replies[0])
  }
  return joinPages(list, range, replies.slice(firstPosition))
}

/** Undefined when the whole batch failed. Reading the pages one by one shows whether the failure is permanent. */
export const readBatch = async (
  { reader, signal }: ListSetup,
  commands: readonly TypeCallParams[],
  permit: PagePermit,
  isHaltOnError = true,
): Promise<readonly CommandReply[] | undefined> => {
  try {
    return await reader.readPages(commands, permit, isHaltOnError)
  } catch (error) {
    if (signal?.aborted === true || !(error instanceof SdkError)) throw error
    return undefined
  }
}

/** Takes the pages of a chain in order, up to the first that does not fit. */
export const joinPages = (list: OpenList, range: IdRange, replies: readonly CommandReply[]): Step => {
  const { idKey, chain, sizes, sizer } = list
  const pages: ListPage[] = []
  let { after } = range
  for (const [index, reply] of replies.entries()) {
    if (typeof reply !== 'object') return { pages, outcome: reply === 'refused' ? reply : 'broken' }
    const { result, next, total = 0 } = reply
    const all = rowsIn(list, result)
    const rows = all && index > 0 ? chain.newRows(all, idKey, after) : all
    if (all === undefined || rows === undefined) return { pages, outcome: 'broken' }
    const isNextNamed = next !== undefined || total > all.length
    const verdict = verifyPage(rows, idKey, { ...range, after })
    if (verdict === 'empty') {
      // After a reference to a missing value, a page is empty too. Only the newest id shows whether this is the end.
      const isDoubtful = isNextNamed || (index > 0 && all.length === 0 && !isBeyondNewest(list, after))
      return { pages, outcome: isDoubtful ? 'broken' : 'end' }
    }
    if (typeof verdict !== 'number') return { pages, outcome: 'broken' }
    note(list.findings, after, rows.length, verdict)
    pages.push({ rows, lastId: verdict })
    if (index === 0) sizer.learnSize(all[0], all.length)
    if (all.length < sizes.granted()) return { pages, outcome: isNextNamed ? 'broken' : sizes.ofShort }
    after = verdict
  }
  return { pages, outcome: 'more' }
}

/** Whether the list has reached the highest known id. */
const isBeyondNewest = ({ findings: { newestId = 0 } }: OpenList, id: number): boolean => newestId > 0 && id >= newestId

export const newestIdOf = (list: OpenList, reply: CommandReply | undefined): number => {
  const rows = typeof reply === 'object' ? rowsIn(list, reply.result) : []
  return Math.max(0, ...(rows ?? []).map((row) => readId(row, list.idKey) ?? 0))
}

/** Every page has its rows in the same field as the first page. */
const rowsIn = ({ container }: OpenList, result: unknown): readonly unknown[] | undefined => {
  const found = findRowsIn(result, container)
  return typeof found === 'string' ? undefined : found.rows
}
