import type { LoggerInterface } from '../logger.ts'
import type { Untyped } from '../untyped.ts'

/** The portal's leaky bucket. */
export interface RateLimitConfig {
  /** How many requests an empty bucket takes. */
  burstLimit: number
  /** How many requests leave the bucket each second. */
  drainRate: number
  /** Whether both are lowered for a while when the portal still refuses requests. */
  adaptiveEnabled: boolean
}
/** The portal's operating budget of each method. */
export interface OperatingLimitConfig {
  windowMs: number
  limitMs: number
  /** A method above this share of its budget counts as heavy. */
  heavyPercent: number
}
/** How a method is throttled before its budget is used up. */
export interface AdaptiveConfig {
  thresholdPercent: number
  coefficient: number
  /** Milliseconds. */
  maxDelay: number
  enabled: boolean
}
/** Settings of limits and retries. */
export interface RestrictionParams {
  rateLimit?: RateLimitConfig
  operatingLimit?: OperatingLimitConfig
  adaptiveConfig?: AdaptiveConfig
  /** Number of attempts, including the first. @default 3 */
  maxRetries?: number
  /** Milliseconds before the second attempt. The wait doubles with each further attempt. @default 1000 */
  retryDelay?: number
  /** Whether calls are repeated after a network error. Left out: reads and idempotent calls only; `true`: writes too; `false`: none. */
  retryOnNetworkError?: boolean | undefined
  /** More codes of hard errors: they are thrown at once. */
  hardErrorCodes?: string[] | undefined
  /** More codes of soft errors: a result carries them. */
  softErrorCodes?: string[] | undefined
}
/** `RestrictionParams` with partial groups. Settings that are left out keep their current values. */
export type RestrictionParamsPatch = {
  [K in keyof RestrictionParams]?: RestrictionParams[K] extends unknown[] | undefined
    ? RestrictionParams[K]
    : RestrictionParams[K] extends object | undefined
      ? Partial<NonNullable<RestrictionParams[K]>>
      : RestrictionParams[K]
}
export interface RestrictionManagerStats {
  retries: number
  consecutiveErrors: number
  limitHits: number
  tokens: number
  adaptiveDelays: number
  totalAdaptiveDelay: number
  heavyRequestCount: number
  /** Seconds by method. */
  operatingStats: { [method: string]: number }
}
/** The interface of one limiter. Code outside the SDK may implement it. */
export interface ILimiter {
  getTitle(): string
  setConfig(config: Untyped): Promise<void>
  setLogger(logger: LoggerInterface): void
  getLogger(): LoggerInterface
  canProceed(requestId: string, method: string, params?: Untyped): Promise<boolean>
  waitIfNeeded(requestId: string, method: string, params?: Untyped): Promise<number>
  updateStats(requestId: string, method: string, data: Untyped): Promise<void>
  reset(): Promise<void>
  getStats(): Record<string, Untyped>
}
