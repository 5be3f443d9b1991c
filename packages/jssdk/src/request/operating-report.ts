import { isObject } from '../types/narrow.ts'

/** What a reply says of one method's operating budget. */
export interface OperatingReport {
  readonly method: string
  readonly operatingSeconds?: number
  readonly resetAtSeconds?: number
}

/** Reads the operating seconds out of a reply's `time` block; none when it does not tell. */
export const operatingReport = (method: string, time: unknown): readonly OperatingReport[] => {
  if (!isObject(time)) return []
  const { operating, operating_reset_at: resetAt } = time
  if (typeof operating !== 'number') return []
  return [{ method, operatingSeconds: operating, ...(typeof resetAt === 'number' && { resetAtSeconds: resetAt }) }]
}
