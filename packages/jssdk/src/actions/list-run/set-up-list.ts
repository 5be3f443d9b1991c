import { inexpressiblePart } from '../../batch/inexpressible.ts'
import { invalidParams, methodInvalid } from '../../errors/catalogues/catalogue.ts'
import { chainV2, chainV3 } from '../../lists/query/chain.ts'
import { listMark, readCursor } from '../../lists/place/list-cursor.ts'
import { listFacts } from '../../lists/list-facts.ts'
import type { ListFacts } from '../../lists/list-group.ts'
import type { ListSetup } from '../../lists/list-setup.ts'
import { stepsV2, stepsV3 } from '../../lists/offset/offset-steps.ts'
import { createBatchSizer } from '../../lists/budget/batch-sizer.ts'
import type { ListQuery } from '../../lists/query/page-request.ts'
import { pageSizesV2, pageSizesV3 } from '../../lists/page-sizes.ts'
import { queryV2 } from '../../lists/query/query-v2.ts'
import { queryV3 } from '../../lists/query/query-v3.ts'
import { orderIgnored } from '../../lists/warnings.ts'
import type { ListWarning } from '../../lists/warnings.ts'
import { isReadMethod } from '../../request/version/method-kind.ts'
import { unserialisablePart } from '../../tools/serialisable.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { isMethodName } from '../../types/narrow.ts'
import type { ActionContext } from '../action-context.ts'
import { faultOfOptions } from '../options/option-faults.ts'
import { createCost } from './list-cost.ts'
import type { ListCost } from './list-cost.ts'
import type { ListOptions } from './list-options.ts'
import { pageBudgetOf } from './page-budgets.ts'
import { listLife } from './list-life.ts'
import { widthOf } from './list-width.ts'
import { pageReader } from './page-reader.ts'
import { listWarner } from './list-warner.ts'
import { defaultPageSize } from '../../types/portal-figures.ts'

export type ListAction = 'callList' | 'fetchList' | 'fetchLists'
export type AnyListOptions = ListOptions<TypeCallParams> & { readonly limit?: number | undefined }

/**
 * Checks a list's options and prepares the engine's input. Warnings of the run are added to `warnings`.
 * @throws {SdkError} `JSSDK_FILTER_V2_INVALID`, `JSSDK_CURSOR_INVALID` and others: the options cannot be used, nothing was sent
 */
export const setUpList = (
  context: ActionContext,
  action: ListAction,
  options: Omit<AnyListOptions, 'onProgress'>,
  cost: ListCost = createCost(),
  warnings: ListWarning[] = [],
): ListSetup => {
  const { method, strategy = 'auto', limit, requestId, cursor, ordered = true, parallel = 1 } = options
  // Programs without types may pass `null`.
  const params: TypeCallParams = options.params ?? {}
  if (!isMethodName(method)) throw methodInvalid(options)
  // Checked here, because later a collection as filter has become an object without conditions. Every row would match.
  const reason = faultOfOptions(options) ?? unserialisablePart(params)
  if (reason !== undefined) throw invalidParams({ method, requestId }, reason)
  const http = context.http(context.version)
  const warn = listWarner(http, context.logger(), action, options, warnings)
  const isV2 = context.version === ApiVersion.v2
  const facts = isV2 ? factsFor(options) : factsV3
  const isKnown = facts.paging === 'keyset'
  const isByOffset = strategy === 'offset' || !(isKnown || facts.paging === 'unknown')
  const cursorIdKeys = keysOf(options, facts)
  const queryFor = (cursorIdKey: string): ListQuery =>
    isV2 ? queryV2(params, cursorIdKey) : queryV3(method, params, cursorIdKey)
  const query = queryFor(cursorIdKeys[0])
  if (query.isOrdered && !isByOffset) warn(orderIgnored)
  // A batch's query cannot express some conditions, and would find other rows. Such a list is read without batches.
  const isExpressible = !isV2 || inexpressiblePart(query.page({ after: 1 }, defaultPageSize)) === undefined
  const budget = pageBudgetOf(http, method, context.clock)
  const isWide = parallel !== 1 && !isByOffset
  const life = listLife(options.signal, isWide)
  const sizer = createBatchSizer(budget, life.signal)
  const sizes = isV2 ? pageSizesV2(isKnown) : pageSizesV3(limit, strategy !== 'pages')
  return {
    method,
    given: { ...options, container: facts.container },
    cursorIdKeys,
    isKnown,
    isRead: isReadMethod(method),
    isByOffset,
    steps: isV2 ? stepsV2(facts) : stepsV3(limit ?? defaultPageSize),
    queryFor,
    reader: pageReader(http, { ...options, signal: life.signal }, sizer, cost),
    sizes,
    chain: isV2 ? chainV2 : chainV3,
    sizer,
    strategy: isExpressible ? strategy : 'pages',
    width: widthOf(isWide ? parallel : 1, http, budget, sizer, sizes),
    isOrdered: ordered,
    resumed: cursor === undefined ? undefined : readCursor(cursor, method, listMark(params)),
    warn,
    ...life,
  }
}

const factsV3: ListFacts = { paging: 'keyset', cursorIdKey: 'id' }

/** A caller who gives `cursorIdKey` wants keyset paging. It is tried for every method with pages. */
const factsFor = ({ method, cursorIdKey }: Pick<AnyListOptions, 'method' | 'cursorIdKey'>): ListFacts => {
  const facts = listFacts(method)
  const isNamed = cursorIdKey !== undefined && facts.paging !== 'none' && facts.paging !== 'keyset'
  return isNamed ? { paging: 'unknown' } : facts
}

/** The possible names of the id in requests, the most likely one first. The caller's own name comes alone. */
const keysOf = (
  { idKey, cursorIdKey }: Pick<AnyListOptions, 'idKey' | 'cursorIdKey'>,
  facts: ListFacts,
): ListSetup['cursorIdKeys'] => {
  if (cursorIdKey !== undefined) return [cursorIdKey]
  const known = facts.paging === 'keyset' ? facts.cursorIdKey : undefined
  if (facts === factsV3) return [idKey ?? 'id']
  if (idKey !== undefined) return [idKey.toLowerCase() === known?.toLowerCase() ? known : idKey]
  return known === 'id' ? ['id', 'ID'] : ['ID', 'id']
}
