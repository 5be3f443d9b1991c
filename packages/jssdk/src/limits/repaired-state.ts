import { isObject } from '../types/narrow.ts'
import { type LimitState, unknownPortal } from './limit-state.ts'
import { LONGEST_RESET_WAIT_MS } from './operating-budget.ts'

/** How far the clocks of those who share a store may be apart. */
const SKEW_MS = 60_000

/**
 * A state as a store gives it; nothing is known when no limiter can have written it: of another version, cut, or absurd, such as a time
 * years ahead for which every call would wait.
 */
export const repairedState = (state: LimitState | undefined, nowMs: number): LimitState => {
  const latestMs = nowMs + LONGEST_RESET_WAIT_MS + SKEW_MS
  // No time is later, and no other number is as large.
  const isSane = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value <= latestMs
  const has = (part: unknown, names: string): boolean =>
    isObject(part) && names.split(' ').every((name) => isSane(part[name]))
  if (!isObject(state)) return unknownPortal
  const { bucket, lowering, operating } = state
  return has(bucket, 'level atMs places refusals') &&
    has(lowering, 'factor successes loweredAtMs') &&
    Array.isArray(lowering.refusedAtMs) &&
    lowering.refusedAtMs.every(isSane) &&
    isObject(operating) &&
    Object.values(operating).every(
      (use) => has(use, 'operatingMs seenAtMs refusals blockedUntilMs') && isSane(use.resetAtMs ?? 0),
    )
    ? state
    : unknownPortal
}
