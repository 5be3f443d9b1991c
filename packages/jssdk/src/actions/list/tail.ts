import { invalidParams, methodInvalid } from '../../errors/catalogues/catalogue.ts'
import { tailNeedsInitialValue } from '../../errors/catalogues/list-errors.ts'
import { checkedFilter } from '../../lists/query/query-v3.ts'
import { createBatchSizer } from '../../lists/budget/batch-sizer.ts'
import { readTail } from '../../lists/read/read-tail.ts'
import type { CursorValue, TailSetup } from '../../lists/read/read-tail.ts'
import { Result } from '../../results/result.ts'
import { unserialisablePart } from '../../tools/serialisable.ts'
import type { TypeCallParams, TypeCallParamsV3 } from '../../types/calls/call-params.ts'
import { isMethodName } from '../../types/narrow.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import type { ActionContext } from '../action-context.ts'
import { collectRows } from '../list-run/collect-rows.ts'
import { endOfRun } from '../list-run/end-of-run.ts'
import { givenOptions } from '../options/given-options.ts'
import { faultOfOptions } from '../options/option-faults.ts'
import { createCost } from '../list-run/list-cost.ts'
import { pageBudgetOf } from '../list-run/page-budgets.ts'
import { pageReader } from '../list-run/page-reader.ts'
import { tell } from '../../logger/tell.ts'
import { defaultPageSize } from '../../types/portal-figures.ts'

export interface TailOptions extends PerCallOptions {
  readonly method: string
  readonly params?: Omit<TypeCallParamsV3, 'pagination' | 'order' | 'cursor'> | undefined
  /** The field by which rows are ordered and read. Its values must be unique. @default 'id' */
  readonly cursorField?: string | undefined
  /** @default 'ASC' */
  readonly order?: 'ASC' | 'DESC' | (string & {}) | undefined
  /** @default 'items' */
  readonly customKeyForResult?: string | undefined
  readonly requestId?: string | undefined
  /** Rows in a page, up to 1,000. @default 50 */
  readonly limit?: number | undefined
  /** The rows beyond this value are read. Required for DESC. @default 0 */
  readonly initialValue?: CursorValue | undefined
  /** Called after each page. */
  readonly onProgress?:
    | ((progress: { readonly rows: number; readonly lastValue: CursorValue | undefined }) => void)
    | undefined
}

type TailAction = 'callTail' | 'fetchTail'

async function* readRows<T>(
  context: ActionContext,
  action: TailAction,
  given: TailOptions,
): AsyncGenerator<T[], void, undefined> {
  const options = givenOptions(given)
  let last = options.initialValue
  let rowCount = 0
  try {
    for await (const { rows, lastValue } of readTail(setUp(context, action, options))) {
      last = lastValue ?? last
      rowCount += rows.length
      options.onProgress?.({ rows: rowCount, lastValue })
      yield [...rows] as T[] // oxlint-disable-line typescript/no-unsafe-type-assertion -- the contract lets the caller name the type of the rows
    }
  } catch (error) {
    const stream = action === 'fetchTail' ? 'TAIL_METHOD_API_V3' : undefined
    throw endOfRun(error, options, stream, { lastValue: last })
  }
}

const setUp = (context: ActionContext, action: TailAction, options: TailOptions): TailSetup => {
  const { method, params = {}, cursorField = 'id', requestId, initialValue = 0, limit = defaultPageSize } = options
  if (!isMethodName(method)) throw methodInvalid(options)
  const reason = faultOfOptions(options) ?? unserialisablePart(params)
  if (reason !== undefined) throw invalidParams({ method, requestId }, reason)
  const order = String(options.order).toUpperCase() === 'DESC' ? 'DESC' : 'ASC'
  checkedFilter(method, params['filter'])
  if (order === 'DESC' && options.initialValue === undefined) throw tailNeedsInitialValue(options, action)
  const warn = (message: string): void => {
    tell(context.logger(), 'warning', `${action}.make: ${message}`, { method, requestId })
  }
  if (mentions(params['filter'], cursorField))
    warn(`\`${cursorField}\` (cursorField) stands in \`filter\`. Use \`initialValue\`.`)
  const { select }: TypeCallParams = params
  if (select === undefined && cursorField !== 'id') warn(`add \`${cursorField}\` (cursorField) to \`select\`.`)
  const isMissing = select !== undefined && !select.includes(cursorField)
  const http = context.http(context.version)
  const sizer = createBatchSizer(pageBudgetOf(http, method, context.clock), options.signal)
  return {
    method,
    params: isMissing ? { ...params, select: [...select, cursorField] } : params,
    cursor: { field: cursorField, value: initialValue, order, limit },
    customKeyForResult: options.customKeyForResult ?? 'items',
    reader: pageReader(http, options, sizer, createCost()),
  }
}

/** Whether a filter has a condition on a field, also in its groups. */
const mentions = (filter: unknown, field: string): boolean => {
  if (Array.isArray(filter))
    return filter[0] === field || filter.some((node) => typeof node === 'object' && mentions(node, field))
  return typeof filter === 'object' && filter !== null && 'conditions' in filter && mentions(filter.conditions, field)
}

/** All rows beyond a value, in memory. REST v3 only. */
export class CallTail {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Reads every row beyond `initialValue`. After a soft error the result is not successful and holds the rows so far.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE`, `JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY`,
   * `JSSDK_FILTER_V3_INVALID_...`: nothing was sent; `JSSDK_LIST_STALLED`
   */
  make<T = unknown>(options: TailOptions): Promise<Result<T[]>> {
    const chunks = readRows<T>(this.#context, 'callTail', options)
    return collectRows(chunks, givenOptions(options), (rows) => new Result(rows))
  }
}

/** All rows beyond a value, page by page. REST v3 only. */
export class FetchTail {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Yields the rows beyond `initialValue`, one page at a time. A page is never empty.
   * @throws {AjaxError} the portal refused a page for good
   * @throws {SdkError} `JSSDK_CORE_B24_FETCH_TAIL_METHOD_API_V3`: a soft error; `JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE`,
   * `JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY`, `JSSDK_FILTER_V3_INVALID_...`: nothing was sent; `JSSDK_LIST_STALLED`
   */
  make<T = unknown>(options: TailOptions): AsyncGenerator<T[]> {
    return readRows(this.#context, 'fetchTail', options)
  }
}
