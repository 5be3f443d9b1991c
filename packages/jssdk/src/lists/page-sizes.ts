/** Rows that a REST v2 list gives at a time, whatever is asked. */
export const pageSizeV2 = 50
/** The most that REST v3 grants; a method may give less without saying so. */
const largestPageV3 = 1000
/** Rows that one request may bring: the most that is held in memory at a time. */
const largestBatchRows = 2500

/** How many rows a list asks for, and what the size of a page tells. */
export interface PageSizes {
  /** Rows to ask for in a request of its own. */
  next(): number
  /** Takes note of a page; true when more rows may follow. */
  mayContinue(rowCount: number): boolean
  /** Rows that the pages of a batch ask for; 0 while it is not known what the method grants. */
  granted(): number
  /** Most such pages in one batch. */
  maxPages(): number
}

export const pageSizesV2: PageSizes = {
  next: () => pageSizeV2,
  // More than a page is the answer of a method that knows no pages.
  mayContinue: (rowCount) => rowCount === pageSizeV2,
  granted: () => pageSizeV2,
  maxPages: () => largestBatchRows / pageSizeV2,
}

/**
 * Sizes of REST v3. A method may cut pages below the limit without notice, so only a page shorter than the largest one so far
 * is the last. Where the caller sets no limit, pages after the first ask for the most there is.
 */
export const pageSizesV3 = (limit: number | undefined, grows: boolean): PageSizes => {
  const first = limit ?? pageSizeV2
  const later = limit ?? (grows ? largestPageV3 : pageSizeV2)
  let largest = 0
  let pages = 0
  return {
    next: () => (pages === 0 ? first : later),
    mayContinue: (rowCount) => {
      const isFull = rowCount > 0 && rowCount >= largest
      largest = Math.max(largest, rowCount)
      pages += 1
      return isFull
    },
    granted: () => (first === later || pages > 1 ? largest : 0),
    maxPages: () => Math.min(50, Math.max(1, Math.floor(largestBatchRows / Math.max(largest, 1)))),
  }
}
