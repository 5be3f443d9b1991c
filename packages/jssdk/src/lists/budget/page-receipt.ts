import type { Receipt } from './budget-account.ts'
import type { PageTime } from '../read/page-reader.ts'

/**
 * Reads out of the times of a request's pages, or of the one time of so many pages, what they were charged. The figure of a page is the
 * sum so far: what it grew by from page to page is what a page cost. Requests that end meanwhile are added to it, too, so it is no more
 * than the pages took.
 */
export const receiptOf = (times: readonly PageTime[], pages = times.length): Receipt | undefined => {
  const first = times[0]
  const last = times.at(-1)
  if (first === undefined || last === undefined || pages === 0) return undefined
  const worked = times.reduce((sum, { durationSeconds = 0 }) => sum + durationSeconds, 0)
  const charged = chargedSeconds(times.flatMap(({ operatingSeconds }) => operatingSeconds ?? [])) ?? worked
  return {
    ...last,
    startedAtMs: first.startedAtMs,
    pages,
    spentSeconds: worked > 0 ? Math.min(charged, worked) : charged,
  }
}

/** What pages cost by their sums. A charge that leaves in between makes the figure fall. */
const chargedSeconds = (sums: readonly number[]): number | undefined => {
  const last = sums.at(-1)
  const grown = (last ?? 0) - (sums[0] ?? 0)
  return sums.length > 1 && grown >= 0 ? (grown * sums.length) / (sums.length - 1) : last
}
