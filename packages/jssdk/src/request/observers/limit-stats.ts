import { tokensOf } from '../../limits/store/limit-snapshot.ts'
import type { LimitSettings, Limiter } from '../../limits/limiter.ts'
import { heavyCount } from '../../limits/operating-budget.ts'

/** A portal's limits in an HTTP client's statistics. */
export interface LimitStats {
  readonly tokens: number
  /** Number of methods above the heavy share of their budget. */
  readonly heavyRequestCount: number
  /** Seconds used, by method. */
  readonly operatingStats: Record<string, number>
}

export const limitStats = (limiter: Limiter, credential: string, settings: LimitSettings): LimitStats => {
  const seen = limiter.lastSeen()
  const owner = `${credential} `
  const own = Object.entries(seen.state.operating).filter(([key]) => key.startsWith(owner))
  const uses = own.map(([, use]) => use)
  return {
    tokens: tokensOf(seen, settings),
    heavyRequestCount: heavyCount(uses, settings.operatingLimit),
    operatingStats: Object.fromEntries(
      own.map(([key, { operatingMs }]) => [key.slice(owner.length), operatingMs / 1000]),
    ),
  }
}
