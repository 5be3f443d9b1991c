import type { Random } from '../../platform/random.ts'
import { isNumber, isObject, isString } from '../../types/narrow.ts'
import { hardCodesOf, softCodesOf } from '../../limits/error-codes.ts'
import type { Restrictions } from '../../limits/restrictions.ts'

/** Whether another attempt can help after an error, and which wait fits. */
export type FailureKind = 'rate' | 'operating' | 'final' | 'transient'

const LONGEST_DELAY_MS = 30_000
const SHORTEST_DELAY_MS = 100
const JITTER = 0.1
/** The portal's text for a missing parameter. Sending the same request again cannot help. */
const MISSING_PARAMETER = 'Could not find value for parameter'

export const kindOfFailure = (error: unknown, restrictions: Restrictions): FailureKind => {
  const { status, code, message } = factsOf(error)
  if (status === 503 || code === 'QUERY_LIMIT_EXCEEDED') return 'rate'
  if (status === 429 || code === 'OPERATION_TIME_LIMIT') return 'operating'
  if (status >= 400 && status < 500 && status !== 408) return 'final'
  if (hardCodesOf(restrictions).includes(code) || softCodesOf(restrictions).includes(code)) return 'final'
  return message.includes(MISSING_PARAMETER) ? 'final' : 'transient'
}

/** Milliseconds after a 503: one second plus the time in which the bucket frees one place. Each attempt multiplies it by 1.5. */
export const rateRefusalWaitMs = (drainRate: number, attempt: number): number =>
  (1000 / drainRate + 1000) * 1.5 ** attempt

/** Milliseconds after any other temporary error. The wait doubles up to 30 seconds, and varies by 10 % up or down. */
export const transientWaitMs = ({ retryDelay }: Restrictions, attempt: number, random: Random): number => {
  const delayMs = Math.min(retryDelay * 2 ** attempt, Math.max(LONGEST_DELAY_MS, retryDelay))
  return Math.max(SHORTEST_DELAY_MS, delayMs * (1 + JITTER * (2 * random() - 1)))
}

const factsOf = (error: unknown): { readonly status: number; readonly code: string; readonly message: string } => {
  const { status, code, message } = isObject(error) ? readFacts(error) : { status: 0, code: '', message: '' }
  return {
    status: isNumber(status) ? status : 0,
    code: isString(code) ? code : '',
    message: isString(message) ? message : '',
  }
}

const readFacts = (error: Record<string, unknown>): Record<'status' | 'code' | 'message', unknown> => ({
  status: error['status'],
  code: error['code'],
  message: error['message'],
})
