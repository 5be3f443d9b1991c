import type { PortalClock } from '../clock.ts'
import { type Basket, live, record, resetAt, sumOf } from './operating-baskets.ts'

/**
 * The rule that the portal follows. `documented`: every method has its baskets, and a batch's commands count for their own methods.
 * `ban300`: the same, but a method that exceeds the limit loses its baskets and is blocked for 300 s. `batch-charged`: like `ban300`, but a
 * batch adds half its time to the entry `batch`, and a webhook's commands add nothing. `off`: nothing is counted, and `time` lacks the
 * fields.
 */
export type OperatingMode = 'documented' | 'ban300' | 'batch-charged' | 'off'

/** The values of a method in `time`, in Unix seconds. */
export interface OperatingReading {
  readonly operating: number
  readonly operatingResetAt: number
}

/** The owner of the counters. Each credential has its own limits. */
export interface OperatingAccount {
  readonly authType: 'webhook' | 'application'
  /** The webhook, or the application's client id. */
  readonly id: string
}

/** Counts the work of one HTTP request. A batch is one request with many calls. */
export interface OperatingMeter {
  /** Whether the method has used up its time. This is checked before each call, so the call that exceeds the limit still runs. */
  isBlocked(method: string): boolean
  /** Adds the execution seconds of a call that began at `startMs`. Returns `undefined` if a portal leaves the fields out. */
  charge(method: string, startMs: number, seconds: number): OperatingReading | undefined
  /** Adds the time of a whole batch to the entry `batch`, if the mode has one. */
  chargeBatch(startMs: number): OperatingReading | undefined
  /** Ends the request. Work that took longer than the recorded minimum goes into the baskets. */
  close(): void
}

export interface MethodLoad {
  readonly account: string
  readonly method: string
  readonly operating: number
  readonly operatingResetAt: number
  readonly bannedUntilSeconds: number | null
}

export interface OperatingLimits {
  open(account: OperatingAccount, isBatch: boolean): OperatingMeter
  /** Every method with live baskets or a ban. The inspector shows them. */
  loads(): readonly MethodLoad[]
  clear(): void
}

export interface OperatingLimitsOptions {
  readonly clock: Pick<PortalClock, 'nowMs'>
  /** The limit, read at each request. `null` does not count, `Infinity` never refuses. */
  readonly limitSeconds: () => number | null
  readonly mode: () => OperatingMode
}

interface Entry {
  readonly baskets: readonly Basket[]
  readonly bannedUntilSeconds: number
}

interface Pending {
  readonly startedAtSeconds: number
  readonly seconds: number
}

const banSeconds = 300
const batchWeight = 0.5
const fresh: Entry = { baskets: [], bannedUntilSeconds: 0 }
// Without rounding, sums of fractions would appear as 0.30000000000000004.
const rounded = (seconds: number): number => Number(seconds.toFixed(6))

export const operatingLimits = ({ clock, limitSeconds, mode }: OperatingLimitsOptions): OperatingLimits => {
  const entries = new Map<string, Entry>()
  const nowSeconds = () => clock.nowMs() / 1000
  const entryOf = (key: string): Entry => {
    const { baskets, bannedUntilSeconds } = entries.get(key) ?? fresh
    return { baskets: live(baskets, nowSeconds()), bannedUntilSeconds }
  }

  const open = ({ authType, id }: OperatingAccount, isBatch: boolean): OperatingMeter => {
    const limit = limitSeconds()
    const currentMode = mode()
    if (limit === null || currentMode === 'off') return uncounted
    // The newer portal source records a webhook's commands without the webhook, so they count for nobody.
    const isUnlisted = currentMode === 'batch-charged' && isBatch && authType === 'webhook'
    const account = `${authType} ${id}`
    const keyOf = (method: string): string => `${account} ${method.toLowerCase()}`
    const hasBans = currentMode !== 'documented'
    const pending = new Map<string, Pending>()
    let requestSeconds = 0

    const add = (key: string, startMs: number, seconds: number): OperatingReading => {
      const now = nowSeconds()
      const before = pending.get(key) ?? { startedAtSeconds: startMs / 1000, seconds: 0 }
      const after = { ...before, seconds: before.seconds + seconds }
      pending.set(key, after)
      const { baskets, bannedUntilSeconds } = entryOf(key)
      const isBanned = bannedUntilSeconds > now
      return {
        operating: rounded(sumOf(baskets) + after.seconds),
        operatingResetAt: isBanned ? bannedUntilSeconds : resetAt(baskets, before.startedAtSeconds),
      }
    }

    return {
      isBlocked: (method) => {
        const key = keyOf(method)
        const { baskets, bannedUntilSeconds } = entryOf(key)
        if (bannedUntilSeconds > nowSeconds()) return true
        return sumOf(baskets) + (pending.get(key)?.seconds ?? 0) > limit
      },
      charge: (method, startMs, seconds) => {
        requestSeconds += seconds
        return add(keyOf(method), startMs, isUnlisted ? 0 : seconds)
      },
      chargeBatch: (startMs) => {
        if (currentMode !== 'batch-charged') return undefined
        return add(keyOf('batch'), startMs, requestSeconds * batchWeight)
      },
      close: () => {
        for (const [key, { startedAtSeconds, seconds }] of pending) {
          const { baskets, bannedUntilSeconds } = entryOf(key)
          const filled = record(baskets, startedAtSeconds, seconds)
          const isCrossed = hasBans && sumOf(filled) > limit
          if (isCrossed) entries.set(key, { baskets: [], bannedUntilSeconds: Math.floor(nowSeconds()) + banSeconds })
          else if (filled.length > 0) entries.set(key, { baskets: filled, bannedUntilSeconds })
        }
        pending.clear()
      },
    }
  }

  return {
    open,
    loads: () =>
      [...entries.keys()].flatMap((key) => {
        const { baskets, bannedUntilSeconds } = entryOf(key)
        const isBanned = bannedUntilSeconds > nowSeconds()
        if (baskets.length === 0 && !isBanned) return []
        const split = key.lastIndexOf(' ')
        return {
          account: key.slice(0, split),
          method: key.slice(split + 1),
          operating: rounded(sumOf(baskets)),
          operatingResetAt: isBanned ? bannedUntilSeconds : resetAt(baskets, nowSeconds()),
          bannedUntilSeconds: isBanned ? bannedUntilSeconds : null,
        }
      }),
    clear: () => entries.clear(),
  }
}

/** The portal is self-hosted and its limiter is off. */
const uncounted: OperatingMeter = {
  isBlocked: () => false,
  charge: () => undefined,
  chargeBatch: () => undefined,
  close: () => undefined,
}
