import type { Failure } from '../failure.ts'
import type { RequestOptions } from '../request-options.ts'
import type { RestCall } from '../rest-call.ts'

/**
 * Tells the limiter that the portal refused a call. `refusal` counts the refusals of this call. Resolves with the milliseconds to wait
 * before the next attempt.
 */
export const refusedByLimits = async (
  { limiter, portal, settings }: RequestOptions,
  { method }: RestCall,
  { kind, retryAfterMs }: Failure & { readonly kind: 'rateLimited' | 'operatingLimited' },
  refusal: number,
): Promise<number> => {
  if (kind === 'operatingLimited') {
    const freeAfterMs = await limiter.refusedByOperating(method, portal.credential())
    return retryAfterMs ?? freeAfterMs
  }
  const restrictions = settings()
  await limiter.refusedByRate(restrictions)
  // Other processes with the same address may use the bucket too, so the wait grows with each refusal.
  const drainMs = 1000 / restrictions.rateLimit.drainRate
  return retryAfterMs ?? Math.min(30_000, (drainMs + 1000) * 1.5 ** (refusal - 1))
}
