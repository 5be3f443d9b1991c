/** Seconds that one minute has charged to a budget. Times are the portal's. */
export interface Charge {
  readonly minute: number
  readonly seconds: number
  readonly expiresAtMs: number
}

/** What counts against a budget, the oldest charge first: the portal's own baskets, as far as its replies let them be rebuilt. */
export type OperatingLedger = readonly Charge[]

const minuteMs = 60_000
/** A minute's charges are forgotten ten minutes after the first of them, all at once. */
const lifeMs = 600_000

export const live = (ledger: OperatingLedger, nowMs: number): OperatingLedger =>
  ledger.filter(({ expiresAtMs }) => expiresAtMs > nowMs)

export const sumOf = (ledger: OperatingLedger): number => ledger.reduce((sum, { seconds }) => sum + seconds, 0)

export const charge = (ledger: OperatingLedger, startedAtMs: number, seconds: number): OperatingLedger => {
  const minute = Math.floor(startedAtMs / minuteMs)
  if (ledger.some((known) => known.minute === minute))
    return ledger.map((known) => (known.minute === minute ? { ...known, seconds: known.seconds + seconds } : known))
  const expiresAtMs = Math.floor(startedAtMs / 1000) * 1000 + lifeMs
  return [...ledger, { minute, seconds, expiresAtMs }].toSorted((a, b) => a.expiresAtMs - b.expiresAtMs)
}

/** Takes seconds off that the portal does not count. The oldest first: what is left is then rather forgotten too late than too early. */
export const takeOff = (ledger: OperatingLedger, seconds: number): OperatingLedger => {
  let left = seconds
  return ledger.flatMap((known) => {
    const taken = Math.min(known.seconds, left)
    left -= taken
    return taken === known.seconds ? [] : [{ ...known, seconds: known.seconds - taken }]
  })
}

/** Nothing is forgotten before the moment that the portal has named. */
export const notBefore = (ledger: OperatingLedger, resetAtMs: number): OperatingLedger =>
  ledger.map((known) => ({ ...known, expiresAtMs: Math.max(known.expiresAtMs, resetAtMs) }))

/** When no more than so many seconds count, which are not below 0. */
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
