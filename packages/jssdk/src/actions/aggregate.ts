import { methodInvalid } from '../errors/catalogues/catalogue.ts'
import { aggregateFunctionInvalid, aggregateSelectInvalid } from '../errors/catalogues/list-errors.ts'
import { Result } from '../results/result.ts'
import { withErrors } from '../results/with-errors.ts'
import type { TypeCallParamsV3 } from '../types/calls/call-params.ts'
import { isMethodName, isNumber, isObject, isString } from '../types/narrow.ts'
import type { PerCallOptions } from '../types/calls/per-call-options.ts'
import type { ActionContext } from './action-context.ts'
import { givenOptions } from './options/given-options.ts'
import { perCallOf } from './options/per-call.ts'
import { tell } from '../logger/tell.ts'

const aggregateFunctions = ['sum', 'avg', 'min', 'max', 'count', 'countDistinct'] as const
export type AggregateFunctionV3 = (typeof aggregateFunctions)[number]
/** What to compute: the fields of each function, or fields with an alias. */
export type AggregateSelectV3 = Partial<Record<AggregateFunctionV3, string[] | Record<string, string>>>
/** The computed values by function and field. */
export type AggregateResultV3 = Partial<Record<AggregateFunctionV3, Record<string, number>>>

export interface AggregateOptions extends PerCallOptions {
  readonly method: string
  readonly select: AggregateSelectV3
  readonly params?: Pick<TypeCallParamsV3, 'filter'> | undefined
  readonly requestId?: string | undefined
}

const isFunctionName = (name: string): name is AggregateFunctionV3 => aggregateFunctions.some((known) => known === name)

/** Sums, averages and counts that the portal computes. REST v3 only, and few portals offer it. */
export class Aggregate {
  readonly #context: ActionContext

  constructor(context: ActionContext) {
    this.#context = context
  }

  /**
   * Computes functions over the rows that match a filter.
   * @throws {AjaxError} the portal refused the call
   * @throws {SdkError} `JSSDK_AGGREGATE_V3_INVALID_FUNCTION`, `JSSDK_AGGREGATE_V3_INVALID_SELECT`: nothing was sent
   */
  async make(given: AggregateOptions): Promise<Result<AggregateResultV3>> {
    const options = givenOptions(given)
    const { method, select, params = {}, requestId } = options
    if (!isMethodName(method)) throw methodInvalid(options)
    checkSelect(options)
    const http = this.#context.http(this.#context.version)
    const body: Record<string, unknown> = { ...params, select }
    const response = await http.call(method, body, requestId, perCallOf(options))
    const result = new Result<AggregateResultV3>()
    if (!response.isSuccess) return withErrors(result, response.errors)
    const answer: unknown = response.getData()?.result
    if (isObject(answer) && isObject(answer['result'])) return result.setData(valuesOf(answer['result']))
    const values = valuesOf(answer)
    if (Object.keys(values).length > 0) {
      const message = 'aggregate.make: the values stand in `result` itself.'
      tell(this.#context.logger(), 'warning', message, { method, requestId })
    }
    return result.setData(values)
  }
}

const checkSelect = (options: AggregateOptions): void => {
  const select: unknown = options.select
  if (!isObject(select) || Object.keys(select).length === 0) throw aggregateSelectInvalid(options, 'select')
  for (const [name, fields] of Object.entries(select)) {
    if (!isFunctionName(name)) throw aggregateFunctionInvalid(options, name, aggregateFunctions)
    const names: readonly unknown[] = Array.isArray(fields) ? fields : isObject(fields) ? Object.values(fields) : []
    if (names.length === 0 || !names.every(isString)) throw aggregateSelectInvalid(options, name)
  }
}

const valuesOf = (answer: unknown): AggregateResultV3 => {
  const values: AggregateResultV3 = {}
  for (const [name, fields] of Object.entries(isObject(answer) ? answer : {})) {
    if (!isFunctionName(name) || !isObject(fields)) continue
    values[name] = Object.fromEntries(
      Object.entries(fields).flatMap(([field, value]): [string, number][] => {
        const number = isString(value) ? Number(value) : value
        return isNumber(number) ? [[field, number]] : []
      }),
    )
  }
  return values
}
