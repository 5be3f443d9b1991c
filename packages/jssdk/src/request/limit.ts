import type { LimitSettings, Limiter } from '../limits/limiter.ts'
import type { Observer } from './observer.ts'
import type { Failure, Outcome } from './failure.ts'
import type { Middleware } from './pipeline.ts'
import { operatingReports } from './operating-reports.ts'
import type { RestCall } from './rest-call.ts'

export interface LimitOptions {
  readonly limiter: Limiter
  /** Whose operating budget is spent; tells credentials apart without being one. */
  readonly credential: () => string
  readonly settings: () => LimitSettings
  readonly observer: Observer
}

/** Holds a call back until the portal's bucket and the method's operating budget have room, and learns from the reply. */
export const limit =
  ({ limiter, credential, settings, observer }: LimitOptions): Middleware =>
  (next) =>
  async (call) => {
    const { waitedMs, reason } = await limiter.acquire({
      methods: call.spends,
      isBatch: call.isBatch,
      credential: credential(),
      settings: settings(),
      signal: call.signal,
    })
    if (waitedMs > 0) observer({ kind: 'throttled', call, waitedMs, reason: reason ?? 'rate' })
    const outcome = await next(call)
    await learn(limiter, credential(), call, outcome)
    return outcome
  }

const learn = async (limiter: Limiter, credential: string, call: RestCall, outcome: Outcome): Promise<void> => {
  if (outcome.kind !== 'reply') return
  await limiter.succeeded()
  for (const report of operatingReports(call, outcome.reply)) await limiter.observe({ ...report, credential })
}

/** Tells the limiter that the portal refused a call; resolves with the milliseconds to wait before the next try. */
export const refusedByLimits =
  ({ limiter, credential, settings }: Omit<LimitOptions, 'observer'>) =>
  async (call: RestCall, failure: Failure, refusal: number): Promise<number> => {
    if (failure.kind === 'operatingLimited') {
      const freeAfterMs = await limiter.refusedByOperating(call.method, credential())
      return failure.retryAfterMs ?? freeAfterMs
    }
    await limiter.refusedByRate(settings())
    if (failure.kind === 'rateLimited' && failure.retryAfterMs !== undefined) return failure.retryAfterMs
    // Another process on this address may drain the bucket too: give it longer each time.
    const drainMs = 1000 / settings().rateLimit.drainRate
    return Math.min(30_000, (drainMs + 1000) * 1.5 ** (refusal - 1))
  }
