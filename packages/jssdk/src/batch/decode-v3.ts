import { batchReplyWithoutCommand } from '../errors/catalogues/batch-errors.ts'
import { AjaxResult } from '../results/ajax-result.ts'
import type { BatchCommand } from './batch-plan.ts'
import { withAnswered } from './batch-reply.ts'
import type { BatchReply, CommandResults } from './batch-reply.ts'
import { readBlock } from './reply-blocks.ts'
import type { WireBlock } from './reply-blocks.ts'

/**
 * Reads a REST v3 batch reply. The results come in the order of the commands, because the reply does not repeat the names.
 * @throws {SdkError} `JSSDK_INTERACTION_BATCH_STRATEGY_V3_EMPTY_COMMAND_RESPONSE`: the reply is shorter than the request
 */
export const decodeV3 = <T>(
  commands: readonly BatchCommand[],
  { result, time, status, requestId }: BatchReply<WireBlock<T>>,
): CommandResults<T> => {
  const rows = readBlock(result)
  const results: CommandResults<T> = new Map()
  for (const [index, { key, method, params }] of commands.entries()) {
    const row = rows.get(String(index))
    if (row === undefined) throw withAnswered(batchReplyWithoutCommand(key, 'v3', requestId), results)
    const query = { method, params, requestId }
    results.set(key, new AjaxResult<T>({ answer: { result: row.value, time }, query, status }))
  }
  return results
}
