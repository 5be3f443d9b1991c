import { BatchRefV2, isReferable } from '../batch/batch-ref-v2.ts'
import type { TypeCallParams } from '../types/call-params.ts'
import type { IdRange } from './list-cursor.ts'
import type { RowKeys } from './list-keys.ts'
import type { ListQuery } from './page-request.ts'

export interface ChainPlan {
  readonly query: ListQuery
  readonly cursorIdKey: string
  readonly keys: RowKeys
  readonly range: IdRange
  /** Pages to read. */
  readonly depth: number
  /** Position in the batch of the first of them. */
  readonly firstPosition: number
  /** Rows of a page. */
  readonly pageSize: number
}

/** Consecutive pages read in one batch. */
export interface Chain {
  commands(plan: ChainPlan): readonly TypeCallParams[]
  /** The rows that page `index` adds; `undefined` when it does not begin where the one before ended. */
  newRows(
    rows: readonly unknown[],
    index: number,
    idOf: (row: unknown) => number | undefined,
    after: number,
  ): readonly unknown[] | undefined
}

/** REST v2: each page begins after the last row of the one before, which the portal fills in as it goes. */
export const chainV2: Chain = {
  commands: ({ query, cursorIdKey, keys, range, depth, firstPosition, pageSize }) =>
    Array.from({ length: mayRefer(keys) ? depth : 1 }, (_, index) => {
      const after = index === 0 ? range.after : lastIdOf(firstPosition + index - 1, keys, pageSize)
      return query.pageParams({ after, upTo: range.upTo, cursorIdKey, limit: pageSize })
    }),
  newRows: (rows) => rows,
}

/** A reply may name its fields in a way that a reference has no room for; then only the first page can be asked for. */
const mayRefer = ({ container, idKey }: RowKeys): boolean =>
  [container, idKey].every((name) => name === undefined || isReferable(name))

const lastIdOf = (position: number, { container, idKey = 'ID' }: RowKeys, pageSize: number): string =>
  BatchRefV2.ref(position, ...(container === undefined ? [] : [container]), pageSize - 1, idKey)

/**
 * REST v3: a reference that leads nowhere fails the whole batch there, so pages are told apart by an offset. Each one begins with
 * the last row of the one before: a row deleted meanwhile moves the pages, and then that row is not where it should be.
 */
export const chainV3: Chain = {
  commands: ({ query, cursorIdKey, range, depth, pageSize }) =>
    Array.from({ length: depth }, (_, index) =>
      query.pageParams({ ...range, cursorIdKey, limit: pageSize, offset: index * (pageSize - 1) }),
    ),
  newRows: (rows, index, idOf, after) => {
    if (index === 0) return rows
    return idOf(rows[0]) === after ? rows.slice(1) : undefined
  },
}
