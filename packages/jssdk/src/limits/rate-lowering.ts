import type { RateLimitConfig } from '../types/calls/limits.ts'
import type { BucketRate } from './leaky-bucket.ts'

/** How far the rate is lowered because the portal refused requests all the same; shared by all clients of a portal. */
export interface LoweringState {
  /** 1: not lowered. */
  readonly factor: number
  /** When the portal said 503, within the last minute. */
  readonly refusedAtMs: readonly number[]
  /** Requests served since the last 503 or the last restoring step. */
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
/** Requests that were under way when the rate was lowered say nothing about the lowered rate. */
const LOWERING_PAUSE_MS = 5_000

const recent = (times: readonly number[], nowMs: number): readonly number[] =>
  times.filter((atMs) => nowMs - atMs < REFUSALS_WINDOW_MS)

/** The rate a client may use now; its own settings stay as they are. */
export const loweredRate = (config: RateLimitConfig, { factor }: LoweringState): BucketRate => {
  if (!config.adaptiveEnabled) return config
  return {
    burstLimit: Math.min(config.burstLimit, Math.max(LOWEST_BURST_LIMIT, config.burstLimit * factor)),
    drainRate: Math.min(config.drainRate, Math.max(LOWEST_DRAIN_RATE, config.drainRate * factor)),
  }
}

/** One 503 more. */
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

/** One request more that the portal served. */
export const afterSuccess = (lowering: LoweringState, nowMs: number): LoweringState => {
  const refusedAtMs = recent(lowering.refusedAtMs, nowMs)
  const successes = lowering.successes + 1
  if (successes < SUCCESSES_TO_RESTORE || refusedAtMs.length >= REFUSALS_TO_LOWER / 2)
    return { ...lowering, refusedAtMs, successes }
  return { ...lowering, factor: Math.min(1, lowering.factor * RESTORE_BY), refusedAtMs, successes: 0 }
}

/** Nothing lowered and no 503 in mind: a success has nothing to restore. */
export const isAtRest = ({ factor, refusedAtMs }: LoweringState): boolean => factor === 1 && refusedAtMs.length === 0
