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
 * Reads a REST v2 batch reply. A command that the reply does not mention was not run. After a halt it is left out, otherwise it is an
 * error.
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE`
 */
export const decodeV2 = <T>(
  commands: readonly BatchCommand[],
  { result, time, status, requestId, mayHaveRun }: BatchReply<BatchPayloadResult<Record<string, T>>>,
  isHaltOnError: boolean,
): CommandResults<T> => {
  const blocks: unknown = result
  // PHP sends an empty map as a list. Any other value does not say which commands may have run.
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
      // When a command has both an error and a result, it is not known which one is right.
      const outcome = mayHaveRun || saysSomething(success?.value) ? 'unknown' : undefined
      const error = commandError(failure.value, { ...query, status, position: key, outcome })
      outcomes.set(key, new AjaxResult<T>({ query, status, error }))
    } else if (success !== undefined) {
      const answer = {
        result: success.value,
        // Portals without this block give one time for the whole batch.
        time: times.get(name)?.value ?? time,
        // A missing count becomes `NaN`, and the result treats that as no count.
        total: Number(totals.get(name)?.value),
        next: Number(nexts.get(name)?.value),
      }
      outcomes.set(key, new AjaxResult<T>({ answer, query, status }))
    }
  }
  const absent = commands.filter(({ key }) => !outcomes.has(key))
  // A batch stops only after a failed command. So a reply that mentions no command at all is not the reply of a batch.
  if (absent[0] !== undefined && (!isHaltOnError || outcomes.size === 0))
    throw withAnswered(batchReplyWithoutCommand(absent[0].key, 'v2', requestId), outcomes)
  // An earlier attempt may have run the commands that this one did not reach.
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

/** Older portals sent the error as a text. A text that looks like a code is the code, any other text is the description. */
const bodyOfText = (text: string): unknown => ({ error: /^\w+$/.test(text) && text, error_description: text })
