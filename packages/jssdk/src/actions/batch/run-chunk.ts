import type { BatchCommand } from '../../batch/batch-plan.ts'
import { answeredBefore } from '../../batch/batch-reply.ts'
import { batchReplyWithoutCommand } from '../../errors/catalogues/batch-errors.ts'
import { LONGEST_RESET_WAIT_MS } from '../../limits/operating-budget.ts'
import type { Clock } from '../../platform/clock.ts'
import type { AjaxResult } from '../../results/ajax-result.ts'
import type { ApiVersion } from '../../types/calls/api-version.ts'
import type { ICallBatchOptions } from '../../types/calls/batch.ts'
import type { BatchCalls, TypeHttp } from '../../types/calls/http.ts'
import { isNumber, isObject } from '../../types/narrow.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'
import { isBudgetError } from './budget-error.ts'

/** Commands that go into one request. */
export interface CommandChunk {
  readonly index: number
  readonly commands: readonly BatchCommand[]
  readonly isNamed: boolean
}

/** What became of a chunk. */
export interface ChunkOutcome<T> extends CommandChunk {
  /** Whether the commands without a result were under way when it ended. */
  readonly isSent: boolean
  /** Of the commands that the portal has answered, by their position or name in the whole. */
  readonly results: ReadonlyMap<string | number, AjaxResult<T>>
  /** Errors of the request itself, which came back in a result. */
  readonly requestErrors: ReadonlyMap<string, Error>
  /** What ended the chunk before every command had its answer. */
  readonly failure?: { readonly error: unknown } | undefined
}

type ChunkOptions = ICallBatchOptions & PerCallOptions

/** Waits for the operating budget that one chunk sits through; a budget is free again after ten minutes at most. */
const mostWaits = 12
const usualWaitMs = 60_000

/**
 * Sends a chunk; an error is part of its outcome, beside the results that there are. Commands that the operating budget kept from
 * running are sent again when it has room.
 */
export const runChunk = async <T>(
  http: TypeHttp,
  clock: Clock,
  given: ChunkOptions,
  chunk: CommandChunk,
): Promise<ChunkOutcome<T>> => {
  const { index, commands, isNamed } = chunk
  const options = optionsOf(given, index)
  const results = new Map<string | number, AjaxResult<T>>()
  const outcome = { ...chunk, isSent: true, results, requestErrors: new Map<string, Error>() }
  let left = commands
  const note = (answered: ReadonlyMap<string | number, AjaxResult<T>>): void => {
    for (const [position, { key }] of left.entries()) {
      const result = answered.get(isNamed ? key : position)
      if (result !== undefined) results.set(key, result)
    }
  }
  try {
    for (let waits = 0; ; waits += 1) {
      outcome.isSent = true
      const reply = await http.batch<T>(callsOf(left, isNamed), options)
      const answered = reply.getData()?.result ?? new Map<string | number, AjaxResult<T>>()
      note(answered)
      if (answered.size === 0 && !reply.isSuccess) return { ...outcome, requestErrors: reply.errors }
      checkComplete(left, results, http.apiVersion)
      const refused = refusedCommands(left, results, options.isHaltOnError !== false)
      // A reference would find another batch's results, or none.
      if (refused.length === 0 || waits === mostWaits || refused.some(refersToOthers)) return outcome
      outcome.isSent = false
      await clock.sleep(waitMs(refused, results, clock.nowMs()), options.signal)
      // Their refusal does not tell what becomes of them now.
      for (const { key } of refused) results.delete(key)
      left = refused
    }
  } catch (error) {
    note(answeredBefore<T>(error))
    return { ...outcome, failure: { error } }
  }
}

/** After an error that halts the others are not run; without one a reply that leaves commands out tells nothing of them. */
const checkComplete = (
  commands: readonly BatchCommand[],
  results: ReadonlyMap<string | number, AjaxResult>,
  version: ApiVersion,
): void => {
  const absent = commands.find(({ key }) => results.get(key)?.isSuccess !== true)
  if (absent !== undefined && !results.has(absent.key)) throw batchReplyWithoutCommand(absent.key, version)
}

/** A portal takes a key for one request only. */
const optionsOf = (options: ChunkOptions, index: number): ChunkOptions =>
  options.idempotencyKey === undefined ? options : { ...options, idempotencyKey: `${options.idempotencyKey}-${index}` }

const callsOf = (commands: readonly BatchCommand[], isNamed: boolean): BatchCalls =>
  isNamed ? Object.fromEntries(commands.map((command) => [command.key, command])) : [...commands]

/** The commands whose budget was used up, and after a halt those behind them, which nothing has spoken against. */
const refusedCommands = (
  commands: readonly BatchCommand[],
  results: ReadonlyMap<string | number, AjaxResult>,
  isHaltOnError: boolean,
): readonly BatchCommand[] => {
  const refused = commands.filter(({ key }) => isBudgetError(results.get(key)))
  const [first] = refused
  return isHaltOnError && first !== undefined ? commands.slice(commands.indexOf(first)) : refused
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
