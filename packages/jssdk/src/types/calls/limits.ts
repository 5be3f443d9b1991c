import type { LoggerInterface } from '../logger.ts'
import type { Untyped } from '../untyped.ts'

/** The portal's leaky bucket. */
export interface RateLimitConfig {
  /** Requests that fit into an empty bucket. */
  burstLimit: number
  /** Requests that leave the bucket each second. */
  drainRate: number
  /** Lower both for a while when the portal refuses requests all the same. */
  adaptiveEnabled: boolean
}
/** The portal's budget of execution time per method. */
export interface OperatingLimitConfig {
  windowMs: number
  limitMs: number
  /** A method above this share of its budget counts as heavy. */
  heavyPercent: number
}
/** How a method is slowed down before its budget is used up. */
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
  /** Attempts, the first one included. @default 3 */
  maxRetries?: number
  /** Milliseconds before the second attempt; doubles with each further one. @default 1000 */
  retryDelay?: number
  /** Repeat calls after a network fault. Left out: reads and idempotent calls only; `true`: writes too; `false`: none. */
  retryOnNetworkError?: boolean | undefined
  /** Further codes that are thrown at once. */
  hardErrorCodes?: string[] | undefined
  /** Further codes that come back inside a result. */
  softErrorCodes?: string[] | undefined
}
/** `RestrictionParams` whose groups may be partial: what is left out keeps its present value. */
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
/** One limiter, as code outside the SDK may implement it. */
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
