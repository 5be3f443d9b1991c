import type { Middleware } from '../pipeline.ts'
import type { RequestOptions } from '../request-options.ts'
import type { RestCall, RestReply } from '../rest-call.ts'

/** Holds a call back until the portal's bucket and the method's operating budget have room, and learns from the reply. */
export const limit = ({ limiter, portal, settings, observer, commands }: RequestOptions): Middleware => {
  /** It is not certain whether portals charge a batch or its commands. So both budgets are updated. */
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
    // The call has run, and its reply must not be lost. If the store fails now, the next call reports it.
    if (outcome.kind === 'reply') await learn(call, outcome.reply).catch(() => undefined)
    return outcome
  }
}
