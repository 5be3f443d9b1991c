import type { Receipt } from './budget-account.ts'
import type { PageTime } from '../read/page-reader.ts'

/**
 * Finds the cost of a request from the times of its pages, or from one time for all pages. A page's `operating` is a running total, so its
 * growth from page to page is the cost of a page. Other requests that end at the same time add to it too. So the cost is at most the time
 * that the pages took.
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

/** The cost of pages from their running totals. A total falls when the portal forgets a charge in between. */
const chargedSeconds = (sums: readonly number[]): number | undefined => {
  const last = sums.at(-1)
  const grown = (last ?? 0) - (sums[0] ?? 0)
  return sums.length > 1 && grown >= 0 ? (grown * sums.length) / (sums.length - 1) : last
}
