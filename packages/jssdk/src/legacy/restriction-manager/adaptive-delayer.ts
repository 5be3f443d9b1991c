import { NullLogger } from '../../logger/null-logger.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { AdaptiveConfig, ILimiter } from '../../types/calls/limits.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { isObject } from '../../types/narrow.ts'
import { methodsOf } from '../../limits/batch-methods.ts'
import { budgetNames, throttledMs } from '../../limits/operating-budget.ts'
import type { OperatingLimiter, OperatingMethodStat } from './operating-limiter.ts'
import { defaultRestrictions, mergeRestrictionParams, type Restrictions } from '../../limits/restrictions.ts'

/** Delays calls of a method before its operating budget is used up. */
export class AdaptiveDelayer implements ILimiter {
  #settings: Restrictions
  #logger: LoggerInterface = new NullLogger()
  #delays = 0
  #totalDelayMs = 0
  readonly #operatingLimiter: OperatingLimiter
  readonly #clock: Clock

  constructor(config: Partial<AdaptiveConfig>, operatingLimiter: OperatingLimiter, clock: Clock = systemClock) {
    this.#settings = mergeRestrictionParams(defaultRestrictions, { adaptiveConfig: config })
    this.#operatingLimiter = operatingLimiter
    this.#clock = clock
  }

  getTitle(): string {
    return 'adaptiveDelayer'
  }

  /** Settings that are left out keep their values. */
  async setConfig(config: unknown): Promise<void> {
    this.#settings = mergeRestrictionParams(this.#settings, { adaptiveConfig: isObject(config) ? config : {} })
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** Whether the method can be called without a delay. */
  async canProceed(_requestId: string, method: string, params?: unknown): Promise<boolean> {
    return this.#delayMs(method, params) === 0
  }

  /** Waits as long as the method's operating time requires. Resolves with the milliseconds waited. */
  async waitIfNeeded(_requestId: string, method: string, params?: unknown): Promise<number> {
    const delayMs = this.#delayMs(method, params)
    if (delayMs === 0) return 0
    this.incrementAdaptiveDelays()
    this.#totalDelayMs += delayMs
    await this.#clock.sleep(delayMs)
    return delayMs
  }

  /** Does nothing: the operating limiter keeps the numbers. */
  async updateStats(_requestId: string, _method: string, _data: unknown): Promise<void> {}

  incrementAdaptiveDelays(): void {
    this.#delays += 1
  }

  async reset(): Promise<void> {
    this.#delays = 0
    this.#totalDelayMs = 0
  }

  getStats(): AdaptiveDelayerStats {
    return {
      adaptiveDelays: this.#delays,
      totalAdaptiveDelay: this.#totalDelayMs,
      adaptiveDelayAvg: this.#delays === 0 ? 0 : this.#totalDelayMs / this.#delays,
    }
  }

  #delayMs(method: string, params: unknown): number {
    const { limitMs } = this.#operatingLimiter
    const stats = budgetNames(methodsOf(method, params), method === 'batch').flatMap(
      (name) => this.#operatingLimiter.getMethodStat(name) ?? [],
    )
    const delays = stats.map((stat) =>
      throttledMs(useOf(stat), { limitMs }, this.#settings.adaptiveConfig, this.#clock.nowMs()),
    )
    return Math.max(0, ...delays)
  }
}

const useOf = ({ operating, operating_reset_at: resetAtMs }: OperatingMethodStat) =>
  resetAtMs === undefined ? { operatingMs: operating } : { operatingMs: operating, resetAtMs }

/** A type and not an interface, because it has to be assignable to a `Record`. */
export type AdaptiveDelayerStats = {
  readonly adaptiveDelays: number
  /** Milliseconds. */
  readonly totalAdaptiveDelay: number
  readonly adaptiveDelayAvg: number
}
