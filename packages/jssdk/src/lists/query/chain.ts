import { BatchRefV2, isReferable } from '../../batch/batch-ref-v2.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { IdRange } from '../place/list-cursor.ts'
import type { PageSizes } from '../page-sizes.ts'
import type { ListQuery } from './page-request.ts'
import { readId } from '../place/row-id.ts'

/** The part of a list that its page requests need. */
interface Chained {
  readonly query: ListQuery
  readonly idKey: string
  readonly container: string | null
  readonly sizes: Pick<PageSizes, 'granted'>
}

/** How consecutive pages are read in one batch. */
export interface Chain {
  /** The requests of this many pages. `firstPosition` is the position of the first one in the batch. */
  commands(list: Chained, range: IdRange, depth: number, firstPosition: number): readonly TypeCallParams[]
  /** The new rows of a page after the first; `undefined` when it does not begin where the page before ended. */
  newRows(rows: readonly unknown[], idKey: string, after: number): readonly unknown[] | undefined
}

/** REST v2: each page begins after the last row of the page before. The portal fills in its id. */
export const chainV2: Chain = {
  commands: ({ query, idKey, container, sizes }, range, depth, firstPosition) => {
    const names = container === null ? [] : [container]
    // A reference cannot express every field name. Then only the first page can be requested.
    const length = [...names, idKey].every(isReferable) ? depth : 1
    const limit = sizes.granted()
    return Array.from({ length }, (_, index) => {
      const after = index === 0 ? range.after : BatchRefV2.ref(firstPosition + index - 1, ...names, limit - 1, idKey)
      return query.page({ ...range, after }, limit)
    })
  },
  newRows: (rows) => rows,
}

/**
 * REST v3: a reference to a missing value fails the whole batch there, so pages use offsets. Each page begins with the last row of the page
 * before. When a row is deleted meanwhile, the pages shift, and this row is not in its place.
 */
export const chainV3: Chain = {
  commands: ({ query, sizes }, range, depth) =>
    Array.from({ length: depth }, (_, index) => {
      const limit = sizes.granted()
      return query.page(range, limit, index * (limit - 1))
    }),
  newRows: (rows, idKey, after) => (readId(rows[0], idKey) === after ? rows.slice(1) : undefined),
}
