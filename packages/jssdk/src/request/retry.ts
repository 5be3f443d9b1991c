import type { Clock } from '../platform/clock.ts'
import { outcomeUnknown } from '../errors/catalogue.ts'
import { failed } from './failure.ts'
import type { Failure, Outcome } from './failure.ts'
import { backoffMs } from './backoff.ts'
import type { Middleware } from './pipeline.ts'
import { refusedByLimits } from './refused-by-limits.ts'
import type { RequestOptions } from './request-options.ts'
import { factsOf } from './rest-call.ts'
import { judge } from './retry-table.ts'

/** Refusals by a limit that one call sits out. With growing waits that is minutes, far beyond what a full bucket needs. */
const refusalsPerCall = 20

/** Repeats a call as the retry table says; nothing else repeats a request. */
export const retry =
  (options: RequestOptions, clock: Clock): Middleware =>
  (next) =>
  async (call) => {
    const { observer, http, settings } = options
    const refusalsAllowed = call.retry.maxAttempts > 1 ? refusalsPerCall : 0
    const { retryOnNetworkError, finalCodes } = settings()
    // Whether a portal remembers the key of a REST v3 batch is not documented, so a batch of writes does not count as idempotent.
    const isIdempotent = call.idempotencyKey !== undefined && !call.isBatch
    const isRepeatable = call.kind === 'read' || retryOnNetworkError === true || isIdempotent
    let sends = 0
    let attempts = 0
    let refusals = 0
    let mayHaveRun = false
    const resentFor = new Set<Failure['kind']>()
    for (;;) {
      const isTokenRenewed = resentFor.has('tokenExpired')
      const outcome: Outcome = await next(
        sends === 0 ? call : { ...call, resendCount: sends, isTokenRenewed, mayHaveRun },
      ).catch((cause: unknown) => {
        // What ends a repeat on its way, such as a token that cannot be renewed, must not hide that an attempt before may have run.
        if (!mayHaveRun || call.kind === 'read' || call.signal?.aborted) throw cause
        return failed({ kind: 'rejected', error: outcomeUnknown({ ...factsOf(call), cause }) })
      })
      sends += 1
      if (outcome.kind === 'reply') return outcome
      const failure: Failure = outcome.failure
      mayHaveRun = failure.error.outcome === 'unknown'
      const isRefusal = failure.kind === 'rateLimited' || failure.kind === 'operatingLimited'
      if (!isRefusal) attempts += 1
      const verdict = judge(failure, {
        call,
        isRepeatable,
        attemptsLeft: call.retry.maxAttempts - attempts,
        refusalsLeft: refusalsAllowed - refusals,
        resentFor,
        finalCodes,
        backoffMs: backoffMs(Math.max(1, attempts), call.retry.delayMs, http.random ?? Math.random),
        limitMs: isRefusal ? await refusedByLimits(options, call, failure, refusals + 1) : 0,
      })
      const attempt = attempts + refusals
      if (verdict.kind === 'fail') {
        if (failure.kind !== 'rejected') observer({ kind: 'retriesUsedUp', call, failure, attempt })
        return failed({ ...failure, error: verdict.error })
      }
      if (verdict.counts === 'refusal') refusals += 1
      if (verdict.counts === 'resend') {
        resentFor.add(failure.kind)
        attempts -= 1
      }
      observer({ kind: 'retrying', call, failure, attempt, afterMs: verdict.afterMs })
      if (verdict.afterMs > 0) await clock.sleep(verdict.afterMs, call.signal)
    }
  }
