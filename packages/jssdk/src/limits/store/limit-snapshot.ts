import { levelAt } from '../leaky-bucket.ts'
import type { LimitState } from './limit-state.ts'
import type { LastSeen, LimitSettings, Limiter } from '../limiter.ts'
import { loweredRate } from '../rate-lowering.ts'

/** The last state of the limits that this process has seen, for statistics. */
export interface LimitSnapshot {
  /** How many requests can be sent at once. */
  readonly tokens: number
  readonly level: number
  readonly burstLimit: number
  readonly drainRate: number
  readonly recentErrors: number
  readonly recentSuccesses: number
  /** Number of callers in this process that wait for the bucket. */
  readonly waiting: number
  readonly state: LimitState
}

const bucketOf = ({ state, nowMs }: LastSeen, { rateLimit }: LimitSettings) => {
  const rate = loweredRate(rateLimit, state.lowering)
  const level = levelAt(state.bucket, rate, nowMs)
  return { rate, level, tokens: Math.max(0, rate.burstLimit - level) }
}

/** How many requests can be sent at once. */
export const tokensOf = (seen: LastSeen, settings: LimitSettings): number => bucketOf(seen, settings).tokens

export const limitSnapshot = (limiter: Limiter, settings: LimitSettings): LimitSnapshot => {
  const seen = limiter.lastSeen()
  const { state, waiting } = seen
  const { rate, level, tokens } = bucketOf(seen, settings)
  return {
    tokens,
    level,
    ...rate,
    recentErrors: state.lowering.refusedAtMs.length,
    recentSuccesses: state.lowering.successes,
    waiting,
    state,
  }
}
