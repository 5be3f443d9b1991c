/** Pages in a batch, growing while everything goes well: a short list costs little, a long one soon goes at full speed. */
const steps = [1, 2, 5, 10, 25, 50] as const

/** The level at which batches have their full size. */
export const longestLevel = steps.length - 1

/** Seconds that one batch may take: a portal cuts a request at 60. */
const longestBatchSeconds = 20

/** Bytes that the rows of one batch may have: its reply is read in one go, and nothing else runs meanwhile. */
const largestBatchBytes = 4 * 1024 * 1024

/** What is known before the next request is planned. */
export interface DepthFacts {
  /** Requests in a row that went well. */
  readonly level: number
  /** Seconds that a page took the last time. */
  readonly secondsPerPage: number
  /** Bytes of a page's rows, an estimate; 0 while it is not known. */
  readonly bytesPerPage?: number
  /** Pages that are likely to be left; `undefined` when nobody knows. */
  readonly pagesLeft: number | undefined
  /** Most pages that fit into one batch. */
  readonly maxPages: number
}

/** How many pages the next request asks for; 1 means a request for the page alone. */
export const chainDepth = (facts: DepthFacts): number => {
  const { level, secondsPerPage, bytesPerPage = 0, pagesLeft, maxPages } = facts
  const step = steps[Math.min(level, longestLevel)] ?? 1
  const inTime = pagesWithin(longestBatchSeconds, secondsPerPage)
  const inSize = pagesWithin(largestBatchBytes, bytesPerPage)
  // What is asked for beyond the end is work that the portal does for nothing; an estimate may be off, though.
  const useful = pagesLeft === undefined ? Infinity : Math.ceil(pagesLeft * 1.25) + 3
  return Math.max(1, Math.min(step, inTime, inSize, useful, maxPages))
}

const pagesWithin = (most: number, perPage: number): number => (perPage > 0 ? Math.floor(most / perPage) : Infinity)
