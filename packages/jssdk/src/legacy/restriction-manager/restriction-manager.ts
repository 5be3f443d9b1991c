import { NullLogger } from '../../logger/null-logger.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import { type Random, systemRandom } from '../../platform/random.ts'
import type { RestrictionManagerStats, RestrictionParams, RestrictionParamsPatch } from '../../types/calls/limits.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { AdaptiveDelayer, type AdaptiveDelayerStats } from './adaptive-delayer.ts'
import { hardCodesOf, hardErrorCodes, softCodesOf, softErrorCodes } from '../../limits/error-codes.ts'
import { kindOfFailure, rateRefusalWaitMs, transientWaitMs } from './failure-wait.ts'
import { OperatingLimiter } from './operating-limiter.ts'
import { RateLimiter, type RateLimiterStats } from './rate-limiter.ts'
import {
  defaultRestrictions,
  mergeRestrictionParams,
  type Restrictions,
  toRestrictionParams,
} from '../../limits/restrictions.ts'

/** What the manager counts, and what its limiters know. */
export type RestrictionManagerFullStats = RestrictionManagerStats &
  RateLimiterStats &
  AdaptiveDelayerStats & { readonly errorCounts: Record<string, number> }

/**
 * The limits and the retry rules as one object, for programs that send requests past the SDK. No call of the SDK goes this way.
 *
 * Its rules of what is tried again are not those of a call (`request/steps/retry-table.ts`). A call knows whether it reads or writes and
 * whether it may have run; the manager is handed an error and nothing else, so it goes by status, code and text, and leaves to the
 * program whether a write may be sent twice. Its waits vary by a tenth, as its contract says; those of calls by a half, so that many
 * clients that failed together come back apart.
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number that no limit can have
 */
export class RestrictionManager {
  /** Codes that are thrown at once. */
  static readonly BUILT_IN_HARD_ERROR_CODES: readonly string[] = hardErrorCodes
  /** Codes that come back inside a result. */
  static readonly BUILT_IN_SOFT_ERROR_CODES: readonly string[] = softErrorCodes

  #restrictions: Restrictions
  #logger: LoggerInterface = new NullLogger()
  #counts = noCounts
  readonly #errorCounts = new Map<string, number>()
  readonly #rate: RateLimiter
  readonly #operating: OperatingLimiter
  readonly #adaptive: AdaptiveDelayer
  readonly #clock: Clock
  readonly #random: Random

  constructor(params: RestrictionParamsPatch, clock: Clock = systemClock, random: Random = systemRandom) {
    this.#restrictions = mergeRestrictionParams(defaultRestrictions, params)
    this.#clock = clock
    this.#random = random
    this.#rate = new RateLimiter(this.#restrictions.rateLimit, clock)
    this.#operating = new OperatingLimiter(this.#restrictions.operatingLimit, clock)
    this.#adaptive = new AdaptiveDelayer(this.#restrictions.adaptiveConfig, this.#operating, clock)
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
    for (const limiter of [this.#rate, this.#operating, this.#adaptive]) limiter.setLogger(logger)
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** Changes the settings given; what is left out, in a group too, keeps its value. */
  async setConfig(params: RestrictionParamsPatch): Promise<void> {
    this.#restrictions = mergeRestrictionParams(this.#restrictions, params)
    await this.#rate.setConfig(this.#restrictions.rateLimit)
    await this.#operating.setConfig(this.#restrictions.operatingLimit)
    await this.#adaptive.setConfig(this.#restrictions.adaptiveConfig)
  }

  /** The settings, as a copy. */
  getParams(): RestrictionParams {
    return toRestrictionParams(this.#restrictions)
  }

  get exceptionCodeForHard(): string[] {
    return hardCodesOf(this.#restrictions)
  }

  get exceptionCodeForSoft(): string[] {
    return softCodesOf(this.#restrictions)
  }

  /** Waits while the method, or a command of the batch, is out of budget or near its end. */
  async applyOperatingLimits(requestId: string, method: string, params?: unknown): Promise<void> {
    const blockedMs = await this.#operating.waitIfNeeded(requestId, method, params)
    if (blockedMs > 0) this.incrementStats('limitHits')
    else await this.#adaptive.waitIfNeeded(requestId, method, params)
  }

  /** Waits for a place in the bucket. */
  async checkRateLimit(requestId: string, method: string): Promise<void> {
    if ((await this.#rate.waitIfNeeded(requestId, method)) > 0) this.incrementStats('limitHits')
  }

  /** Learns from the `time` of a reply; `batch::<method>` for a command of a batch. */
  async updateStats(requestId: string, method: string, timeData: unknown): Promise<void> {
    await this.#operating.updateStats(requestId, method, timeData)
    await this.#rate.updateStats(requestId, method, timeData)
  }

  /** Milliseconds to wait before the next attempt (`attempt` counts from 0); 0: another attempt cannot help. */
  async handleError(
    requestId: string,
    method: string,
    params: unknown,
    error: unknown,
    attempt: number,
  ): Promise<number> {
    const kind = kindOfFailure(error, this.#restrictions)
    switch (kind) {
      case 'rate':
        this.incrementStats('limitHits')
        await this.#rate.handleExceeded(requestId)
        return rateRefusalWaitMs(this.#restrictions.rateLimit.drainRate, attempt)
      case 'operating':
        this.incrementStats('limitHits')
        return this.#operating.getTimeToFree(requestId, method, params, error)
      case 'final':
        return 0
      case 'transient':
        return transientWaitMs(this.#restrictions, attempt, this.#random)
      default:
        return kind satisfies never
    }
  }

  incrementError(method: string): void {
    this.#errorCounts.set(method, (this.#errorCounts.get(method) ?? 0) + 1)
    this.incrementStats('consecutiveErrors')
  }

  resetErrors(method: string): void {
    this.#errorCounts.delete(method)
    this.#counts = { ...this.#counts, consecutiveErrors: 0 }
  }

  incrementStats(stat: keyof typeof noCounts): void {
    this.#counts = { ...this.#counts, [stat]: this.#counts[stat] + 1 }
  }

  getStats(): RestrictionManagerFullStats {
    return {
      ...this.#counts,
      ...this.#rate.getStats(),
      ...this.#adaptive.getStats(),
      ...this.#operating.getStats(),
      errorCounts: Object.fromEntries(this.#errorCounts),
    }
  }

  async reset(): Promise<void> {
    this.#counts = noCounts
    this.#errorCounts.clear()
    for (const limiter of [this.#rate, this.#operating, this.#adaptive]) await limiter.reset()
  }

  /** Waits; the name is part of the contract. */
  async waiteDelay(ms: number): Promise<void> {
    await this.#clock.sleep(ms)
  }
}

const noCounts = { retries: 0, consecutiveErrors: 0, limitHits: 0 }
