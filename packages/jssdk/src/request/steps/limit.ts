import type { Middleware } from '../pipeline.ts'
import type { RequestOptions } from '../request-options.ts'
import type { RestCall, RestReply } from '../rest-call.ts'

/** Holds a call back until the portal's bucket and the method's operating budget have room, and learns from the reply. */
export const limit = ({ limiter, portal, settings, observer, commands }: RequestOptions): Middleware => {
  /** Sources disagree on whether a portal charges a batch or its commands, so both are watched. */
  const learn = async (call: RestCall, reply: RestReply): Promise<void> => {
    await limiter.succeeded()
    const times = [[call.method, reply.body['time']] as const, ...(commands?.timesOf(call, reply) ?? [])]
    for (const [method, time] of times) await limiter.observe(method, portal.credential(), time)
  }
  return (next) => async (call) => {
    const { waitedMs, reason } = await limiter.acquire({
      methods: call.spends,
      isBatch: call.isBatch,
      credential: portal.credential(),
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
