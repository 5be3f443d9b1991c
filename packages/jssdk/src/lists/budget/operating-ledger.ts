import { operatingWindowMs } from '../../types/portal-figures.ts'

/** The charges of one minute in seconds. Times are the portal's. */
export interface Charge {
  readonly minute: number
  readonly seconds: number
  readonly expiresAtMs: number
}

/** The charges that count against a budget, oldest first. They model the portal's own records, as far as its replies show them. */
export type OperatingLedger = readonly Charge[]

const minuteMs = 60_000

export const live = (ledger: OperatingLedger, nowMs: number): OperatingLedger =>
  ledger.filter(({ expiresAtMs }) => expiresAtMs > nowMs)

export const sumOf = (ledger: OperatingLedger): number => ledger.reduce((sum, { seconds }) => sum + seconds, 0)

export const charge = (ledger: OperatingLedger, startedAtMs: number, seconds: number): OperatingLedger => {
  const minute = Math.floor(startedAtMs / minuteMs)
  if (ledger.some((known) => known.minute === minute))
    return ledger.map((known) => (known.minute === minute ? { ...known, seconds: known.seconds + seconds } : known))
  // The portal forgets the charges of one minute together, a window after the first of them.
  const expiresAtMs = Math.floor(startedAtMs / 1000) * 1000 + operatingWindowMs
  return [...ledger, { minute, seconds, expiresAtMs }].toSorted((a, b) => a.expiresAtMs - b.expiresAtMs)
}

/**
 * Subtracts seconds that the portal did not count, from the oldest charges first. The newer ones stay, so a charge may be forgotten too
 * late but never too early.
 */
export const takeOff = (ledger: OperatingLedger, seconds: number): OperatingLedger => {
  let left = seconds
  return ledger.flatMap((known) => {
    const taken = Math.min(known.seconds, left)
    left -= taken
    return taken === known.seconds ? [] : [{ ...known, seconds: known.seconds - taken }]
  })
}

/** Keeps every charge at least until the time that the portal named. */
export const notBefore = (ledger: OperatingLedger, resetAtMs: number): OperatingLedger =>
  ledger.map((known) => ({ ...known, expiresAtMs: Math.max(known.expiresAtMs, resetAtMs) }))

/** The time from which at most this many seconds count. `seconds` must not be negative. */
export const countsAtMost = (ledger: OperatingLedger, seconds: number, nowMs: number): number => {
  let sum = sumOf(ledger)
  let atMs = nowMs
  for (const known of ledger) {
    if (sum <= seconds) break
    sum -= known.seconds
    atMs = Math.max(atMs, known.expiresAtMs)
  }
  return atMs
}
