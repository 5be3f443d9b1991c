import type { BatchCommand } from '../batch/batch-plan.ts'
import { LONGEST_RESET_WAIT_MS } from '../limits/operating-budget.ts'
import type { Clock } from '../platform/clock.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import type { ICallBatchOptions } from '../types/batch.ts'
import type { TypeHttp } from '../types/http.ts'
import { isNumber, isObject } from '../types/narrow.ts'
import type { PerCallOptions } from '../types/per-call-options.ts'
import { isBudgetError } from './budget-error.ts'

/** Commands that go into one request. */
export interface CommandChunk {
  readonly index: number
  readonly commands: readonly BatchCommand[]
  readonly isNamed: boolean
}

/** What became of the commands of a chunk, by their position or name in the whole. */
export interface ChunkOutcome<T> {
  readonly index: number
  readonly results: ReadonlyMap<string | number, AjaxResult<T>>
  /** Errors of the request itself, which came back in a result. */
  readonly requestErrors: ReadonlyMap<string, Error>
}

export interface ChunkContext {
  readonly http: TypeHttp
  readonly clock: Clock
  readonly options: ICallBatchOptions & PerCallOptions
}

/** Waits for the operating budget that one chunk sits through; a budget is free again after ten minutes at most. */
const mostWaits = 12
const usualWaitMs = 60_000

/** Sends a chunk. Commands that the operating budget kept from running are sent again when it has room. */
export const runChunk = async <T>(context: ChunkContext, chunk: CommandChunk): Promise<ChunkOutcome<T>> => {
  const results = new Map<string | number, AjaxResult<T>>()
  let left = chunk.commands
  const options = optionsOf(context, chunk)
  for (let waits = 0; ; waits += 1) {
    const outcome = await context.http.batch<T>(callsOf(left, chunk.isNamed), options)
    const answered = outcome.getData()?.result ?? new Map<string | number, AjaxResult<T>>()
    for (const [position, command] of left.entries()) {
      const result = answered.get(chunk.isNamed ? command.key : position)
      if (result !== undefined) results.set(command.key, result)
    }
    if (answered.size === 0 && !outcome.isSuccess) return { index: chunk.index, results, requestErrors: outcome.errors }
    const refused = refusedCommands(left, results, context.options.isHaltOnError !== false)
    // A reference would find another batch's results, or none.
    if (refused.length === 0 || waits === mostWaits || refused.some(refersToOthers))
      return { index: chunk.index, results: inOrder(chunk.commands, results), requestErrors: new Map() }
    await context.clock.sleep(waitMs(refused, results, context.clock.nowMs()), context.options.signal)
    left = refused
  }
}

/** A portal takes a key for one request only. */
const optionsOf = ({ options }: ChunkContext, { index }: CommandChunk): ChunkContext['options'] =>
  options.idempotencyKey === undefined ? options : { ...options, idempotencyKey: `${options.idempotencyKey}-${index}` }

const callsOf = (commands: readonly BatchCommand[], isNamed: boolean): Parameters<TypeHttp['batch']>[0] => {
  const calls = commands.map(({ method, params, as, parallel }) => ({
    method,
    params,
    ...(as !== undefined && { as }),
    ...(parallel !== undefined && { parallel }),
  }))
  if (!isNamed) return calls
  return Object.fromEntries(
    commands.flatMap(({ key }, index) => (calls[index] === undefined ? [] : [[key, calls[index]]])),
  )
}

/** The commands whose budget was used up, and after a halt those behind them, which nothing has spoken against. */
const refusedCommands = (
  commands: readonly BatchCommand[],
  results: ReadonlyMap<string | number, AjaxResult>,
  isHaltOnError: boolean,
): readonly BatchCommand[] => {
  const first = commands.findIndex(({ key }) => isBudgetError(results.get(key)))
  if (first === -1) return []
  return isHaltOnError ? commands.slice(first) : commands.filter(({ key }) => isBudgetError(results.get(key)))
}

const refersToOthers = ({ params }: BatchCommand): boolean => JSON.stringify(params).includes('$result[')

/** Until the budget of the refused methods has room, as the replies of the commands before have said. */
const waitMs = (
  refused: readonly BatchCommand[],
  results: ReadonlyMap<string | number, AjaxResult>,
  nowMs: number,
): number => {
  const methods = new Set(refused.map(({ method }) => method))
  const resets = [...results.values()].flatMap((result) => {
    const time: unknown = methods.has(result.getQuery().method) ? result.getData()?.time : undefined
    const resetAt = isObject(time) ? time['operating_reset_at'] : undefined
    return isNumber(resetAt) ? [resetAt * 1000 - nowMs] : []
  })
  return resets.length === 0 ? usualWaitMs : Math.min(LONGEST_RESET_WAIT_MS, Math.max(1000, Math.min(...resets) + 1000))
}

const inOrder = <T>(
  commands: readonly BatchCommand[],
  results: ReadonlyMap<string | number, AjaxResult<T>>,
): ReadonlyMap<string | number, AjaxResult<T>> =>
  new Map(
    commands.flatMap(({ key }) => {
      const result = results.get(key)
      return result === undefined ? [] : [[key, result]]
    }),
  )
