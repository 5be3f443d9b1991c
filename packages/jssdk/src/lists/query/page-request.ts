import type { TypeCallParams } from '../../types/calls/call-params.ts'

/** The range of a page's ids. */
export interface PageRange {
  /** Rows with a higher id, `-Infinity` for any id. A reference when an earlier command of the same batch has the id. */
  readonly after: number | string
  /** Rows with an id up to this one. */
  readonly upTo?: number | undefined
}

/**
 * A list's query in one REST version. It keeps the caller's checked parameters, and adds the parameters of each page. It knows the id field
 * in `order` and `filter`.
 */
export interface ListQuery {
  /** The caller's own lower bound of ids; `-Infinity` without one. */
  readonly after: number
  /** Whether parameters of the caller were left out, because keyset paging sets them itself. */
  readonly isOrdered: boolean
  /**
   * One page in ascending order of ids. `limit`: number of requested rows; REST v2 always returns 50. `offset`: number of rows to skip,
   * REST v3 only.
   */
  page(range: PageRange, limit: number, offset?: number): TypeCallParams
  /** The newest ids: one page in descending order. */
  newest(): TypeCallParams
  /**
   * Parameters for offset paging, without the offset. With `after`: rows with a higher id in ascending order. Without it: all rows in the
   * caller's order.
   */
  counted(after?: number): TypeCallParams
}
