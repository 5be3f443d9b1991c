import { outcomeUnknown } from '../errors/catalogue.ts'
import type { AjaxError } from '../errors/ajax-error.ts'
import type { Failure } from './failure.ts'
import { factsOf } from './rest-call.ts'
import type { RestCall } from './rest-call.ts'

/** What to do after a failed attempt. */
export type Verdict =
  | { readonly kind: 'retry'; readonly afterMs: number; readonly counts: 'attempt' | 'refusal' | 'resend' }
  | { readonly kind: 'fail'; readonly error: AjaxError }

/** What the table needs to know beside the failure. */
export interface Attempt {
  readonly call: RestCall
  /** Whether running the call twice does no harm: a read, or a write with an idempotency key that the portal honours. */
  readonly isRepeatable: boolean
  /** Attempts that may still follow. */
  readonly attemptsLeft: number
  /** Further tries that may still follow a refusal by a limit: it cost the portal nothing, so it is no attempt. */
  readonly refusalsLeft: number
  /** What the call was sent again for already: a new token, a new address. */
  readonly resentFor: ReadonlySet<Failure['kind']>
  /** Codes that are final whatever the status says. */
  readonly finalCodes: ReadonlySet<string>
  readonly backoffMs: number
  /** How long the limits ask to wait; they have been told of the refusal. */
  readonly limitMs: number
}

/**
 * The whole rule of repeating calls.
 *
 * | failure | read or idempotent | write |
 * |---|---|---|
 * | not sent | again | again |
 * | token expired | once, with a new token | once, with a new token |
 * | portal moved | once, to the new address, if the authorisation follows | the same |
 * | refused by a limit | again, after the limit's wait | the same, unless a part of it may have run |
 * | rejected by the portal | fail | fail |
 * | broken down in the portal | again, unless its code is final | fail |
 * | reply lost | again | fail |
 *
 * A write that is given up without an answer, and may have run in one of its attempts, fails with `JSSDK_OUTCOME_UNKNOWN`; what the
 * portal answered keeps its code.
 */
export const judge = (failure: Failure, attempt: Attempt): Verdict => {
  const { call, isRepeatable, attemptsLeft, refusalsLeft, backoffMs, limitMs } = attempt
  const { kind, error } = failure
  const isUnanswered = kind === 'replyLost' || kind === 'notSent'
  const isUnknown = error.outcome === 'unknown'
  const heldBackFor = kind === 'replyLost' ? failure.heldBackFor : undefined
  const fail: Verdict = {
    kind: 'fail',
    error:
      isUnanswered && isUnknown && call.kind === 'write'
        ? outcomeUnknown({ ...factsOf(call), cause: error, heldBackFor })
        : error,
  }
  const isFinal = attempt.finalCodes.has(error.code)
  const again: Verdict = attemptsLeft > 0 && !isFinal ? { kind: 'retry', afterMs: backoffMs, counts: 'attempt' } : fail
  const resend: Verdict = attempt.resentFor.has(kind) ? fail : { kind: 'retry', afterMs: 0, counts: 'resend' }
  switch (failure.kind) {
    case 'notSent':
      return again
    case 'moved':
      return failure.isFollowed === true ? resend : fail
    case 'tokenExpired':
      return resend
    case 'rateLimited':
    case 'operatingLimited':
      if (isUnknown && !isRepeatable) return fail
      return refusalsLeft > 0 && !isFinal ? { kind: 'retry', afterMs: limitMs, counts: 'refusal' } : fail
    case 'serverError':
    case 'replyLost':
      return isRepeatable ? again : fail
    case 'rejected':
    default:
      return fail
  }
}
