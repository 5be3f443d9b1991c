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

/** The counts of the manager and of its limiters. */
export type RestrictionManagerFullStats = RestrictionManagerStats &
  RateLimiterStats &
  AdaptiveDelayerStats & { readonly errorCounts: Record<string, number> }

/**
 * Limits and retry rules in one object, for programs that send requests without the SDK's clients. No call of the SDK uses it.
 *
 * Its retry rules differ from those of a call (`request/steps/retry-table.ts`). A call knows whether it reads or writes, and whether it may
 * have run. The manager has only an error, so it decides by status, code and text. The program must decide whether a write may be sent
 * twice. The manager's waits vary by 10 %, as its contract says. Those of calls vary by 50 %, so that many clients that failed together do
 * not return together.
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number is invalid for a limit
 */
export class RestrictionManager {
  /** Codes of hard errors: they are thrown at once. */
  static readonly BUILT_IN_HARD_ERROR_CODES: readonly string[] = hardErrorCodes
  /** Codes of soft errors: a result carries them. */
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

  /** Changes the given settings. Settings that are left out keep their values, also within a group. */
  async setConfig(params: RestrictionParamsPatch): Promise<void> {
    this.#restrictions = mergeRestrictionParams(this.#restrictions, params)
    await this.#rate.setConfig(this.#restrictions.rateLimit)
    await this.#operating.setConfig(this.#restrictions.operatingLimit)
    await this.#adaptive.setConfig(this.#restrictions.adaptiveConfig)
  }

  /** A copy of the settings. */
  getParams(): RestrictionParams {
    return toRestrictionParams(this.#restrictions)
  }

  get exceptionCodeForHard(): string[] {
    return hardCodesOf(this.#restrictions)
  }

  get exceptionCodeForSoft(): string[] {
    return softCodesOf(this.#restrictions)
  }

  /** Waits while the method, or a command of the batch, is throttled or blocked. */
  async applyOperatingLimits(requestId: string, method: string, params?: unknown): Promise<void> {
    const blockedMs = await this.#operating.waitIfNeeded(requestId, method, params)
    if (blockedMs > 0) this.incrementStats('limitHits')
    else await this.#adaptive.waitIfNeeded(requestId, method, params)
  }

  /** Waits for a place in the bucket. */
  async checkRateLimit(requestId: string, method: string): Promise<void> {
    if ((await this.#rate.waitIfNeeded(requestId, method)) > 0) this.incrementStats('limitHits')
  }

  /** Reads the operating time from the `time` of a reply. A command of a batch has the name `batch::<method>`. */
  async updateStats(requestId: string, method: string, timeData: unknown): Promise<void> {
    await this.#operating.updateStats(requestId, method, timeData)
    await this.#rate.updateStats(requestId, method, timeData)
  }

  /** Milliseconds to wait before the next attempt (`attempt` counts from 0). 0 means that another attempt cannot help. */
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

  /** Waits. The contract has this spelling. */
  async waiteDelay(ms: number): Promise<void> {
    await this.#clock.sleep(ms)
  }
}

const noCounts = { retries: 0, consecutiveErrors: 0, limitHits: 0 }
