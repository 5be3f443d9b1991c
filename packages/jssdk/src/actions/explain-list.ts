import { listCountNotInV3, listCountUnknown } from '../errors/list-errors.ts'
import { forecast } from '../lists/forecast.ts'
import type { ListForecast } from '../lists/forecast.ts'
import { findRows, saysMore } from '../lists/list-keys.ts'
import type { ListSetup } from '../lists/list-setup.ts'
import { pageSizeV2 } from '../lists/page-sizes.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { TypeCallParams } from '../types/call-params.ts'
import type { ActionContext } from './action-context.ts'
import { createCost } from './list-cost.ts'
import { limitSecondsOf } from './page-budgets.ts'
import { perCallOf } from './per-call.ts'
import { setUpList } from './set-up-list.ts'
import type { AnyListOptions } from './set-up-list.ts'

/**
 * Says what a REST v2 list is going to cost, by one request that counts its rows. On tables of millions the portal may take long
 * to count.
 */
export const explainList = async (
  context: ActionContext,
  version: ApiVersion,
  options: AnyListOptions,
): Promise<ListForecast> => {
  const { method, requestId } = options
  if (version === ApiVersion.v3) throw listCountNotInV3({ method, requestId })
  const cost = createCost()
  const setup = setUpList(context, ApiVersion.v2, 'callList', { options, cost })
  setup.stop()
  const http = context.http(ApiVersion.v2)
  const response = await http.call(method, firstPageOf(setup), requestId, perCallOf(options))
  const [error] = response.getErrors()
  if (error !== undefined) throw error
  const time = response.getData()?.time
  const { rateLimit } = http.getRestrictionManagerParams()
  const secondsPerPage = time?.duration ?? 0
  setup.pace.learn([{ durationSeconds: secondsPerPage }])
  return forecast({
    ...sizeOf(setup, response),
    maxPages: setup.sizes.maxPages(),
    strategy: setup.isByOffset ? 'pages' : setup.strategy,
    parallel: setup.width.now(),
    secondsPerPage,
    burst: rateLimit?.burstLimit ?? 50,
    drainPerSecond: rateLimit?.drainRate ?? 2,
    budgetSeconds: limitSecondsOf(http),
    usedSeconds: time?.operating ?? 0,
  })
}

/** A list along ids is counted where it begins. */
const firstPageOf = ({ isByOffset, cursorIdKeys: [cursorIdKey], queryFor, steps }: ListSetup): TypeCallParams => {
  const query = queryFor(cursorIdKey)
  if (isByOffset) return steps.at(query.countedParams(), steps.first)
  return { ...query.pageParams({ after: query.after, limit: pageSizeV2 }), start: 0 }
}

/** Rows of the list and of a page. A method that names no next page has given everything, or does not say. */
const sizeOf = (
  { method, given, isByOffset, steps }: ListSetup,
  response: AjaxResult,
): { rows: number; pageSize: number } => {
  const { next, total = 0 } = response.getPaging()
  if (!isByOffset) return { rows: total, pageSize: pageSizeV2 }
  const result = response.getData()?.result
  const found = findRows(result, given)
  const rows = typeof found === 'string' ? [] : found.rows
  const pageSize = Math.max(1, rows.length)
  if (next !== undefined && total > 0) return { rows: total, pageSize }
  const facts = { place: steps.first, rows, next, total, saysMore: saysMore(result), hasNamedNext: false }
  if (steps.next(facts) !== 'end') throw listCountUnknown({ method })
  return { rows: rows.length, pageSize }
}
