import { AjaxError } from '../../errors/ajax-error.ts'
import { listHasNoPage, listStalled } from '../../errors/catalogues/list-errors.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { IdRange } from '../place/list-cursor.ts'
import { findIdKey, findRows } from '../place/list-keys.ts'
import type { Findings, ListPage, ListSetup, OpenList } from '../list-setup.ts'
import type { PageReply } from './page-reader.ts'
import type { ListQuery } from '../query/page-request.ts'
import { note } from '../place/id-ranges.ts'
import { readId } from '../place/row-id.ts'
import { verifyPage } from './verify-page.ts'
import { containerMissing, keyMissing } from '../warnings.ts'
import { defaultPageSize } from '../../types/portal-figures.ts'

/** What the first page of a list has shown. */
export type Opening =
  | { readonly page: ListPage; readonly list: OpenList }
  /** The list has ended. */
  | { readonly page: ListPage | undefined; readonly list?: undefined }
  /**
   * There may be more rows, but keyset paging does not work: rows have no usable ids, or requests cannot use them. No rows were returned.
   */
  | 'noKeyset'

/** The first page with one possible id field in the request. An error when the method refuses or ignores this field. */
export type Attempt = Opening | Error | 'noList'

/**
 * Reads the first page of a range, or of the whole list when the range has no bounds. Finds the field with the rows and the id field. When
 * the caller has not named the id field of the request, a second name is tried if the method refuses or ignores the first.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: the method ignores the filter or the order by id; `JSSDK_LIST_NO_LIST`
 */
export const openList = async (setup: ListSetup, range: IdRange): Promise<Opening> => {
  const isBeginning = range.after === -Infinity && range.upTo === undefined
  const [first, ...others] = setup.cursorIdKeys
  // The most likely name is tried once more at the end, because a portal may fail for a moment.
  const keys = setup.isKnown || !isBeginning ? [...others, first] : others
  let attempt = await tryKey(setup, first, range)
  for (const key of keys) if (attempt instanceof Error) attempt = await tryKey(setup, key, range)
  // A portal may fail for a moment, so the page is read a second time. A method that may write is not called again.
  if (attempt === 'noList' && setup.isRead) attempt = await tryKey(setup, first, range)
  if (attempt === 'noList') throw listHasNoPage(setup)
  if (!(attempt instanceof Error)) return attempt
  if (isBeginning) return 'noKeyset'
  throw attempt
}

const tryKey = async (setup: ListSetup, cursorIdKey: string, range: IdRange): Promise<Attempt> => {
  const first = firstPage(setup, cursorIdKey, range)
  try {
    return judgeFirstPage(setup, first, await setup.reader.readPage(first.params))
  } catch (error) {
    // Some methods refuse an unknown field in the filter.
    if (error instanceof AjaxError && error.status === 400 && setup.cursorIdKeys.length > 1) return error
    throw error
  }
}

/** The request of a range's first page. */
export interface FirstPage {
  readonly query: ListQuery
  /** The range with the caller's own lower bound of ids. */
  readonly range: IdRange
  readonly params: TypeCallParams
}

export const firstPage = (setup: ListSetup, cursorIdKey: string, { after, upTo }: IdRange): FirstPage => {
  const query = setup.queryFor(cursorIdKey)
  // Ids of known methods are above 0. Other methods may have any ids.
  const range = { after: Math.max(query.after, setup.isKnown ? Math.max(after, 0) : after), upTo }
  return { query, range, params: query.page(range, setup.sizes.next()) }
}

/** Checks the first page, from a request of its own or from a batch. */
export const judgeFirstPage = (
  setup: ListSetup,
  { query, range }: FirstPage,
  { result, next, total = 0 }: Pick<PageReply, 'result' | 'next' | 'total'>,
): Attempt => {
  const { given } = setup
  const found = findRows(result, given)
  if (found === 'noList') return found
  if (found === 'containerMissing') {
    setup.warn(containerMissing(setup))
    return { page: undefined }
  }
  const { rows, container } = found
  const idKey = given.idKey ?? findIdKey(rows)
  // The list goes on when the reply names a next page, or a larger total, even if this page is short.
  const mayContinue = setup.sizes.mayContinue(rows.length) || next !== undefined || total > rows.length
  if (rows.length === 0) return next === undefined ? { page: undefined } : 'noList'
  const verdict = idKey === undefined ? 'unreadable' : verifyPage(rows, idKey, range)
  if (idKey === undefined || typeof verdict !== 'number') {
    // A page that is not full is the whole list, so its order does not matter.
    if (verdict === 'stray' && (range.after > 0 || mayContinue)) return listStalled(setup, range.after)
    if (verdict === 'unreadable' && mayContinue) return 'noKeyset'
    if (verdict === 'keyless' && mayContinue) setup.warn(keyMissing(idKey ?? ''), rows.length >= defaultPageSize)
    return { page: { rows, lastId: undefined } }
  }
  const page = { rows, lastId: verdict }
  setup.sizer.learnSize(rows[0], rows.length)
  if (!mayContinue) return { page }
  const findings: Findings = { newestId: undefined, brokenChains: 0, rowsPerId: 0 }
  note(findings, (readId(rows[0], idKey) ?? 0) - 1, rows.length, verdict)
  return { page, list: { ...setup, query, idKey, container, findings } }
}
