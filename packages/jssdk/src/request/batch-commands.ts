import { batchMethod } from '../limits/operating-budget.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import { isObject, isString } from '../types/narrow.ts'
import type { RestCall, RestReply } from './rest-call.ts'

/**
 * Reads the commands of batches. A small client does not have it: there a batch counts as one write, without operating budgets for its
 * commands.
 */
export interface BatchCommands {
  /** The methods of a batch's commands, by name or position, from the parameters of either version. */
  methodsOf(version: ApiVersion, params: object): ReadonlyMap<string, string>
  /** The `time` of each command in a reply, by the name of its method's budget. */
  timesOf(call: RestCall, reply: RestReply): readonly (readonly [method: string, time: unknown])[]
}

export const batchCommands: BatchCommands = {
  methodsOf(version, params) {
    const commands = version === ApiVersion.v2 && 'cmd' in params ? params.cmd : params
    if (typeof commands !== 'object' || commands === null) return new Map()
    return new Map(
      Object.entries(commands).flatMap(([key, command]: [string, unknown]): [string, string][] => {
        const method = methodOf(command)
        return method === undefined ? [] : [[key, method]]
      }),
    )
  },

  timesOf({ isBatch, commandMethods }, { body: { result } }) {
    const times = isBatch && isObject(result) ? result['result_time'] : undefined
    if (typeof times !== 'object' || times === null) return []
    // The block is a list or a map, and failed commands are missing in it. So times are matched by key.
    return Object.entries(times).flatMap(([key, time]: [string, unknown]): [string, unknown][] => {
      const method = commandMethods?.get(key)
      return method === undefined ? [] : [[batchMethod(method), time]]
    })
  },
}

const methodOf = (command: unknown): string | undefined => {
  if (isString(command)) return command.split('?', 1)[0]
  return isObject(command) && isString(command['method']) ? command['method'] : undefined
}
