import type { AdaptiveConfig, OperatingLimitConfig } from '../types/limits.ts'

/** What is known of the execution time one method has used; what the portal did not say is not there. */
export interface OperatingUse {
  readonly operatingMs: number
  /** When the oldest part of it is forgotten by the portal. */
  readonly resetAtMs?: number
  readonly seenAtMs: number
  /** Refusals (429) in a row, and until when the last one holds. */
  readonly refusals: number
  readonly blockedUntilMs: number
}

/** Use by budget key: a method of one credential. */
export type OperatingState = Readonly<Record<string, OperatingUse>>

export interface OperatingReport {
  /** Left out: the portal did not say. */
  readonly operatingSeconds?: number | undefined
  readonly resetAtSeconds?: number | undefined
}

/** Why a method has to wait. */
export interface OperatingWait {
  readonly waitMs: number
  readonly kind: 'free' | 'paced' | 'blocked'
}

const BLOCK_MARGIN_MS = 5_000
const WAIT_WHEN_RESET_UNKNOWN_MS = 5_000
const AFTER_RESET_MS = 1_000
const PACE_WHEN_RESET_UNKNOWN_MS = 7_000
/** The portal forgets a little later than its window says. */
const FORGET_AFTER_MS = 10_000
const FIRST_REFUSAL_WAIT_MS = 60_000
const LONGEST_REFUSAL_WAIT_MS = 300_000
const LONGEST_RESET_WAIT_MS = 610_000

const free: OperatingWait = { waitMs: 0, kind: 'free' }

/** The key of a method's budget. Budgets belong to a credential: a refused one does not stop another. */
export const budgetKey = (credential: string, method: string): string => `${credential} ${method}`

/** The name under which a command of a batch is remembered: some portals count it apart from the plain call. */
export const batchMethod = (method: string): string => `batch::${method}`

/** Takes note of a reply. A reply that does not say how much was used changes nothing: no information is not zero. */
export const noteUse = (
  known: OperatingUse | undefined,
  { operatingSeconds, resetAtSeconds }: OperatingReport,
  nowMs: number,
): OperatingUse | undefined => {
  if (operatingSeconds === undefined) return known
  const operatingMs = operatingSeconds * 1000
  const use = { operatingMs, seenAtMs: nowMs, refusals: 0, blockedUntilMs: 0 }
  return resetAtSeconds === undefined ? use : { ...use, resetAtMs: resetAtSeconds * 1000 }
}

/**
 * Takes note of a 429, whose reply never says until when it holds: until the reset the portal told of before, else a
 * minute (the next of the ten baskets), doubling up to five.
 */
export const noteRefusal = (known: OperatingUse | undefined, nowMs: number): OperatingUse => {
  const refusals = (known?.refusals ?? 0) + 1
  const resetAtMs = known?.resetAtMs
  const waitMs =
    resetAtMs !== undefined && resetAtMs + AFTER_RESET_MS > nowMs
      ? Math.min(resetAtMs + AFTER_RESET_MS - nowMs, LONGEST_RESET_WAIT_MS)
      : Math.min(FIRST_REFUSAL_WAIT_MS * 2 ** (refusals - 1), LONGEST_REFUSAL_WAIT_MS)
  const use = { operatingMs: known?.operatingMs ?? 0, seenAtMs: nowMs, refusals, blockedUntilMs: nowMs + waitMs }
  return resetAtMs === undefined ? use : { ...use, resetAtMs }
}

/** What is too old to say anything. */
export const isForgotten = (use: OperatingUse, windowMs: number, nowMs: number): boolean =>
  nowMs > use.blockedUntilMs && nowMs - use.seenAtMs > windowMs + FORGET_AFTER_MS

/** How long a method has to wait before its next call. */
export const operatingWait = (
  use: OperatingUse | undefined,
  { limitMs, windowMs }: OperatingLimitConfig,
  adaptive: AdaptiveConfig,
  nowMs: number,
): OperatingWait => {
  if (use === undefined || isForgotten(use, windowMs, nowMs)) return free
  if (use.blockedUntilMs > nowMs) return { waitMs: use.blockedUntilMs - nowMs, kind: 'blocked' }
  const untilResetMs = use.resetAtMs === undefined ? undefined : use.resetAtMs - nowMs
  // After its reset the number is out of date; the next reply brings a new one.
  if (untilResetMs !== undefined && untilResetMs + AFTER_RESET_MS <= 0) return free
  if (use.operatingMs >= limitMs - BLOCK_MARGIN_MS) return blockedFor(use, untilResetMs, nowMs)
  if (!adaptive.enabled || use.operatingMs < (limitMs * adaptive.thresholdPercent) / 100) return free
  const paceMs =
    untilResetMs === undefined ? PACE_WHEN_RESET_UNKNOWN_MS : Math.max(0, untilResetMs) * adaptive.coefficient
  return { waitMs: Math.ceil(Math.min(paceMs, adaptive.maxDelay)), kind: 'paced' }
}

const blockedFor = (use: OperatingUse, untilResetMs: number | undefined, nowMs: number): OperatingWait => {
  if (untilResetMs !== undefined) return { waitMs: untilResetMs + AFTER_RESET_MS, kind: 'blocked' }
  // Nothing says when it ends: one pause after the reply, then a call finds out.
  const waitMs = use.seenAtMs + WAIT_WHEN_RESET_UNKNOWN_MS - nowMs
  return waitMs > 0 ? { waitMs, kind: 'blocked' } : free
}
