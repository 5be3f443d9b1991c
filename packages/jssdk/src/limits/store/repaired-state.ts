import { isObject } from '../../types/narrow.ts'
import { type LimitState, unknownPortal } from './limit-state.ts'
import { LONGEST_RESET_WAIT_MS, unused } from '../operating-budget.ts'

/** How far the clocks of those who share a store may be apart. */
const SKEW_MS = 60_000

/**
 * A state as a store gives it; nothing is known when no limiter can have written it: of another version, cut, or absurd, such as a time
 * years ahead for which every call would wait.
 */
export const repairedState = (state: LimitState | undefined, nowMs: number): LimitState => {
  // No time is later, and no other number is as large.
  const latestMs = nowMs + LONGEST_RESET_WAIT_MS + SKEW_MS
  /** Whether all that the pattern has is there: members, and sane numbers. */
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
