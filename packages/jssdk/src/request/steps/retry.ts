import type { Clock } from '../../platform/clock.ts'
import type { AjaxError } from '../../errors/ajax-error.ts'
import { outcomeUnknown } from '../../errors/catalogues/catalogue.ts'
import { hardCodesOf, softCodesOf } from '../../limits/error-codes.ts'
import { failed, isRefusedByLimit } from '../failure.ts'
import type { Failure, Outcome } from '../failure.ts'
import { backoffMs } from './backoff.ts'
import type { Middleware } from '../pipeline.ts'
import { refusedByLimits } from './refused-by-limits.ts'
import type { Portal, RequestOptions } from '../request-options.ts'
import { factsOf } from '../rest-call.ts'
import type { RestCall } from '../rest-call.ts'
import { judge } from './retry-table.ts'

/** How many refusals by a limit one call waits out. The waits grow to minutes, far more than a full bucket needs. */
const refusalsPerCall = 20

/** Repeats a call by the rules of the retry table. No other code repeats a request. */
export const retry =
  (options: RequestOptions, clock: Clock): Middleware =>
  (next) =>
  async (call) => {
    const { observer, http } = options
    const { maxAttempts, delayMs } = call.retry
    const refusalsAllowed = maxAttempts > 1 ? refusalsPerCall : 0
    const settings = options.settings()
    // The documentation does not say whether a portal remembers the key of a REST v3 batch. So a batch with writes does not count as
    // idempotent.
    const isIdempotent = call.idempotencyKey !== undefined && !call.isBatch
    const isRepeatable = call.kind === 'read' || settings.retryOnNetworkError === true || isIdempotent
    let attempts = 0
    let refusals = 0
    let mayHaveRun = false
    const earlier = new Set<Failure['kind']>()
    for (let resendCount = 0; ; resendCount += 1) {
      const isTokenRenewed = earlier.has('tokenExpired')
      const outcome: Outcome = await next({ ...call, resendCount, isTokenRenewed, mayHaveRun }).catch(
        (cause: unknown) => {
          // An error before a repeated attempt, such as a failed token refresh, must not hide that an earlier attempt may have run.
          if (!mayHaveRun || call.kind === 'read' || call.signal?.aborted) throw cause
          return failed({ kind: 'rejected', error: outcomeUnknown({ ...factsOf(call), cause }) })
        },
      )
      if (outcome.kind === 'reply') return outcome
      const failure = followed(outcome.failure, options.portal)
      mayHaveRun = failure.error.outcome === 'unknown'
      const isRefusal = isRefusedByLimit(failure)
      if (isRefusal) refusals += 1
      else attempts += 1
      const waitMs = isRefusal
        ? await refusedByLimits(options, call, failure, refusals)
        : backoffMs(attempts, delayMs, http.random ?? Math.random)
      const isLeft = isRefusal ? refusals <= refusalsAllowed : attempts < maxAttempts
      const isFinal =
        (failure.kind === 'notSent' && failure.isFinal) ||
        [...hardCodesOf(settings), ...softCodesOf(settings)].includes(failure.error.code)
      const verdict = judge(failure, isRepeatable, isLeft && !isFinal, earlier)
      earlier.add(failure.kind)
      const attempt = attempts + refusals
      if (verdict === 'fail') {
        if (failure.kind !== 'rejected') observer({ kind: 'retriesUsedUp', call, failure, attempt })
        return failed({ ...failure, error: errorOf(call, failure) })
      }
      const isResend = verdict === 'resend'
      if (isResend) attempts -= 1
      const afterMs = isResend ? 0 : waitMs
      observer({ kind: 'retrying', call, failure, attempt, afterMs })
      if (afterMs > 0) await clock.sleep(afterMs, call.signal)
    }
  }

/** Only an application's authorisation can store a portal's new address. For all others a redirect is a refusal. */
const followed = (failure: Failure, portal: Portal): Failure =>
  failure.kind === 'moved' && portal.follow?.(failure.location()) !== true
    ? { kind: 'rejected', error: failure.error }
    : failure

/**
 * The error of a call that has failed. A write without an answer that may have run gets `JSSDK_OUTCOME_UNKNOWN`. An error from the portal
 * keeps its code.
 */
const errorOf = (call: RestCall, failure: Failure): AjaxError => {
  const { error } = failure
  const isLost = call.kind !== 'read' && error.outcome === 'unknown'
  return isLost && (failure.kind === 'replyLost' || failure.kind === 'notSent')
    ? outcomeUnknown({ ...factsOf(call), advice: failure.advice, cause: error })
    : error
}
