import { callerFirst } from '../../errors/caller-first.ts'
import { listCountUnknown } from '../../errors/catalogues/list-errors.ts'
import { forecast } from '../../lists/budget/forecast.ts'
import type { ListForecast } from '../../lists/budget/forecast.ts'
import { findRows, saysMore } from '../../lists/place/list-keys.ts'
import type { ListSetup } from '../../lists/list-setup.ts'
import { PageErrors } from '../../lists/page-errors.ts'
import type { PageReply } from '../../lists/read/page-reader.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { ActionContext } from '../action-context.ts'
import { givenOptions } from '../options/given-options.ts'
import { limitSecondsOf } from '../list-run/page-budgets.ts'
import { setUpList } from '../list-run/set-up-list.ts'
import type { AnyListOptions } from '../list-run/set-up-list.ts'
import { defaultPageSize } from '../../types/portal-figures.ts'

/** A permit without a wait: the estimate needs only one page. */
const unrationed = { pages: 1, settle: (): void => undefined }

/** Estimates the cost of a REST v2 list with one request that counts its rows. For tables with millions of rows this may take long. */
export const explainList = async (context: ActionContext, given: AnyListOptions): Promise<ListForecast> => {
  const options = givenOptions(given)
  if (context.version === ApiVersion.v3) throw listCountUnknown(options, 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3')
  const setup = setUpList(context, 'callList', options)
  try {
    const page = await setup.reader.readPage(firstPageOf(setup), unrationed)
    const http = context.http(context.version)
    return forecast({
      ...sizeOf(setup, page),
      ...http.getRestrictionManagerParams().rateLimit,
      maxPages: setup.sizes.maxPages(),
      strategy: setup.isByOffset ? 'pages' : setup.strategy,
      parallel: setup.width?.() ?? 1,
      secondsPerPage: setup.sizer.secondsPerPage(),
      budgetSeconds: limitSecondsOf(http),
      usedSeconds: page.time.operatingSeconds ?? 0,
    })
  } catch (error) {
    const [first] = error instanceof PageErrors ? error.errors.values() : [error]
    callerFirst(first)
    throw first
  } finally {
    setup.stop()
  }
}

/** With keyset paging the count begins at the caller's lower bound of ids. */
const firstPageOf = ({ isByOffset, cursorIdKeys: [cursorIdKey], queryFor, steps }: ListSetup): TypeCallParams => {
  const query = queryFor(cursorIdKey)
  if (isByOffset) return steps.at(query.counted(), steps.first)
  return { ...query.page(query, defaultPageSize), start: 0 }
}

/** The number of rows of the list and of a page. A method that names no next page has returned all rows, or does not count them. */
const sizeOf = (setup: ListSetup, { result, next, total = 0 }: PageReply): { rows: number; pageSize: number } => {
  const { given, isByOffset, steps } = setup
  if (!isByOffset) return { rows: total, pageSize: defaultPageSize }
  const found = findRows(result, given)
  const rows = typeof found === 'string' ? [] : found.rows
  const pageSize = rows.length || 1
  if (next !== undefined && total > 0) return { rows: total, pageSize }
  const page = { rows, next, total, saysMore: saysMore(result) }
  if (steps.next(page, steps.first, false) !== 'end') throw listCountUnknown(setup, 'JSSDK_LIST_KEY_UNKNOWN')
  return { rows: rows.length, pageSize }
}
