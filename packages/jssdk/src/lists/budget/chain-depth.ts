/** Pages in a batch, growing while everything goes well: a short list costs little, a long one soon goes at full speed. */
const steps = [1, 2, 5, 10, 25, 50] as const

/** The level at which batches have their full size. */
export const longestLevel = steps.length - 1

/** Seconds that one batch may take: a portal cuts a request at 60. */
const longestBatchSeconds = 20

/** Bytes that the rows of one batch may have: its reply is read in one go, and nothing else runs meanwhile. */
const largestBatchBytes = 4 * 1024 * 1024

/**
 * How many pages the next request asks for; 1 means a request for the page alone. `level`: requests in a row that went well. `maxPages`:
 * those that fit into one batch. `pagesLeft`: those that are likely to be left, where that is known. A page took `secondsPerPage` the last
 * time, and its rows have some `bytesPerPage`, 0 while that is not known.
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
  // What is asked for beyond the end is work that the portal does for nothing; an estimate may be off, though.
  const useful = pagesLeft === undefined ? Infinity : Math.ceil(pagesLeft * 1.25) + 3
  return Math.max(1, Math.min(step, inTime, inSize, useful, maxPages))
}

const pagesWithin = (most: number, perPage: number): number => (perPage > 0 ? Math.floor(most / perPage) : Infinity)
