import type { Failure } from './failure.ts'
import type { RequestOptions } from './request-options.ts'
import type { RestCall } from './rest-call.ts'

/** Tells the limiter that the portal refused a call; resolves with the milliseconds to wait before the next try. */
export const refusedByLimits = async (
  { limiter, portal, settings }: RequestOptions,
  call: RestCall,
  failure: Failure,
  refusal: number,
): Promise<number> => {
  if (failure.kind === 'operatingLimited') {
    const freeAfterMs = await limiter.refusedByOperating(call.method, portal.credential())
    return failure.retryAfterMs ?? freeAfterMs
  }
  const { restrictions } = settings()
  await limiter.refusedByRate(restrictions)
  if (failure.kind === 'rateLimited' && failure.retryAfterMs !== undefined) return failure.retryAfterMs
  // Another process on this address may drain the bucket too: give it longer each time.
  const drainMs = 1000 / restrictions.rateLimit.drainRate
  return Math.min(30_000, (drainMs + 1000) * 1.5 ** (refusal - 1))
}
