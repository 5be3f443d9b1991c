import type { TypeB24 } from '../client/type-b24.ts'
import type { BatchNamedCommandsUniversal } from '../types/calls/batch.ts'
import { isObject } from '../types/narrow.ts'
import { maxBatchCommands } from '../types/portal-figures.ts'

/**
 * Sends named commands that read, in as few batches as possible. All of them have to succeed.
 * @returns the results by name
 * @throws {Error} the error of the first failed command
 */
export const readBatch = async (
  b24: TypeB24,
  calls: BatchNamedCommandsUniversal,
  requestId?: string,
): Promise<Readonly<Record<string, unknown>>> => {
  const results: Record<string, unknown> = {}
  const commands = Object.entries(calls)
  for (let from = 0; from < commands.length; from += maxBatchCommands) {
    const response = await b24.actions.v2.batch.make({
      calls: Object.fromEntries(commands.slice(from, from + maxBatchCommands)),
      options: { isHaltOnError: true, returnAjaxResult: false, ...(requestId !== undefined && { requestId }) },
    })
    const [error] = response.getErrors()
    if (error !== undefined) throw error
    const data: unknown = response.getData()
    if (isObject(data)) Object.assign(results, data)
  }
  return results
}
