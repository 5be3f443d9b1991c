import { charge, countsAtMost, live, notBefore, sumOf, takeOff } from './operating-ledger.ts'
import type { OperatingLedger } from './operating-ledger.ts'
import { operatingWindowMs } from '../../types/portal-figures.ts'

/** What a reply says about the cost of its request, for one operating budget. Times are those of the portal's clock. */
export interface Receipt {
  readonly pages: number
  /** Seconds that the request cost, as far as its reply shows. */
  readonly spentSeconds: number
  /** Seconds that count against the budget now; `undefined` when the reply does not say. */
  readonly operatingSeconds: number | undefined
  readonly resetAtMs: number | undefined
  readonly startedAtMs: number | undefined
  readonly finishedAtMs: number | undefined
}

/** Ends a reservation. Without a receipt its cost stays unknown. */
export type Settle = (receipt: Receipt | undefined) => void

/** The operating budget of one method, as far as one client can know it. */
export interface BudgetAccount {
  /** How many pages the whole budget pays for. */
  capacity(): number
  /** How long this many pages take in milliseconds, at the rate that the budget allows permanently. */
  evenMs(pages: number): number
  /** How many of these pages have room now. Pages in flight count as spent. */
  room(pages: number): number
  /** Reserves room for pages that are sent now. */
  reserve(pages: number): Settle
  /** Must be called when the portal refused a page: another caller has spent the rest of the budget. */
  refused(): void
  /** Whether a single page may be sent as a probe, to find out if there is more room. */
  isProbeDue(): boolean
  /** When these pages have room or a probe is due. `undefined` while pages in flight will change the answer. */
  roomAtMs(pages: number): number | undefined
}

/**
 * Seconds of the budget that stay unused. The limiter blocks a method 5 s before its limit, and the next page may cost more than the last.
 */
const marginSeconds = 6
const marginShare = 0.0125
/** Slightly faster than the budget's permanent rate, so that the whole budget is used. */
const evenHaste = 1.02
/** A reserve for what other callers spend between two replies, at most this share of the budget. */
const mostForOthers = 0.1
/** A larger difference in seconds is another caller's work and not a rounding error. */
const noticeable = 0.05
const afterResetMs = 1000
const refusalWaitMs = 60_000

/** `nowMs` returns the portal's time. */
export const createAccount = (limitSeconds: () => number, nowMs: () => number): BudgetAccount => {
  let ledger: OperatingLedger = []
  let onTheWay = 0
  let reservedSeconds = 0
  let settledSeconds = 0
  let secondsPerPage = 0
  let isCounted = false
  let othersSeconds = 0
  let blockedUntilMs = 0
  /** When charges end that this client did not see. A single page is sent then, to find out how many. */
  let probeAtMs: number | undefined

  const usable = (): number => {
    const limit = limitSeconds()
    const spare = Math.min(marginSeconds, limit * marginShare) + Math.min(othersSeconds, limit * mostForOthers)
    return limit - spare
  }
  const isProbeDue = (): boolean =>
    onTheWay === 0 && nowMs() >= Math.max(blockedUntilMs, (probeAtMs ?? Infinity) + afterResetMs)
  const fitting = (): number => {
    if (secondsPerPage === 0) return Infinity
    ledger = live(ledger, nowMs())
    const pages = Math.floor((usable() - sumOf(ledger) - reservedSeconds) / secondsPerPage)
    // A page that costs more than the whole budget has to be tried too.
    const isEmpty = ledger.length === 0 && onTheWay === 0
    return pages < 1 && (isEmpty || isProbeDue()) ? 1 : Math.max(0, pages)
  }

  const settle = (reserved: number, settledBefore: number, receipt: Receipt | undefined): void => {
    onTheWay -= 1
    // Set to 0 at the end, because subtracting alone would leave a rounding error for ever.
    reservedSeconds = onTheWay === 0 ? 0 : reservedSeconds - reserved
    if (receipt === undefined) return
    const { pages, spentSeconds, operatingSeconds, resetAtMs } = receipt
    const startedAtMs = receipt.startedAtMs ?? nowMs() - spentSeconds * 1000
    const perPage = spentSeconds / pages
    if (perPage > 0) secondsPerPage = Math.max(perPage, (secondsPerPage + perPage) / 2)
    ledger = live(ledger, nowMs())
    const known = sumOf(ledger)
    const expected = known + spentSeconds
    if (operatingSeconds === undefined) {
      if (isCounted) ledger = charge(ledger, startedAtMs, spentSeconds)
    } else {
      // The portal adds a request's cost when it ends. So requests that ran at the same time may be missing from its number.
      const beside = settledSeconds - settledBefore
      const target = Math.min(Math.max(expected, operatingSeconds), operatingSeconds + beside)
      ledger = target > known ? charge(ledger, startedAtMs, target - known) : takeOff(ledger, known - target)
      if (isCounted) othersSeconds = Math.max(othersSeconds / 2, operatingSeconds - expected)
      isCounted = true
    }
    settledSeconds += spentSeconds
    if (resetAtMs === undefined || resetAtMs <= nowMs()) return
    const oldestMs = ledger[0]?.expiresAtMs ?? resetAtMs
    if (resetAtMs < oldestMs || othersSeconds > noticeable) probeAtMs = resetAtMs
    if (resetAtMs > oldestMs) ledger = notBefore(ledger, resetAtMs)
  }

  return {
    capacity: () => (secondsPerPage === 0 ? Infinity : Math.max(1, Math.floor(usable() / secondsPerPage))),
    evenMs: (pages) => (pages * secondsPerPage * operatingWindowMs) / (limitSeconds() * evenHaste),
    isProbeDue,
    room: (pages) => (nowMs() < blockedUntilMs ? 0 : Math.min(pages, fitting())),
    reserve(pages) {
      if (isProbeDue()) probeAtMs = undefined
      const seconds = pages * secondsPerPage
      reservedSeconds += seconds
      onTheWay += 1
      const settledBefore = settledSeconds
      return (receipt) => settle(seconds, settledBefore, receipt)
    },
    refused() {
      const untilMs = Math.max(nowMs() + afterResetMs, probeAtMs ?? ledger[0]?.expiresAtMs ?? nowMs() + refusalWaitMs)
      blockedUntilMs = untilMs + afterResetMs
      probeAtMs = untilMs
    },
    roomAtMs(pages) {
      if (nowMs() < blockedUntilMs) return blockedUntilMs
      if (onTheWay > 0) return undefined
      const most = usable()
      const freedAtMs = countsAtMost(ledger, Math.max(0, most - pages * secondsPerPage), nowMs())
      return Math.min(freedAtMs, probeAtMs ?? Infinity) + afterResetMs
    },
  }
}
