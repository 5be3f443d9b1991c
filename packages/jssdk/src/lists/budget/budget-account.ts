import { charge, countsAtMost, live, notBefore, sumOf, takeOff } from './operating-ledger.ts'
import type { OperatingLedger } from './operating-ledger.ts'

/** What a reply says of the budget that its request was charged to. Times are the portal's. */
export interface Receipt {
  readonly pages: number
  /** Seconds that the request was charged, as far as its reply shows. */
  readonly spentSeconds: number
  /** Seconds that count against the budget now; `undefined` when the portal did not say. */
  readonly operatingSeconds: number | undefined
  readonly resetAtMs: number | undefined
  readonly startedAtMs: number | undefined
  readonly finishedAtMs: number | undefined
}

/** Ends a reservation; without a receipt nothing is known of what it has cost. */
export type Settle = (receipt: Receipt | undefined) => void

/** The operating budget of one method, as far as one client can know it. */
export interface BudgetAccount {
  /** Pages that the whole budget pays for. */
  capacity(): number
  /** Milliseconds that so many pages take at the rate that the budget gives for ever. */
  evenMs(pages: number): number
  /** How many of so many pages have room now, those on their way counted as spent. */
  room(pages: number): number
  /** Counts pages as spent that are sent now. */
  reserve(pages: number): Settle
  /** The portal refused a page: somebody else has spent what seemed to be left. */
  refused(): void
  /** When a page may show that there is more room than is known. */
  isProbeDue(): boolean
  /** When so many pages have room, or it is worth a probe; `undefined` while the pages on their way will tell. */
  roomAtMs(pages: number): number | undefined
}

/** From here on the limiter takes the budget for used up; a little below it, for a page may cost more than the one before. */
const marginSeconds = 6
const marginShare = 0.0125
const windowMs = 600_000
/** A little faster than even, so that nothing of the budget goes unused. */
const evenHaste = 1.02
/** What others spend unseen between two replies is set aside, up to this share of the budget. */
const mostForOthers = 0.1
/** Seconds above which a difference is somebody's work, not a rounding. */
const noticeable = 0.05
const afterResetMs = 1000
const refusalWaitMs = 60_000

/** `nowMs` is the portal's time. */
export const createAccount = (limitSeconds: () => number, nowMs: () => number): BudgetAccount => {
  let ledger: OperatingLedger = []
  let onTheWay = 0
  let reservedSeconds = 0
  let settledSeconds = 0
  let secondsPerPage = 0
  let isCounted = false
  let othersSeconds = 0
  let blockedUntilMs = 0
  /** When charges leave that nobody here has seen coming: then a single page finds out how many. */
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
    // A page that costs more than the whole budget has to be tried all the same.
    const isEmpty = ledger.length === 0 && onTheWay === 0
    return pages < 1 && (isEmpty || isProbeDue()) ? 1 : Math.max(0, pages)
  }

  const settle = (reserved: number, settledBefore: number, receipt: Receipt | undefined): void => {
    onTheWay -= 1
    // Not the difference alone: a rest of rounding would never go.
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
      // The portal adds a request up when it ends, so what ran beside this one may be missing from its figure.
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
    evenMs: (pages) => (pages * secondsPerPage * windowMs) / (limitSeconds() * evenHaste),
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
