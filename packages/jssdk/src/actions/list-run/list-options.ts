import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { ListStrategy } from '../../lists/list-setup.ts'
import type { TypeCallParamsV2, TypeCallParamsV3, TypeFilterV3 } from '../../types/calls/call-params.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'

/** The progress of a list. The callback gets it after each chunk. */
export interface ListProgress {
  /** Number of rows so far. */
  readonly rows: number
  /** The highest id so far; `undefined` when rows have no numeric id. */
  readonly lastId: number | undefined
  /** The place to continue from after these rows. */
  readonly cursor: ListCursor
  /** The estimated share of rows so far, from 0 to 1, by their ids. `undefined` until the newest id is known. */
  readonly estimatedShare: number | undefined
}

export interface ListOptions<Params> extends PerCallOptions {
  readonly method: string
  /** `filter`, `select` and other parameters of the method. The list sets order and paging itself. @default {} */
  readonly params?: Params | undefined
  /** The rows' id field. @default found in the first page */
  readonly idKey?: string | undefined
  /** The id field in `order` and `filter` of the request. @default `idKey` if given, else the method's own */
  readonly cursorIdKey?: string | undefined
  /** The field of `result` that has the rows. @default found in the first page */
  readonly customKeyForResult?: string | undefined
  /** Sent with every page and retry. @default a new one for each page */
  readonly requestId?: string | undefined
  /** How pages are read. The rows are the same with every strategy. @default 'auto' */
  readonly strategy?: ListStrategy | undefined
  /**
   * Number of chains that read side by side, 1 to 50. Each reads its own ranges of ids. `'auto'` uses as many as help, eight at most: it
   * considers the portal's time for a page, the request rate and the operating budget.
   * @default 1
   */
  readonly parallel?: number | 'auto' | undefined
  /** Only with `parallel`. With `false` chunks are returned as they arrive, and ids ascend only within a chunk. @default true */
  readonly ordered?: boolean | undefined
  /** Continues at the place where an earlier run of the same list stopped. */
  readonly cursor?: ListCursor | undefined
  /** Called after each chunk of rows. An error that it throws ends the list. */
  readonly onProgress?: ((progress: ListProgress) => void) | undefined
}

export type ListOptionsV2 = ListOptions<Omit<TypeCallParamsV2, 'start' | 'order'>>

export interface ListOptionsV3 extends ListOptions<
  Omit<TypeCallParamsV3, 'pagination' | 'order' | 'filter'> & { filter?: TypeFilterV3 }
> {
  /** Rows in a page, 1 to 1,000. @default 50 for the first page, then as many as the method returns; 50 with `strategy: 'pages'` */
  readonly limit?: number | undefined
}
