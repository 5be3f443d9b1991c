/** Rows of one page, for every v2 method that uses `start`. */
export const pageSize = 50

/** Where a page begins, and whether the portal counts all matches. */
export interface Navigation {
  readonly offset: number
  readonly isCounted: boolean
}

/**
 * Reads `start` and rounds it down to a whole page. A negative number means the first page without a count. In controllers only -1 skips
 * the count; other negative numbers mean the first page.
 */
export const navigate = (start: number | undefined, isController: boolean): Navigation => {
  if (start === undefined) return { offset: 0, isCounted: true }
  if (start < 0) return { offset: 0, isCounted: isController && start !== -1 }
  return { offset: Math.floor(start / pageSize) * pageSize, isCounted: true }
}

/** The `start` of the next page. Undefined on the last page, and if nothing was counted. */
export const nextStart = (offset: number, rowCount: number, total: number | undefined): number | undefined =>
  total !== undefined && rowCount > 0 && offset + rowCount < total ? offset + rowCount : undefined
