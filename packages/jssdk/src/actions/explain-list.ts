import { listCountNotInV3 } from '../errors/list-errors.ts'
import { chainCount } from '../lists/chain-count.ts'
import { forecast } from '../lists/forecast.ts'
import type { ListForecast } from '../lists/forecast.ts'
import { pageSizeV2 } from '../lists/page-sizes.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { ActionContext } from './action-context.ts'
import { createCost } from './list-cost.ts'
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
  if (version === ApiVersion.v3) throw listCountNotInV3({ method: options.method, requestId: options.requestId })
  const { method, requestId, strategy = 'auto', parallel = 1 } = options
  const cost = createCost()
  const setup = setUpList(context, ApiVersion.v2, 'callList', { options, cost })
  setup.stop()
  const [cursorIdKey] = setup.cursorIdKeys
  const query = setup.queryFor(cursorIdKey)
  const params = query.pageParams({ after: query.after, cursorIdKey, limit: pageSizeV2 })
  const http = context.http(ApiVersion.v2)
  const response = await http.call(method, { ...params, start: 0 }, requestId, perCallOf(options))
  const [error] = response.getErrors()
  if (error !== undefined) throw error
  const time = response.getData()?.time
  const { rateLimit, operatingLimit } = http.getRestrictionManagerParams()
  const secondsPerPage = time?.duration ?? 0
  const [burst, drainPerSecond] = [rateLimit?.burstLimit ?? 50, rateLimit?.drainRate ?? 2]
  return forecast({
    rows: response.getTotal(),
    pageSize: pageSizeV2,
    maxPages: setup.sizes.maxPages(),
    strategy,
    parallel:
      parallel === 'auto'
        ? chainCount({
            batchSeconds: secondsPerPage * setup.sizes.maxPages(),
            tokens: burst,
            drainPerSecond,
            isBudgetShort: false,
          })
        : parallel,
    secondsPerPage,
    burst,
    drainPerSecond,
    budgetSeconds: (operatingLimit?.limitMs ?? 480_000) / 1000,
    usedSeconds: time?.operating ?? 0,
  })
}
