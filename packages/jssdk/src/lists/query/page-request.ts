import type { TypeCallParams } from '../../types/calls/call-params.ts'

/** Ids of a page. */
export interface PageRange {
  /** Rows with a higher id, `-Infinity` for any; a reference when an earlier command of the same batch knows it. */
  readonly after: number | string
  /** Rows with an id up to this one. */
  readonly upTo?: number | undefined
}

/**
 * A list as its REST version writes it: what the caller asked for, checked, apart from what the engine adds to each page. It knows the
 * name of the ids in `order` and `filter`.
 */
export interface ListQuery {
  /** The caller's own lower bound of ids; `-Infinity` without one. */
  readonly after: number
  /** The caller has given parameters that paging along ids takes over and that are therefore left out. */
  readonly isOrdered: boolean
  /**
   * One page in ascending order of ids. `limit`: rows asked for; REST v2 gives 50 whatever is asked. `offset`: rows to pass over, REST v3
   * only.
   */
  page(range: PageRange, limit: number, offset?: number): TypeCallParams
  /** The newest ids: one page in descending order. */
  newest(): TypeCallParams
  /**
   * What to ask for when rows are counted; what counts them is not in it. Rows with an id above `after`, in ascending order of ids, or
   * all rows in the caller's order.
   */
  counted(after?: number): TypeCallParams
}
