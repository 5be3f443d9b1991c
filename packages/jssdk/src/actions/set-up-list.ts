import { invalidParams } from '../errors/catalogue.ts'
import { chainV2, chainV3 } from '../lists/chain.ts'
import { readCursor } from '../lists/list-cursor.ts'
import { methodFacts } from '../lists/list-methods.ts'
import type { ListSetup } from '../lists/list-setup.ts'
import { createPace } from '../lists/pace.ts'
import { pageSizesV2, pageSizesV3 } from '../lists/page-sizes.ts'
import { queryV2 } from '../lists/query-v2.ts'
import { queryV3 } from '../lists/query-v3.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { TypeCallParams } from '../types/call-params.ts'
import type { ActionContext } from './action-context.ts'
import type { ListCost } from './list-cost.ts'
import type { ListOptions } from './list-options.ts'
import { pageBudgetOf } from './page-budgets.ts'
import { listLife } from './list-life.ts'
import { widthOf } from './list-width.ts'
import { pageReader } from './page-reader.ts'
import { perCallOf } from './per-call.ts'
import { tell } from '../logger/tell.ts'

export type ListAction = 'callList' | 'fetchList' | 'fetchLists'
export type AnyListOptions = ListOptions<TypeCallParams> & { readonly limit?: number | undefined }

interface Order {
  readonly options: AnyListOptions
  readonly cost: ListCost
}

/**
 * Checks a list's options and brings together what the engine needs.
 * @throws {SdkError} `JSSDK_FILTER_V2_INVALID`, `JSSDK_CURSOR_INVALID` and others: the options cannot be used, nothing was sent
 */
export const setUpList = (
  context: ActionContext,
  version: ApiVersion,
  action: ListAction,
  { options, cost }: Order,
): ListSetup => {
  const { method, params = {}, strategy = 'auto', limit, requestId, cursor, ordered = true, parallel = 1 } = options
  checkNumbers(options)
  const http = context.http(version)
  const warn = (message: string): void => {
    tell(context.logger(), 'warning', `${action}.make: ${message}`, { method, requestId })
  }
  const facts = methodFacts(method)
  const cursorIdKeys = keysOf(options, version)
  const isV2 = version === ApiVersion.v2
  const queryFor = (cursorIdKey: string): ReturnType<typeof queryV2> =>
    isV2 ? queryV2(params, cursorIdKey) : queryV3(method, params)
  if (queryFor(cursorIdKeys[0]).ignored.length > 0) {
    warn(
      'user-provided `order` parameter is ignored because cursor-based pagination requires ordering by cursorIdKey. Use `filter` to narrow results instead.',
    )
  }
  const budget = pageBudgetOf(http, method, context.clock)
  const life = listLife(options.signal, parallel !== 1)
  const pace = createPace(budget, life.signal)
  const sizes = isV2 ? pageSizesV2 : pageSizesV3(limit, strategy !== 'pages')
  return {
    method,
    given: options,
    cursorIdKeys,
    isPaged: !isV2 || facts.isPaged,
    queryFor,
    reader: pageReader({ http, method, requestId, perCall: perCallOf(options, { signal: life.signal }), budget, cost }),
    sizes,
    chain: isV2 ? chainV2 : chainV3,
    pace,
    strategy,
    width: widthOf(parallel, { http, pace, budget, sizes }),
    isOrdered: ordered,
    resumed: cursor === undefined ? undefined : readCursor(cursor, method),
    warn,
    isCancelled: () => life.signal?.aborted === true,
    stop: life.end,
  }
}

/** The name of the id in requests: as it was given, else the likeliest first. */
const keysOf = (
  { method, idKey, cursorIdKey = idKey }: AnyListOptions,
  version: ApiVersion,
): ListSetup['cursorIdKeys'] => {
  if (cursorIdKey !== undefined) return [cursorIdKey]
  if (version === ApiVersion.v3) return ['id']
  return methodFacts(method).cursorIdKey === 'id' ? ['id', 'ID'] : ['ID', 'id']
}

const checkNumbers = ({ method, requestId = '', parallel = 1, limit = 1 }: AnyListOptions): void => {
  const isWhole = (value: number, most: number): boolean => Number.isInteger(value) && value >= 1 && value <= most
  if (parallel !== 'auto' && !isWhole(parallel, 50))
    throw invalidParams({ method, requestId, reason: "`parallel` is neither 'auto' nor a whole number from 1 to 50" })
  if (!isWhole(limit, 1000))
    throw invalidParams({ method, requestId, reason: '`limit` is no whole number from 1 to 1000' })
}
