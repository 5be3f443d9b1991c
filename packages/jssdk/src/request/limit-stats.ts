import type { LimitSnapshot } from '../limits/limit-snapshot.ts'
import type { LimitSettings } from '../limits/limiter.ts'

/** The limits of a portal as a transport's statistics show them. */
export interface LimitStats {
  readonly tokens: number
  /** Methods above the heavy mark of their budget. */
  readonly heavyRequestCount: number
  /** Seconds used, by method. */
  readonly operatingStats: Record<string, number>
}

export const limitStats = (
  { tokens, state }: LimitSnapshot,
  credential: string,
  { operatingLimit }: LimitSettings,
): LimitStats => {
  const owner = `${credential} `
  const heavySeconds = (operatingLimit.limitMs / 1000) * (operatingLimit.heavyPercent / 100)
  const own = Object.entries(state.operating).filter(([key]) => key.startsWith(owner))
  const operatingStats = Object.fromEntries(
    own.map(([key, { operatingMs }]) => [key.slice(owner.length), operatingMs / 1000]),
  )
  return {
    tokens,
    heavyRequestCount: Object.values(operatingStats).filter((seconds) => seconds > heavySeconds).length,
    operatingStats,
  }
}
