import type { Random } from '../../platform/random.ts'
import { isNumber, isObject, isString } from '../../types/narrow.ts'
import { hardCodesOf, softCodesOf } from '../../limits/error-codes.ts'
import type { Restrictions } from '../../limits/restrictions.ts'

/** What an error says about whether, and after which wait, another attempt can help. */
export type FailureKind = 'rate' | 'operating' | 'final' | 'transient'

const LONGEST_DELAY_MS = 30_000
const SHORTEST_DELAY_MS = 100
const JITTER = 0.1
/** The portal's words for a parameter that is missing; sending the same again cannot help. */
const MISSING_PARAMETER = 'Could not find value for parameter'

export const kindOfFailure = (error: unknown, restrictions: Restrictions): FailureKind => {
  const { status, code, message } = factsOf(error)
  if (status === 503 || code === 'QUERY_LIMIT_EXCEEDED') return 'rate'
  if (status === 429 || code === 'OPERATION_TIME_LIMIT') return 'operating'
  if (status >= 400 && status < 500 && status !== 408) return 'final'
  if (hardCodesOf(restrictions).includes(code) || softCodesOf(restrictions).includes(code)) return 'final'
  return message.includes(MISSING_PARAMETER) ? 'final' : 'transient'
}

/** Milliseconds after a 503: the time of one place in the bucket and a second, growing by half with each attempt. */
export const rateRefusalWaitMs = (drainRate: number, attempt: number): number =>
  (1000 / drainRate + 1000) * 1.5 ** attempt

/** Milliseconds after any other fault that may pass: doubling, up to half a minute, a tenth off either way. */
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
