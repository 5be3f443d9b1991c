import type { Receipt } from './budget-account.ts'
import type { PageTime } from './page-reader.ts'

/** Reads out of the times of a request's pages, or of the one time of so many pages, what they were charged. */
export const receiptOf = (times: readonly PageTime[], pages = times.length): Receipt | undefined => {
  const [first, last] = [times[0], times.at(-1)]
  if (first === undefined || last === undefined || pages === 0) return undefined
  return { ...last, startedAtMs: first.startedAtMs, pages, spentSeconds: spentSeconds(times) }
}

/**
 * The figure of a page is the sum so far: what it grew by from page to page is what a page cost. Requests that end meanwhile are added
 * to it, too, so it is no more than the pages took.
 */
const spentSeconds = (times: readonly PageTime[]): number => {
  const sums = times.flatMap(({ operatingSeconds }) => operatingSeconds ?? [])
  const [first, last] = [sums[0], sums.at(-1)]
  const worked = times.reduce((sum, { durationSeconds = 0 }) => sum + durationSeconds, 0)
  if (first === undefined || last === undefined) return worked
  // A charge that leaves in between makes the figure fall.
  const grown = sums.length > 1 && last >= first ? ((last - first) * sums.length) / (sums.length - 1) : last
  return worked > 0 ? Math.min(grown, worked) : grown
}
