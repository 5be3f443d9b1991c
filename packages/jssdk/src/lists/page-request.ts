import type { TypeCallParams } from '../types/call-params.ts'

/** One page of a list in ascending order of ids. */
export interface PageRequest {
  /** Rows with a higher id, `-Infinity` for any; a reference when an earlier command of the same batch knows it. */
  readonly after: number | string
  /** Rows with an id up to this one. */
  readonly upTo?: number | undefined
  /** The field of ids in `order` and `filter`. */
  readonly cursorIdKey: string
  /** Rows asked for; REST v2 gives 50 whatever is asked. */
  readonly limit: number
  /** Rows to pass over. REST v3 only. */
  readonly offset?: number | undefined
}

/** Rows that are counted. */
export interface CountedRequest {
  /** Those with a higher id, in ascending order of ids; `undefined` for all, in the caller's order. */
  readonly after: number | undefined
  /** The field of ids in `order` and `filter`. */
  readonly cursorIdKey: string
}

/** A list as its REST version writes it: what the caller asked for, checked, apart from what the engine adds to each page. */
export interface ListQuery {
  /** The caller's own lower bound of ids; `-Infinity` without one. */
  readonly after: number
  /** Names of the caller's parameters that paging along ids takes over and that are therefore left out. */
  readonly ignored: readonly string[]
  pageParams(request: PageRequest): TypeCallParams
  /** The newest ids: one page in descending order. */
  lastIdsParams(cursorIdKey: string): TypeCallParams
  /** What to ask for when rows are counted; what counts them is not in it. */
  countedParams(request: CountedRequest): TypeCallParams
}
