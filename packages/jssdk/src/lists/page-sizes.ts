/** Rows that a REST v2 list gives at a time, whatever is asked. */
export const pageSizeV2 = 50
/** The most that REST v3 grants; a method may give less without saying so. */
const largestPageV3 = 1000
/** Rows that one request may bring: the most that is held in memory at a time. */
const largestBatchRows = 2500
/** Commands of a batch. */
const mostPages = 50

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

const pagesOf = (size: number): number =>
  Math.min(mostPages, Math.max(1, Math.floor(largestBatchRows / Math.max(size, 1))))

/** Sizes of a REST v2 method that is known to give 50 rows a page; one that gives more goes by what it gives. */
export const pageSizesV2 = (): PageSizes => {
  let size = pageSizeV2
  return {
    next: () => size,
    mayContinue: (rowCount) => {
      const isFull = rowCount >= size
      if (isFull) size = rowCount
      return isFull
    },
    granted: () => size,
    maxPages: () => pagesOf(size),
  }
}

/**
 * Sizes of a REST v2 method that nothing is known of. Its first page says nothing of whether more follow; from the second one on a page
 * that is shorter than the one before is the last, unless pages have grown: then only an empty one is.
 */
export const unknownPageSizes = (): PageSizes => {
  let largest = 0
  let pages = 0
  let isUneven = false
  return {
    next: () => pageSizeV2,
    mayContinue: (rowCount) => {
      const isFirst = pages === 0
      isUneven ||= !isFirst && rowCount > largest
      const isFull = rowCount > 0 && (isFirst || isUneven || rowCount >= largest)
      largest = Math.max(largest, rowCount)
      pages += 1
      return isFull
    },
    granted: () => (isUneven ? 0 : largest),
    maxPages: () => pagesOf(largest),
  }
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
    maxPages: () => pagesOf(largest),
  }
}
