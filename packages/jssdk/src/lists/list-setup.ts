import type { Chain } from './query/chain.ts'
import type { ListRest } from './place/list-cursor.ts'
import type { GivenKeys } from './place/list-keys.ts'
import type { OffsetSteps } from './offset/offset-steps.ts'
import type { ListQuery } from './query/page-request.ts'
import type { BatchSizer } from './budget/batch-sizer.ts'
import type { PageReader } from './read/page-reader.ts'
import type { PageSizes } from './page-sizes.ts'
import type { Warn } from './warnings.ts'

export const listStrategies = ['pages', 'chained', 'auto', 'offset'] as const

/**
 * How the pages of a list are read. `'pages'`: one page in each request. `'chained'`: up to 2,500 rows in each request after the first.
 * `'auto'`: one page at first, and more with each success. These three use keyset paging. `'offset'`: one page in each request, in the
 * caller's order. Methods without ids always use offset paging.
 */
export type ListStrategy = (typeof listStrategies)[number]

/** Returns how many chains should read side by side now. */
export type ListWidth = () => number

/** A list before its first page. */
export interface ListSetup {
  readonly method: string
  readonly given: GivenKeys
  /** Possible id fields in `order` and `filter`, the most likely one first. Only one when the caller has named it. */
  readonly cursorIdKeys: readonly [string, ...string[]]
  /** Whether the method is known to only read, so that a second request does no harm. */
  readonly isRead: boolean
  /** Whether the method is known to support keyset paging with a known page size. */
  readonly isKnown: boolean
  /** How offset paging works for the method. */
  readonly steps: OffsetSteps
  /** Whether offset paging is used from the beginning. */
  readonly isByOffset: boolean
  readonly queryFor: (cursorIdKey: string) => ListQuery
  readonly reader: PageReader
  readonly sizes: PageSizes
  readonly chain: Chain
  readonly sizer: BatchSizer
  readonly strategy: ListStrategy
  /** Undefined for a list with a single chain. */
  readonly width: ListWidth | undefined
  readonly isOrdered: boolean
  /** The part that is left from an earlier run; `undefined` for the whole list. */
  readonly resumed: ListRest | undefined
  readonly warn: Warn
  /** Cancels the list's requests. */
  readonly signal: AbortSignal | undefined
  /** Cancels requests in flight when the list has ended or the caller has left it. */
  readonly stop: () => void
}

/** A list after its first page, which has shown the form of its rows. */
export interface OpenList extends ListSetup {
  readonly query: ListQuery
  /** The rows' id field. */
  readonly idKey: string
  /** The field of `result` that has the rows; `null` when `result` itself has them. */
  readonly container: string | null
  readonly findings: Findings
}

/** Facts found while the list is read. */
export interface Findings {
  /** The highest id when it was last read. A list that ends below it has not ended. */
  newestId: number | undefined
  /** Number of batches in a row whose pages did not fit together. */
  brokenChains: number
  /** The density of ids: rows per id so far. Later pages count more. */
  rowsPerId: number
}

export interface ListPage {
  readonly rows: readonly unknown[]
  /** The id to continue from; `undefined` when rows have no id. */
  readonly lastId: number | undefined
}

/** The outcome of one request. */
export interface Step {
  readonly pages: readonly ListPage[]
  readonly outcome:
    | 'more'
    /** There are no more rows. */
    | 'end'
    /** The last page is shorter than others, but the method may cut pages. Only an empty page proves the end. */
    | 'short'
    /** Pages that do not fit together, or no pages. They are read again, one in each request. */
    | 'broken'
    /** The operating budget was used up before the last page. */
    | 'refused'
    /** The next page has ids that cannot be read. */
    | 'unreadable'
    /** The next page's ids are not beyond the last page. */
    | 'stray'
}
