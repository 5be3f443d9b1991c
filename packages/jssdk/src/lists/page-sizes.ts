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
  /** Takes note of a page; true when more rows are likely to follow. */
  mayContinue(rowCount: number): boolean
  /** What a page says that is shorter than others: that it is the last, or nothing where pages may be cut. */
  readonly ofShort: 'end' | 'short'
  /** Rows that the pages of a batch ask for; 0 while it is not known what the method grants. */
  granted(): number
  /** Most such pages in one batch. */
  maxPages(): number
}

/**
 * `first`, `later`: rows to ask for, at first and later on. `full`: rows of a full page; where that is 0 it is not known, and the first
 * page is full when it has any. `isUnknown`: a page may be larger than the ones before, and from then on it is not known what the
 * method grants.
 */
const pageSizes = (first: number, later: number, full: number, isUnknown: boolean): PageSizes => {
  let largest = full
  let pages = 0
  let isUneven = false
  return {
    next: () => (pages === 0 ? first : later),
    mayContinue: (rowCount) => {
      isUneven ||= isUnknown && pages > 0 && rowCount > largest
      const isFull = rowCount > 0 && rowCount >= largest
      largest = Math.max(largest, rowCount)
      pages += 1
      return isFull
    },
    granted: () => (isUneven || (first !== later && pages < 2) ? 0 : largest),
    // Where a full page is known, it is by the documentation, and so is that the last one alone is shorter.
    ofShort: full > 0 ? 'end' : 'short',
    maxPages: () => Math.min(mostPages, Math.max(1, Math.floor(largestBatchRows / Math.max(largest, 1)))),
  }
}

/**
 * Sizes of a REST v2 method. One that is known to give 50 rows a page and gives more goes by what it gives; the first page of one that
 * nothing is known of says nothing of whether more follow.
 */
export const pageSizesV2 = (isKnown: boolean): PageSizes =>
  pageSizes(pageSizeV2, pageSizeV2, isKnown ? pageSizeV2 : 0, !isKnown)

/**
 * Sizes of REST v3. A method may cut pages below the limit without notice. Where the caller sets no limit, pages after the first ask
 * for the most there is.
 */
export const pageSizesV3 = (limit: number | undefined, grows: boolean): PageSizes =>
  pageSizes(limit ?? pageSizeV2, limit ?? (grows ? largestPageV3 : pageSizeV2), 0, false)
