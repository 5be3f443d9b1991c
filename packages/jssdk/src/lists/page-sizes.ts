import { maxBatchCommands, maxPageSizeV3, defaultPageSize } from '../types/portal-figures.ts'

/** The most rows of one request. So many rows are in memory at once. */
const largestBatchRows = 2500

/** How many rows a list requests, and what the size of a page means. */
export interface PageSizes {
  /** Number of rows to ask for when a request reads a single page. */
  next(): number
  /** Records a page. True when more rows probably follow. */
  mayContinue(rowCount: number): boolean
  /** What a short page means: the end, or nothing when the method may cut pages. */
  readonly ofShort: 'end' | 'short'
  /** Number of rows in a batch's pages; 0 while the method's page size is not known. */
  granted(): number
  /** The most such pages in one batch. */
  maxPages(): number
}

/**
 * `first` and `later`: number of rows to request, for the first page and for later ones. `full`: number of rows in a full page. 0 means
 * that it is not known, and the first page with rows counts as full. `isUnknown`: a page may be larger than earlier ones. The method's page
 * size then counts as not known.
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
    // A known page size comes from the documentation. Such methods cut no pages, so only the last page is short.
    ofShort: full > 0 ? 'end' : 'short',
    maxPages: () => Math.min(maxBatchCommands, Math.max(1, Math.floor(largestBatchRows / Math.max(largest, 1)))),
  }
}

/**
 * Page sizes of a REST v2 method. A known method returns 50 rows; if it returns more, the larger number counts. The first page of an
 * unknown method does not show whether more rows follow.
 */
export const pageSizesV2 = (isKnown: boolean): PageSizes =>
  pageSizes(defaultPageSize, defaultPageSize, isKnown ? defaultPageSize : 0, !isKnown)

/**
 * Page sizes of REST v3. A method may cut pages below the limit without saying so. Without a limit of the caller, later pages request the
 * most rows.
 */
export const pageSizesV3 = (limit: number | undefined, grows: boolean): PageSizes =>
  pageSizes(limit ?? defaultPageSize, limit ?? (grows ? maxPageSizeV3 : defaultPageSize), 0, false)
