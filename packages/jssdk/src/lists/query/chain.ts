import { BatchRefV2, isReferable } from '../../batch/batch-ref-v2.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { IdRange } from '../place/list-cursor.ts'
import type { OpenList } from '../list-setup.ts'
import { readId } from '../place/row-id.ts'

/** What the pages of a list are asked for by. */
type Chained = Pick<OpenList, 'query' | 'idKey' | 'container' | 'sizes'>

/** Consecutive pages read in one batch. */
export interface Chain {
  /** What to ask for so many pages by; `firstPosition` is that of the first of them in the batch. */
  commands(list: Chained, range: IdRange, depth: number, firstPosition: number): readonly TypeCallParams[]
  /** The rows that a page after the first one adds; `undefined` when it does not begin where the one before ended. */
  newRows(rows: readonly unknown[], idKey: string, after: number): readonly unknown[] | undefined
}

/** REST v2: each page begins after the last row of the one before, which the portal fills in as it goes. */
export const chainV2: Chain = {
  commands: ({ query, idKey, container, sizes }, range, depth, firstPosition) => {
    const names = container === null ? [] : [container]
    // A reply may name its fields in a way that a reference has no room for; then only the first page can be asked for.
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
 * REST v3: a reference that leads nowhere fails the whole batch there, so pages are told apart by an offset. Each one begins with
 * the last row of the one before: a row deleted meanwhile moves the pages, and then that row is not where it should be.
 */
export const chainV3: Chain = {
  commands: ({ query, sizes }, range, depth) =>
    Array.from({ length: depth }, (_, index) => {
      const limit = sizes.granted()
      return query.page(range, limit, index * (limit - 1))
    }),
  newRows: (rows, idKey, after) => (readId(rows[0], idKey) === after ? rows.slice(1) : undefined),
}
