import type { LimitSettings } from '../../src/limits/limiter.ts'
import type { RateLimitConfig } from '../../src/types/calls/limits.ts'

/** The standard tariff's limits, with the rate given. */
export const limitSettings = (rate: Partial<RateLimitConfig> = {}): LimitSettings => ({
  rateLimit: { burstLimit: 50, drainRate: 2, adaptiveEnabled: true, ...rate },
  operatingLimit: { windowMs: 600_000, limitMs: 480_000, heavyPercent: 80 },
  adaptiveConfig: { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7_000 },
})
