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
 * How the pages of a list are read: `'pages'` one request a page; `'chained'` up to 2,500 rows a request from the second request
 * on; `'auto'` begins with one page and takes more with each request that goes well. These three go along the ids. `'offset'` counts
 * rows, one request a page, in the order that the caller asks for; methods that know no ids are read so whatever is said here.
 */
export type ListStrategy = (typeof listStrategies)[number]

/** How many chains are worth it now to run side by side. */
export type ListWidth = () => number

/** A list before its first page. */
export interface ListSetup {
  readonly method: string
  readonly given: GivenKeys
  /** Fields of ids in `order` and `filter`, the likeliest first; a single one when the caller has named it. */
  readonly cursorIdKeys: readonly [string, ...string[]]
  /** Whether the method is known to read, so that asking twice does no harm. */
  readonly isRead: boolean
  /** Whether the method is known to be read along its ids, in pages of a known size. */
  readonly isKnown: boolean
  /** How the method is read by counting rows. */
  readonly steps: OffsetSteps
  /** Whether it is read so from the beginning. */
  readonly isByOffset: boolean
  readonly queryFor: (cursorIdKey: string) => ListQuery
  readonly reader: PageReader
  readonly sizes: PageSizes
  readonly chain: Chain
  readonly sizer: BatchSizer
  readonly strategy: ListStrategy
  /** Nothing for a list that is one chain from its beginning to its end. */
  readonly width: ListWidth | undefined
  readonly isOrdered: boolean
  /** Where to go on; `undefined` for the whole list. */
  readonly resumed: ListRest | undefined
  readonly warn: Warn
  /** Cancels its requests. */
  readonly signal: AbortSignal | undefined
  /** Cuts short what is under way when the list has ended or was left. */
  readonly stop: () => void
}

/** A list whose first page has shown what the rows look like. */
export interface OpenList extends ListSetup {
  readonly query: ListQuery
  /** The id field of the rows. */
  readonly idKey: string
  /** The field of `result` that holds the rows; `null` when `result` itself does. */
  readonly container: string | null
  readonly findings: Findings
}

/** What is learnt while the list is read. */
export interface Findings {
  /** The highest id when it was last asked for: a list that ends below it has not ended. */
  newestId: number | undefined
  /** Batches in a row whose pages did not join. */
  brokenChains: number
  /** How dense the ids are: rows per id of the pages so far, the later ones counting more. */
  rowsPerId: number
}

export interface ListPage {
  readonly rows: readonly unknown[]
  /** The id to go on from; `undefined` when rows have none. */
  readonly lastId: number | undefined
}

/** What one request brought. */
export interface Step {
  readonly pages: readonly ListPage[]
  readonly outcome:
    | 'more'
    /** Nothing lies behind the last page. */
    | 'end'
    /** The last page is shorter than others, and the method may cut its pages: only an empty one says that nothing lies behind. */
    | 'short'
    /** Pages that did not join, or none at all: to be read again one by one. */
    | 'broken'
    /** The operating budget was used up before the last page. */
    | 'refused'
    /** The next page has ids that cannot be read. */
    | 'unreadable'
    /** The next page does not lie beyond the one before. */
    | 'stray'
}
