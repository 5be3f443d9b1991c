import type { AdaptiveConfig, OperatingLimitConfig } from '../types/calls/limits.ts'
import { isNumber, isObject } from '../types/narrow.ts'

/** What is known about a method's operating time. Numbers that the portal did not send are absent. */
export interface OperatingUse {
  readonly operatingMs: number
  /** When the portal forgets the oldest part of it. */
  readonly resetAtMs?: number
  readonly seenAtMs: number
  /** Number of refusals (429) in a row, and until when the last one blocks. */
  readonly refusals: number
  readonly blockedUntilMs: number
}

/** Use by budget key, which is a method of one credential. */
export type OperatingState = Readonly<Record<string, OperatingUse>>

/** How long a method has to wait, and why. */
export interface OperatingWait {
  readonly waitMs: number
  /** Whether the method is throttled near its limit, and not blocked. */
  readonly isThrottled: boolean
}

const BLOCK_MARGIN_MS = 5_000
const WAIT_WHEN_RESET_UNKNOWN_MS = 5_000
const AFTER_RESET_MS = 1_000
const PACE_WHEN_RESET_UNKNOWN_MS = 7_000
/** The portal forgets a little later than its window says. */
const FORGET_AFTER_MS = 10_000
const FIRST_REFUSAL_WAIT_MS = 60_000
const LONGEST_REFUSAL_WAIT_MS = 300_000
/** The window is ten minutes. A later time comes from a gateway, or from a clock that is ahead. */
export const LONGEST_RESET_WAIT_MS = 610_000

export const unused = { operatingMs: 0, seenAtMs: 0, refusals: 0, blockedUntilMs: 0 }
export const notWaiting: OperatingWait = { waitMs: 0, isThrottled: false }

/** The key of a method's budget. Each credential has its own budgets, so a refusal of one does not block another. */
export const budgetKey = (credential: string, method: string): string => `${credential} ${method}`

/** The budget name of a command in a batch. Some portals count it separately from a single call. */
export const batchMethod = (method: string): string => `batch::${method}`

/** All names of the budgets that a request may use: each method, as a single call and as a command. */
export const budgetNames = (methods: readonly string[], isBatch: boolean): readonly string[] => {
  const names = methods.flatMap((method) => [method, batchMethod(method)])
  return isBatch ? ['batch', ...names] : names
}

/** Reads from the `time` of a reply how much was used; undefined when it does not say. */
export const noteUse = (time: unknown, nowMs: number): OperatingUse | undefined => {
  const { operating, operating_reset_at: resetAt } = isObject(time) ? time : {}
  if (!isNumber(operating)) return undefined
  const used = { ...unused, operatingMs: operating * 1000, seenAtMs: nowMs }
  return isNumber(resetAt) ? { ...used, resetAtMs: Math.min(resetAt * 1000, nowMs + LONGEST_RESET_WAIT_MS) } : used
}

/**
 * Records a 429. Its reply never says how long the block lasts. So it lasts until the reset that an earlier reply named. Without one it
 * lasts a minute, which is when the portal forgets the next tenth; the time doubles up to five minutes.
 */
export const noteRefusal = (known: OperatingUse | undefined, nowMs: number): OperatingUse => {
  const refusals = (known?.refusals ?? 0) + 1
  const resetAtMs = known?.resetAtMs
  const waitMs =
    resetAtMs !== undefined && resetAtMs + AFTER_RESET_MS > nowMs
      ? Math.min(resetAtMs + AFTER_RESET_MS - nowMs, LONGEST_RESET_WAIT_MS)
      : Math.min(FIRST_REFUSAL_WAIT_MS * 2 ** (refusals - 1), LONGEST_REFUSAL_WAIT_MS)
  return { ...unused, ...known, seenAtMs: nowMs, refusals, blockedUntilMs: nowMs + waitMs }
}

/** Whether a record is too old to be useful. */
const isForgotten = (use: OperatingUse, { windowMs }: Pick<OperatingLimitConfig, 'windowMs'>, nowMs: number): boolean =>
  nowMs > use.blockedUntilMs && nowMs - use.seenAtMs > windowMs + FORGET_AFTER_MS

/** How long a method is blocked: from five seconds before its limit until one second after its reset. */
export const blockedMs = (
  use: OperatingUse,
  { limitMs }: OperatingLimitConfig,
  nowMs: number,
  marginMs = BLOCK_MARGIN_MS,
): number => {
  if (use.blockedUntilMs > nowMs) return use.blockedUntilMs - nowMs
  if (use.operatingMs < limitMs - marginMs) return 0
  // Without a reset time the end of the block is not known. After one pause a call finds out.
  const untilMs =
    use.resetAtMs === undefined ? use.seenAtMs + WAIT_WHEN_RESET_UNKNOWN_MS : use.resetAtMs + AFTER_RESET_MS
  return Math.max(0, untilMs - nowMs)
}

/** How long a method near its limit is throttled: a share of the time until its reset. */
export const throttledMs = (
  use: Pick<OperatingUse, 'operatingMs' | 'resetAtMs'>,
  { limitMs }: Pick<OperatingLimitConfig, 'limitMs'>,
  { enabled, thresholdPercent, coefficient, maxDelay }: AdaptiveConfig,
  nowMs: number,
): number => {
  if (!enabled || use.operatingMs <= (limitMs * thresholdPercent) / 100) return 0
  if (use.resetAtMs === undefined) return Math.min(PACE_WHEN_RESET_UNKNOWN_MS, maxDelay)
  // After its reset the number is out of date. The next reply brings a new one.
  return Math.ceil(Math.min(Math.max(0, use.resetAtMs - nowMs) * coefficient, maxDelay))
}

/** How long a method has to wait before its next call, and why. */
export const operatingWait = (
  use: OperatingUse | undefined,
  limit: OperatingLimitConfig,
  adaptive: AdaptiveConfig,
  nowMs: number,
): OperatingWait => {
  if (use === undefined || isForgotten(use, limit, nowMs)) return notWaiting
  // Five seconds are too much to leave unused in a small budget.
  const blocked = blockedMs(use, limit, nowMs, Math.min(BLOCK_MARGIN_MS, limit.limitMs / 96))
  if (blocked > 0) return { waitMs: blocked, isThrottled: false }
  const throttled = throttledMs(use, limit, adaptive, nowMs)
  return { waitMs: throttled, isThrottled: true }
}

/** Number of methods above the heavy share of their budget. */
export const heavyCount = (uses: readonly OperatingUse[], { limitMs, heavyPercent }: OperatingLimitConfig): number =>
  uses.filter(({ operatingMs }) => operatingMs > (limitMs * heavyPercent) / 100).length

/** The state without outdated records. The same object when there are none. */
export const withoutForgotten = (
  state: OperatingState,
  config: Pick<OperatingLimitConfig, 'windowMs'>,
  nowMs: number,
): OperatingState => {
  const entries = Object.entries(state)
  const kept = entries.filter(([, use]) => !isForgotten(use, config, nowMs))
  return kept.length === entries.length ? state : Object.fromEntries(kept)
}
