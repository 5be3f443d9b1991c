import type { ListCursor } from '../../lists/place/list-cursor.ts'
import type { ListStrategy } from '../../lists/list-setup.ts'
import type { TypeCallParamsV2, TypeCallParamsV3, TypeFilterV3 } from '../../types/calls/call-params.ts'
import type { PerCallOptions } from '../../types/calls/per-call-options.ts'

/** How far a list has come; given after each chunk of rows. */
export interface ListProgress {
  /** Rows read so far. */
  readonly rows: number
  /** The highest id handed over; `undefined` when rows have no numeric id. */
  readonly lastId: number | undefined
  /** Where to go on after these rows. */
  readonly cursor: ListCursor
  /** The share that was read, from 0 to 1, judged by ids; `undefined` until the newest id is known. */
  readonly estimatedShare: number | undefined
}

export interface ListOptions<Params> extends PerCallOptions {
  readonly method: string
  /** `filter` and `select` and what else the method takes. Order and paging are the list's own. @default {} */
  readonly params?: Params | undefined
  /** The id field of the rows. @default found in the first page */
  readonly idKey?: string | undefined
  /** The id field of the request, in `order` and `filter`. @default `idKey` when that is given, else what the method takes */
  readonly cursorIdKey?: string | undefined
  /** The field of `result` that holds the rows. @default found in the first page */
  readonly customKeyForResult?: string | undefined
  /** Sent with every page and retry. @default a new one for each */
  readonly requestId?: string | undefined
  /** How pages are read; the rows are the same. @default 'auto' */
  readonly strategy?: ListStrategy | undefined
  /**
   * Chains of pages side by side, 1 to 50, each over ranges of ids of its own. `'auto'`: as many as the portal's time for a page,
   * the request rate and the operating budget make worth it, eight at most.
   * @default 1
   */
  readonly parallel?: number | 'auto' | undefined
  /** With `parallel`: false gives rows as they arrive, ascending within a chunk only. @default true */
  readonly ordered?: boolean | undefined
  /** Goes on where an earlier run of the same list has stopped. */
  readonly cursor?: ListCursor | undefined
  /** Called after each chunk of rows; what it throws ends the list. */
  readonly onProgress?: ((progress: ListProgress) => void) | undefined
}

export type ListOptionsV2 = ListOptions<Omit<TypeCallParamsV2, 'start' | 'order'>>

export interface ListOptionsV3 extends ListOptions<
  Omit<TypeCallParamsV3, 'pagination' | 'order' | 'filter'> & { filter?: TypeFilterV3 }
> {
  /** Rows of a page, 1 to 1,000. @default 50 for the first page, then as many as the method grants; 50 with `strategy: 'pages'` */
  readonly limit?: number | undefined
}
