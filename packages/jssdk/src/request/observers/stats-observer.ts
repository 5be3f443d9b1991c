import type { HttpStats } from '../../types/calls/http.ts'
import type { Observer, RequestEvent } from './observer.ts'

const errorsKept = 100

/** The statistics that are counted here. The others come from the limiter. */
type Counted =
  | 'retries'
  | 'consecutiveErrors'
  | 'limitHits'
  | 'errorCounts'
  | 'totalRequests'
  | 'successfulRequests'
  | 'failedRequests'
  | 'totalDuration'
  | 'byMethod'
  | 'lastErrors'
  | 'adaptiveDelays'
  | 'totalAdaptiveDelay'

/** Counters of one HTTP client. Durations are in milliseconds. */
export type CallStats = Pick<HttpStats, Counted>

export const emptyStats = (): CallStats => ({
  retries: 0,
  consecutiveErrors: 0,
  limitHits: 0,
  adaptiveDelays: 0,
  totalAdaptiveDelay: 0,
  errorCounts: {},
  totalRequests: 0,
  successfulRequests: 0,
  failedRequests: 0,
  totalDuration: 0,
  byMethod: new Map(),
  lastErrors: [],
})

/** Counts the events of an HTTP client in the object that `current` returns. */
export const statsObserver =
  (current: () => CallStats, nowMs: () => number): Observer =>
  (event) => {
    const stats = current()
    if (event.kind === 'attemptStarted') stats.totalRequests += 1
    if (event.kind === 'attemptEnded') countAttempt(stats, event, nowMs())
    if (event.kind === 'retrying') stats.retries += 1
    if (event.kind === 'throttled') {
      stats.totalAdaptiveDelay += event.waitedMs
      stats.adaptiveDelays += 1
    }
  }

const countAttempt = (stats: CallStats, event: RequestEvent & { kind: 'attemptEnded' }, timestamp: number): void => {
  const { method } = event.call
  stats.totalDuration += event.durationMs
  const perMethod = stats.byMethod.get(method) ?? { count: 0, totalDuration: 0 }
  stats.byMethod.set(method, { count: perMethod.count + 1, totalDuration: perMethod.totalDuration + event.durationMs })
  if (event.outcome.kind === 'reply') {
    stats.successfulRequests += 1
    stats.consecutiveErrors = 0
    return
  }
  const { failure } = event.outcome
  stats.failedRequests += 1
  stats.consecutiveErrors += 1
  if (failure.kind === 'rateLimited' || failure.kind === 'operatingLimited') stats.limitHits += 1
  const { errorCounts } = stats
  // The counter is a new object: an assignment to the key `__proto__` of an object creates no key, so nothing would be counted.
  stats.errorCounts = {
    ...errorCounts,
    [method]: (Object.hasOwn(errorCounts, method) ? (errorCounts[method] ?? 0) : 0) + 1,
  }
  stats.lastErrors = [...stats.lastErrors, { method, error: failure.error.message, timestamp }].slice(-errorsKept)
}
