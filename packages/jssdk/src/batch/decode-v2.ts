import { AjaxError, describeBody } from '../errors/ajax-error.ts'
import { batchReplyWithoutCommand, batchSubError } from '../errors/catalogues/batch-errors.ts'
import type { CommandFacts } from '../errors/catalogues/batch-errors.ts'
import { outcomeUnknown } from '../errors/catalogues/catalogue.ts'
import { AjaxResult } from '../results/ajax-result.ts'
import { isString, saysSomething } from '../types/narrow.ts'
import type { BatchPayloadResult } from '../types/calls/payload.ts'
import type { BatchCommand } from './batch-plan.ts'
import { withAnswered } from './batch-reply.ts'
import type { BatchReply, CommandResults } from './batch-reply.ts'
import { readBlock } from './reply-blocks.ts'

/**
 * Reads a REST v2 batch reply. A command without a trace was not run: after a halt it is left out, otherwise it is an error.
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE`
 */
export const decodeV2 = <T>(
  commands: readonly BatchCommand[],
  { result, time, status, requestId, mayHaveRun }: BatchReply<BatchPayloadResult<Record<string, T>>>,
  isHaltOnError: boolean,
): CommandResults<T> => {
  const blocks: unknown = result
  // An empty map comes as a list; anything else says nothing of commands that may have run.
  if (typeof blocks !== 'object' || blocks === null)
    throw batchReplyWithoutCommand(commands[0]?.key ?? 0, 'v2', requestId)
  const results = readBlock<T>(result.result)
  const errors = readBlock<unknown>(result.result_error)
  const totals = readBlock<number | string>(result.result_total)
  const nexts = readBlock<number | string>(result.result_next)
  const times = readBlock(result.result_time)

  const outcomes: CommandResults<T> = new Map()
  for (const { key, method, params } of commands) {
    const name = String(key)
    const query = { method, params, requestId }
    const failure = errors.get(name)
    const success = results.get(name)
    if (failure !== undefined && failure.value !== null) {
      // An error beside a result does not say which of the two holds.
      const outcome = mayHaveRun || saysSomething(success?.value) ? 'unknown' : undefined
      const error = commandError(failure.value, { ...query, status, position: key, outcome })
      outcomes.set(key, new AjaxResult<T>({ query, status, error }))
    } else if (success !== undefined) {
      const answer = {
        result: success.value,
        // Portals older than the block measure the batch as a whole only.
        time: times.get(name)?.value ?? time,
        // A count that is not there becomes `NaN`, which a result takes for none.
        total: Number(totals.get(name)?.value),
        next: Number(nexts.get(name)?.value),
      }
      outcomes.set(key, new AjaxResult<T>({ answer, query, status }))
    }
  }
  const absent = commands.filter(({ key }) => !outcomes.has(key))
  // A batch that halts does so behind a command that failed: without a trace of any command this is no reply of a batch.
  if (absent[0] !== undefined && (!isHaltOnError || outcomes.size === 0))
    throw withAnswered(batchReplyWithoutCommand(absent[0].key, 'v2', requestId), outcomes)
  // An attempt before may have done what this one did not come to.
  if (mayHaveRun)
    for (const { key, method, params } of absent) {
      const query = { method, params, requestId }
      outcomes.set(key, new AjaxResult<T>({ query, status, error: outcomeUnknown(query) }))
    }
  return outcomes
}

const commandError = (body: unknown, facts: CommandFacts): AjaxError => {
  const { code, description } = describeBody(isString(body) ? bodyOfText(body) : body, facts.method)
  if (code === undefined && description === undefined) return batchSubError(facts)
  const { position: _, status, outcome, ...requestInfo } = facts
  return new AjaxError({ code: code ?? 'JSSDK_BATCH_SUB_ERROR', description, status, outcome, requestInfo })
}

/** Older portals answered a plain text: a code when it looks like one, else a description. */
const bodyOfText = (text: string): unknown => ({ error: /^\w+$/.test(text) && text, error_description: text })
