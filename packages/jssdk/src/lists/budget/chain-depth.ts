import { maxBatchCommands } from '../../types/portal-figures.ts'

/** Pages in a batch by level. The number grows with each success: short lists cost little, and long lists soon reach full speed. */
const steps = [1, 2, 5, 10, 25, maxBatchCommands] as const

/** The level of batches with full size. */
export const longestLevel = steps.length - 1

/** Time limit of one batch in seconds. A portal cuts a request at 60 s. */
const longestBatchSeconds = 20

/** Limit for the rows of one batch in bytes. Parsing the reply blocks all other work. */
const largestBatchBytes = 4 * 1024 * 1024

/**
 * How many pages the next request has. 1 means a request of its own, without a batch. `level`: number of successful requests in a row.
 * `maxPages`: the most pages in one batch. `pagesLeft`: estimated number of pages left, when it is known. `secondsPerPage`: time of the
 * last page. `bytesPerPage`: estimated size of a page's rows; 0 when it is not known.
 */
export const chainDepth = (
  level: number,
  maxPages: number,
  pagesLeft: number | undefined,
  secondsPerPage: number,
  bytesPerPage = 0,
): number => {
  const step = steps[Math.min(level, longestLevel)] ?? 1
  const inTime = pagesWithin(longestBatchSeconds, secondsPerPage)
  const inSize = pagesWithin(largestBatchBytes, bytesPerPage)
  // Pages beyond the end would be useless work for the portal. The estimate may be wrong, so a few more are allowed.
  const useful = pagesLeft === undefined ? Infinity : Math.ceil(pagesLeft * 1.25) + 3
  return Math.max(1, Math.min(step, inTime, inSize, useful, maxPages))
}

const pagesWithin = (most: number, perPage: number): number => (perPage > 0 ? Math.floor(most / perPage) : Infinity)
