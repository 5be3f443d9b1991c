import { NullLogger } from '../../logger/null-logger.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { ILimiter, RateLimitConfig } from '../../types/calls/limits.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { isObject } from '../../types/narrow.ts'
import { rateRefusalWaitMs } from './failure-wait.ts'
import { usableBurst } from '../../limits/leaky-bucket.ts'
import { limitSnapshot } from '../../limits/store/limit-snapshot.ts'
import { type Limiter, limiterFor } from '../../limits/limiter.ts'
import { memoryStore } from '../../limits/store/memory-store.ts'
import { defaultRestrictions, mergeRestrictionParams, type Restrictions } from '../../limits/restrictions.ts'

/** A leaky bucket for programs that send requests without the SDK's clients. It is separate from the clients' buckets. */
export class RateLimiter implements ILimiter {
  #settings: Restrictions
  #limiter: Limiter
  #logger: LoggerInterface = new NullLogger()
  readonly #clock: Clock

  constructor(config: Partial<RateLimitConfig>, clock: Clock = systemClock) {
    this.#settings = mergeRestrictionParams(defaultRestrictions, { rateLimit: config })
    this.#clock = clock
    this.#limiter = emptyLimiter(clock)
  }

  getTitle(): string {
    return 'rateLimiter'
  }

  /** Settings that are left out keep their values. */
  async setConfig(config: unknown): Promise<void> {
    this.#settings = mergeRestrictionParams(this.#settings, { rateLimit: isObject(config) ? config : {} })
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** Whether a request can be sent without a wait. */
  async canProceed(_requestId: string, _method: string, _params?: unknown): Promise<boolean> {
    const now = limitSnapshot(this.#limiter, this.#settings)
    return now.waiting === 0 && now.level + 1 <= usableBurst(now)
  }

  /** Takes a place in the bucket. Resolves with the milliseconds waited for it. */
  async waitIfNeeded(_requestId: string, _method: string, _params?: unknown): Promise<number> {
    const { waitedMs } = await this.#limiter.acquire({
      methods: [],
      isBatch: false,
      credential: '',
      settings: this.#settings,
    })
    return waitedMs
  }

  /** Counts a request that the portal answered. */
  async updateStats(_requestId: string, _method: string, _data: unknown): Promise<void> {
    await this.#limiter.succeeded()
  }

  /** Notes after a 503 that the bucket is full. Resolves with the milliseconds to wait before the next attempt. */
  async handleExceeded(_requestId: string): Promise<number> {
    await this.#limiter.refusedByRate(this.#settings)
    return rateRefusalWaitMs(limitSnapshot(this.#limiter, this.#settings).drainRate, 0)
  }

  async reset(): Promise<void> {
    this.#limiter = emptyLimiter(this.#clock)
  }

  getStats(): RateLimiterStats {
    const { tokens, burstLimit, drainRate, waiting, recentErrors, recentSuccesses } = limitSnapshot(
      this.#limiter,
      this.#settings,
    )
    return {
      tokens,
      burstLimit,
      originalBurstLimit: this.#settings.rateLimit.burstLimit,
      drainRate,
      originalDrainRate: this.#settings.rateLimit.drainRate,
      refillIntervalMs: 1000 / drainRate,
      lastRefill: this.#clock.nowMs(),
      pendingRequests: waiting,
      recentErrors,
      recentSuccesses,
    }
  }
}

/** A type and not an interface, because it has to be assignable to a `Record`. */
export type RateLimiterStats = {
  readonly tokens: number
  readonly burstLimit: number
  readonly originalBurstLimit: number
  readonly drainRate: number
  readonly originalDrainRate: number
  readonly refillIntervalMs: number
  readonly lastRefill: number
  readonly pendingRequests: number
  readonly recentErrors: number
  readonly recentSuccesses: number
}

const emptyLimiter = (clock: Clock): Limiter => limiterFor('', { store: memoryStore(), clock })
