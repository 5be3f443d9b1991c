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
import { maxBatchCommands } from '../types/portal-figures.ts'

/** One command in its common form. Callers may give commands in several forms. */
export interface BatchCommand {
  /** The command's name, or its position when it has none. */
  readonly key: string | number
  readonly method: string
  readonly params: TypeCallParams
  /** REST v3: the name of this command in references of later commands. */
  readonly as?: string
  /** REST v3: the portal accepts it, but it has no effect. */
  readonly parallel?: boolean
}

export interface BatchPlan {
  readonly commands: readonly BatchCommand[]
  /** Whether the caller named the commands. */
  readonly isNamed: boolean
}

/**
 * Converts any number of commands to the common form.
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_ROW_FAIL`: not a command
 * @throws {AjaxError} `JSSDK_BATCH_NESTED`: a batch inside the batch; `JSSDK_INVALID_PARAMS`: params that JSON cannot carry
 */
export const planCommands = (calls: unknown): BatchPlan => {
  // `Array.from` also visits the holes of a list, so that a hole is refused as a missing command.
  if (isList(calls)) return { isNamed: false, commands: Array.from(calls, planCommand) }
  if (!isObject(calls) || Symbol.iterator in calls) throw batchRowInvalid('list')
  return { isNamed: true, commands: Object.entries(calls).map(([name, row]) => planCommand(row, name)) }
}

/**
 * Converts the commands of one batch request to the common form.
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

/** Converts one command to the common form. Throws like `planCommands`. */
export const planCommand = (row: unknown, key: string | number): BatchCommand => {
  const { method, params, ...rest } = partsOf(row)
  if (!isMethodName(method) || (params !== undefined && !isObject(params) && !isList(params)))
    throw batchRowInvalid(key)
  // The portal refuses a batch inside a batch too. Older portals ran the inner commands outside all limits.
  if (method.toLowerCase() === 'batch') throw batchNested(key)
  // Checked here, because a v2 command becomes text before the request. A function would be missing from the text without an error.
  const reason = unserialisablePart(params)
  if (reason !== undefined) throw batchParamsInvalid(key, reason)
  // An omitted value in a list of params becomes `null`, so that the other values keep their places.
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

/** Reads a row, which is a list `[method, params]` or an object. Any other value gives no method. */
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
