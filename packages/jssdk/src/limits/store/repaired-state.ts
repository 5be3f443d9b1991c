import { isObject } from '../../types/narrow.ts'
import { type LimitState, unknownPortal } from './limit-state.ts'
import { LONGEST_RESET_WAIT_MS, unused } from '../operating-budget.ts'

/** How far the clocks of processes with the same store may differ. */
const SKEW_MS = 60_000

/**
 * The state from a store, or an empty state when no limiter can have written it. It may be from another version, cut off, or absurd: with a
 * time years ahead, every call would wait.
 */
export const repairedState = (state: LimitState | undefined, nowMs: number): LimitState => {
  // No time is later than this, and no other number is larger.
  const latestMs = nowMs + LONGEST_RESET_WAIT_MS + SKEW_MS
  /** Whether a value has all members of the pattern, with sensible numbers. */
  const isLike = (value: unknown, pattern: unknown): boolean => {
    if (Array.isArray(pattern)) return Array.isArray(value) && value.every((item) => isLike(item, 0))
    if (isObject(pattern))
      return isObject(value) && Object.entries(pattern).every(([name, part]) => isLike(value[name], part))
    return typeof value === 'number' && value >= 0 && value <= latestMs
  }
  return isLike(state, unknownPortal) &&
    Object.values(state?.operating ?? {}).every((use) => isLike({ resetAtMs: 0, ...use }, seenUse))
    ? (state ?? unknownPortal)
    : unknownPortal
}

const seenUse = { ...unused, resetAtMs: 0 }
