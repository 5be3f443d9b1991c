import type { LimitSettings, Limiter } from '../limits/limiter.ts'
import type { Observer } from './observer.ts'
import type { Failure } from './failure.ts'
import type { Middleware } from './pipeline.ts'
import type { BatchCommands } from './batch-commands.ts'
import { operatingReport } from './operating-report.ts'
import type { RestCall, RestReply } from './rest-call.ts'

export interface LimitOptions {
  readonly limiter: Limiter
  /** Whose operating budget is spent; tells credentials apart without being one. */
  readonly credential: () => string
  readonly settings: () => LimitSettings
  readonly observer: Observer
  readonly commands?: BatchCommands | undefined
}

/** Holds a call back until the portal's bucket and the method's operating budget have room, and learns from the reply. */
export const limit = ({ limiter, credential, settings, observer, commands }: LimitOptions): Middleware => {
  /** Sources disagree on whether a portal charges a batch or its commands, so both are watched. */
  const learn = async (call: RestCall, reply: RestReply): Promise<void> => {
    await limiter.succeeded()
    const reports = [...operatingReport(call.method, reply.body['time']), ...(commands?.reports(call, reply) ?? [])]
    for (const report of reports) await limiter.observe({ ...report, credential: credential() })
  }
  return (next) => async (call) => {
    const { waitedMs, reason } = await limiter.acquire({
      methods: call.spends,
      isBatch: call.isBatch,
      credential: credential(),
      settings: settings(),
      signal: call.signal,
    })
    if (waitedMs > 0) observer({ kind: 'throttled', call, waitedMs, reason })
    const outcome = await next(call)
    // The call has run and its reply must not be lost: a store that fails says so at the next call.
    if (outcome.kind === 'reply') await learn(call, outcome.reply).catch(() => undefined)
    return outcome
  }
}

/** Tells the limiter that the portal refused a call; resolves with the milliseconds to wait before the next try. */
export const refusedByLimits =
  ({ limiter, credential, settings }: Omit<LimitOptions, 'observer' | 'commands'>) =>
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
