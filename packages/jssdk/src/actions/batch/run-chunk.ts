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

/** The commands of one request. */
export interface CommandChunk {
  readonly index: number
  readonly commands: readonly BatchCommand[]
  readonly isNamed: boolean
}

/** The outcome of a chunk. */
export interface ChunkOutcome<T> extends CommandChunk {
  /** Whether the commands without a result had been sent when the chunk ended. */
  readonly isSent: boolean
  /** The results that the portal returned, by the command's position or name in the whole action. */
  readonly results: ReadonlyMap<string | number, AjaxResult<T>>
  /** Soft errors of the request itself. */
  readonly requestErrors: ReadonlyMap<string, Error>
  /** The error that ended the chunk before every command had its answer. */
  readonly failure?: { readonly error: unknown } | undefined
}

type ChunkOptions = ICallBatchOptions & PerCallOptions

/** The most waits of one chunk for the operating budget. A budget is free again after ten minutes at most. */
const mostWaits = 12
const usualWaitMs = 60_000

/**
 * Sends a chunk. An error is part of its outcome, together with the results so far. Commands that were refused because of the operating
 * budget are sent again when it has room.
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
      // A command with a reference is not sent again: in another batch it would find other results, or none.
      if (refused.length === 0 || waits === mostWaits || refused.some(refersToOthers)) return outcome
      outcome.isSent = false
      await clock.sleep(waitMs(refused, results, clock.nowMs()), options.signal)
      // A refused command that is sent again gets a new outcome, so the refusal is removed.
      for (const { key } of refused) results.delete(key)
      left = refused
    }
  } catch (error) {
    note(answeredBefore<T>(error))
    return { ...outcome, failure: { error } }
  }
}

/** After an error that halts, later commands have no result. Without such an error, a reply without a command's result is incomplete. */
const checkComplete = (
  commands: readonly BatchCommand[],
  results: ReadonlyMap<string | number, AjaxResult>,
  version: ApiVersion,
): void => {
  const absent = commands.find(({ key }) => results.get(key)?.isSuccess !== true)
  if (absent !== undefined && !results.has(absent.key)) throw batchReplyWithoutCommand(absent.key, version)
}

/** The key is different for each request, because a portal accepts a key for one request only. */
const optionsOf = (options: ChunkOptions, index: number): ChunkOptions =>
  options.idempotencyKey === undefined ? options : { ...options, idempotencyKey: `${options.idempotencyKey}-${index}` }

const callsOf = (commands: readonly BatchCommand[], isNamed: boolean): BatchCalls =>
  isNamed ? Object.fromEntries(commands.map((command) => [command.key, command])) : [...commands]

/** The commands whose budget was used up. After a halt, also the later commands, because they were not refused. */
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

/** How long to wait until the budget of the refused methods has room, by the times of the earlier replies. */
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
