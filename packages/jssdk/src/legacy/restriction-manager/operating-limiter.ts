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

/** Keeps each method within its operating budget, for programs that send requests without the SDK's clients. */
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

  /** Settings that are left out keep their values. */
  async setConfig(config: unknown): Promise<void> {
    this.#settings = mergeRestrictionParams(this.#settings, { operatingLimit: isObject(config) ? config : {} })
  }

  setLogger(logger: LoggerInterface): void {
    this.#logger = logger
  }

  getLogger(): LoggerInterface {
    return this.#logger
  }

  /** The operating budget of a method, in milliseconds. */
  get limitMs(): number {
    return this.#settings.operatingLimit.limitMs
  }

  async canProceed(requestId: string, method: string, params?: unknown): Promise<boolean> {
    return (await this.getTimeToFree(requestId, method, params)) === 0
  }

  /** Waits until the method, or every command of the batch, has budget left. Resolves with the milliseconds waited. */
  async waitIfNeeded(requestId: string, method: string, params?: unknown): Promise<number> {
    const waitMs = await this.getTimeToFree(requestId, method, params)
    if (waitMs > 0) await this.#clock.sleep(waitMs)
    return waitMs
  }

  /** Reads the operating time from the `time` of a reply. A command of a batch has the name `batch::<method>`. */
  async updateStats(_requestId: string, method: string, data: unknown): Promise<void> {
    const use = noteUse(data, this.#clock.nowMs())
    if (use !== undefined) this.#state = { ...this.#fresh(), [method]: use }
  }

  /**
   * Milliseconds until the method has budget left; for a batch, until all its commands have. With an error of the portal it is at least ten
   * seconds, because the error says that the budget is used up.
   */
  async getTimeToFree(_requestId: string, method: string, params?: unknown, error?: unknown): Promise<number> {
    const waits = this.#usesOf(method, params).map((use) =>
      blockedMs(use, this.#settings.operatingLimit, this.#clock.nowMs()),
    )
    return Math.max(error === undefined ? 0 : SHORTEST_REFUSAL_WAIT_MS, ...waits, 0)
  }

  /** What the last reply said about a method: the milliseconds used, and when the portal forgets them (unix milliseconds). */
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

/** A method may have the name of an inherited member, such as `constructor`. */
const useOf = (state: OperatingState, method: string): OperatingUse | undefined =>
  Object.hasOwn(state, method) ? state[method] : undefined

const SHORTEST_REFUSAL_WAIT_MS = 10_000

export interface OperatingMethodStat {
  readonly operating: number
  readonly operating_reset_at?: number
  readonly lastUpdated: number
}
/** A type and not an interface, because it has to be assignable to a `Record`. */
export type OperatingLimiterStats = {
  readonly heavyRequestCount: number
  /** Seconds by method. */
  readonly operatingStats: { [method: string]: number }
}
