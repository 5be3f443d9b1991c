import { batchMethod } from '../limits/operating-budget.ts'
import type { RestCall, RestReply } from './rest-call.ts'

/** What a reply says of one method's operating budget. */
export interface OperatingReport {
  readonly method: string
  readonly operatingSeconds?: number
  readonly resetAtSeconds?: number
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const report = (method: string, time: unknown): OperatingReport[] => {
  if (!isRecord(time)) return []
  const { operating, operating_reset_at: resetAt } = time
  if (typeof operating !== 'number') return []
  return [{ method, operatingSeconds: operating, ...(typeof resetAt === 'number' && { resetAtSeconds: resetAt }) }]
}

/**
 * Reads the operating seconds out of a reply: of the method itself, and of each command of a v2 batch. Sources disagree on
 * whether a portal charges the commands or the batch, so both are watched.
 */
export const operatingReports = (call: RestCall, reply: RestReply): readonly OperatingReport[] => {
  const own = report(call.method, reply.body['time'])
  const result = reply.body['result']
  if (!call.isBatch || !isRecord(result) || !isRecord(result['result_time'])) return own
  // The block is a list or a map, and failed commands are missing from it: match by key.
  return [
    ...own,
    ...Object.entries(result['result_time']).flatMap(([key, time]) => {
      const method = call.commandMethods?.get(key)
      return method === undefined ? [] : report(batchMethod(method), time)
    }),
  ]
}
