import { NullLogger } from '../../logger/null-logger.ts'
import { type Clock, systemClock } from '../../platform/clock.ts'
import type { ILimiter, OperatingLimitConfig } from '../../types/calls/limits.ts'
import type { LoggerInterface } from '../../types/logger.ts'
import { isObject } from '../../types/narrow.ts'
import { methodsOf } from '../../limits/batch-methods.ts'
import {
  blockedMs,
  budgetNames,
  heavyCount,
  noteUse,
  type OperatingState,
  type OperatingUse,
  withoutForgotten,
} from '../../limits/operating-budget.ts'
import { defaultRestrictions, mergeRestrictionParams, type Restrictions } from '../../limits/restrictions.ts'

/** Guards the execution time each method may use, for programs that send requests past the SDK. */
export class OperatingLimiter implements ILimiter {
  #settings: Restrictions
  #state: OperatingState = {}
  #logger: LoggerInterface = new NullLogger()
  readonly #clock: Clock

  constructor(config: Partial<OperatingLimitConfig>, clock: Clock = systemClock) {
    this.#settings = mergeRestrictionParams(defaultRestrictions, { operatingLimit: config })
    this.#clock = clock
  }

  getTitle(): string {
    return 'operatingLimiter'
  }

  /** What is left out keeps its value. */
  async setConfig(config: unknown): Promise<void> {
    this.#settings = mergeRestrictionParams(this.#settings, { operatingLimit: isObject(config) ? config : {} })
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** Milliseconds of execution a method may use in its window. */
  get limitMs(): number {
    return this.#settings.operatingLimit.limitMs
  }

  async canProceed(requestId: string, method: string, params?: unknown): Promise<boolean> {
    return (await this.getTimeToFree(requestId, method, params)) === 0
  }

  /** Waits until the method, or every command of the batch, has budget left; answers the milliseconds waited. */
  async waitIfNeeded(requestId: string, method: string, params?: unknown): Promise<number> {
    const waitMs = await this.getTimeToFree(requestId, method, params)
    if (waitMs > 0) await this.#clock.sleep(waitMs)
    return waitMs
  }

  /** Learns from the `time` of a reply; `batch::<method>` for a command of a batch. */
  async updateStats(_requestId: string, method: string, data: unknown): Promise<void> {
    const use = noteUse(data, this.#clock.nowMs())
    if (use !== undefined) this.#state = { ...this.#fresh(), [method]: use }
  }

  /**
   * Milliseconds until the method, or the slowest command of the batch, has budget left.
   * With an error of the portal at least ten seconds: it says the budget is used up, whatever was known before.
   */
  async getTimeToFree(_requestId: string, method: string, params?: unknown, error?: unknown): Promise<number> {
    const waits = this.#usesOf(method, params).map((use) =>
      blockedMs(use, this.#settings.operatingLimit, this.#clock.nowMs()),
    )
    return Math.max(error === undefined ? 0 : SHORTEST_REFUSAL_WAIT_MS, ...waits, 0)
  }

  /** What the last reply said about a method: milliseconds used, and when they are forgotten (unix milliseconds). */
  getMethodStat(method: string): OperatingMethodStat | undefined {
    const use = useOf(this.#fresh(), method)
    if (use === undefined) return undefined
    const { operatingMs, resetAtMs, seenAtMs } = use
    const stat = { operating: operatingMs, lastUpdated: seenAtMs }
    return resetAtMs === undefined ? stat : { ...stat, operating_reset_at: resetAtMs }
  }

  async reset(): Promise<void> {
    this.#state = {}
  }

  getStats(): OperatingLimiterStats {
    const fresh = this.#fresh()
    return {
      heavyRequestCount: heavyCount(Object.values(fresh), this.#settings.operatingLimit),
      operatingStats: Object.fromEntries(
        Object.entries(fresh).map(([method, use]) => [method, use.operatingMs / 1000]),
      ),
    }
  }

  #usesOf(method: string, params: unknown): readonly OperatingUse[] {
    const fresh = this.#fresh()
    return budgetNames(methodsOf(method, params), method === 'batch').flatMap((name) => useOf(fresh, name) ?? [])
  }

  #fresh(): OperatingState {
    return withoutForgotten(this.#state, this.#settings.operatingLimit, this.#clock.nowMs())
  }
}

/** A method may have the name of what every object has, such as `constructor`. */
const useOf = (state: OperatingState, method: string): OperatingUse | undefined =>
  Object.hasOwn(state, method) ? state[method] : undefined

const SHORTEST_REFUSAL_WAIT_MS = 10_000

export interface OperatingMethodStat {
  readonly operating: number
  readonly operating_reset_at?: number
  readonly lastUpdated: number
}
/** A type, not an interface: it has to pass as a `Record`. */
export type OperatingLimiterStats = {
  readonly heavyRequestCount: number
  /** Seconds by method. */
  readonly operatingStats: { [method: string]: number }
}
