import {
  batchEmpty,
  batchNested,
  batchParamsInvalid,
  batchRowInvalid,
  batchTooLarge,
} from '../errors/catalogues/batch-errors.ts'
import { unserialisablePart } from '../tools/serialisable.ts'
import type { TypeCallParams } from '../types/calls/call-params.ts'
import { isMethodName, isObject, isString } from '../types/narrow.ts'

/** Commands that one batch may hold; portals refuse the 51st. */
export const maxBatchCommands = 50

/** One command in its one form, whatever form the caller gave it in. */
export interface BatchCommand {
  /** Name of the command, or its position when it has none. */
  readonly key: string | number
  readonly method: string
  readonly params: TypeCallParams
  /** REST v3: the name by which later commands refer to this one. */
  readonly as?: string
  /** REST v3: accepted by the portal, without effect. */
  readonly parallel?: boolean
}

export interface BatchPlan {
  readonly commands: readonly BatchCommand[]
  /** Whether the caller named the commands. */
  readonly isNamed: boolean
}

/**
 * Brings the commands of a batch, however many, into one form.
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_ROW_FAIL`: not a command
 * @throws {AjaxError} `JSSDK_BATCH_NESTED`: a batch inside the batch; `JSSDK_INVALID_PARAMS`: params that JSON cannot carry
 */
export const planCommands = (calls: unknown): BatchPlan => {
  // A list with holes, too: where there is none there is no command.
  if (isList(calls)) return { isNamed: false, commands: Array.from(calls, planCommand) }
  if (!isObject(calls) || Symbol.iterator in calls) throw batchRowInvalid('list')
  return { isNamed: true, commands: Object.entries(calls).map(([name, row]) => planCommand(row, name)) }
}

/**
 * Brings the commands of one batch request into one form.
 * @throws {AjaxError} `JSSDK_BATCH_EMPTY`, `JSSDK_BATCH_TOO_LARGE`, `JSSDK_BATCH_NESTED`, `JSSDK_INVALID_PARAMS`
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_ROW_FAIL`
 */
export const planBatch = (calls: unknown): BatchPlan => {
  const plan = planCommands(calls)
  const { length } = plan.commands
  if (length === 0) throw batchEmpty()
  if (length > maxBatchCommands) throw batchTooLarge(length, maxBatchCommands)
  return plan
}

/** Brings one command into its one form; throws as `planCommands` does. */
export const planCommand = (row: unknown, key: string | number): BatchCommand => {
  const { method, params, ...rest } = partsOf(row)
  if (!isMethodName(method) || (params !== undefined && !isObject(params) && !isList(params)))
    throw batchRowInvalid(key)
  // A portal refuses it as well, but older ones ran the inner commands outside all limits.
  if (method.toLowerCase() === 'batch') throw batchNested(key)
  // Here and not at the request: by then a v2 command is text, from which a function has silently vanished.
  const reason = unserialisablePart(params)
  if (reason !== undefined) throw batchParamsInvalid(key, reason)
  // Of a list, what is left out keeps its place.
  const named = isList(params)
    ? Object.fromEntries(Array.from(params, (value, index) => [index, value ?? null]))
    : params
  return { key, method, params: { ...named }, ...rest }
}

interface RowParts {
  readonly method: unknown
  readonly params: unknown
  readonly as?: string
  readonly parallel?: boolean
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** Of what is no row at all nothing is left. */
const partsOf = (row: unknown): RowParts => {
  if (isList(row)) return { method: row[0], params: row[1] }
  const { method, params, as, parallel } = isObject(row) ? row : {}
  return {
    method,
    params,
    ...(isString(as) && { as }),
    ...(typeof parallel === 'boolean' && { parallel }),
  }
}
