import type { RateLimitConfig } from '../types/calls/limits.ts'
import type { BucketRate } from './leaky-bucket.ts'

/** How far the request rate is lowered, because the portal still refused requests. All clients of a portal share it. */
export interface LoweringState {
  /** 1 means not lowered. */
  readonly factor: number
  /** Times of the 503 replies within the last minute. */
  readonly refusedAtMs: readonly number[]
  /** Number of served requests since the last 503, or since the rate was last raised. */
  readonly successes: number
  readonly loweredAtMs: number
}

const REFUSALS_TO_LOWER = 5
const REFUSALS_WINDOW_MS = 60_000
const SUCCESSES_TO_RESTORE = 20
const LOWER_BY = 0.8
const RESTORE_BY = 1.1
const LOWEST_FACTOR = 0.1
const LOWEST_DRAIN_RATE = 0.5
const LOWEST_BURST_LIMIT = 5
/** Requests that were in flight when the rate was lowered do not count for the lowered rate. */
const LOWERING_PAUSE_MS = 5_000

const recent = (times: readonly number[], nowMs: number): readonly number[] =>
  times.filter((atMs) => nowMs - atMs < REFUSALS_WINDOW_MS)

/** The rate that a client may use now. Its own settings do not change. */
export const loweredRate = (config: RateLimitConfig, { factor }: LoweringState): BucketRate => {
  if (!config.adaptiveEnabled) return config
  return {
    burstLimit: Math.min(config.burstLimit, Math.max(LOWEST_BURST_LIMIT, config.burstLimit * factor)),
    drainRate: Math.min(config.drainRate, Math.max(LOWEST_DRAIN_RATE, config.drainRate * factor)),
  }
}

/** The state after one more 503. */
export const afterRefusal = (lowering: LoweringState, nowMs: number): LoweringState => {
  const refusedAtMs = [...recent(lowering.refusedAtMs, nowMs), nowMs].slice(-REFUSALS_TO_LOWER)
  const lowers = refusedAtMs.length >= REFUSALS_TO_LOWER && nowMs - lowering.loweredAtMs >= LOWERING_PAUSE_MS
  return {
    factor: lowers ? Math.max(LOWEST_FACTOR, lowering.factor * LOWER_BY) : lowering.factor,
    refusedAtMs,
    successes: 0,
    loweredAtMs: lowers ? nowMs : lowering.loweredAtMs,
  }
}

/** The state after one more served request. */
export const afterSuccess = (lowering: LoweringState, nowMs: number): LoweringState => {
  const refusedAtMs = recent(lowering.refusedAtMs, nowMs)
  const successes = lowering.successes + 1
  if (successes < SUCCESSES_TO_RESTORE || refusedAtMs.length >= REFUSALS_TO_LOWER / 2)
    return { ...lowering, refusedAtMs, successes }
  return { ...lowering, factor: Math.min(1, lowering.factor * RESTORE_BY), refusedAtMs, successes: 0 }
}

/** Whether the rate is not lowered and no 503 is remembered. A served request then changes nothing. */
export const isAtRest = ({ factor, refusedAtMs }: LoweringState): boolean => factor === 1 && refusedAtMs.length === 0
