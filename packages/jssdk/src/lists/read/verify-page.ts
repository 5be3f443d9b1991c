import { isObject } from '../../types/narrow.ts'
import type { IdRange } from '../place/list-cursor.ts'
import { readId } from '../place/row-id.ts'

/** The last id of a page that is the one that was asked for; else what is wrong with it. */
export type PageVerdict =
  | number
  | 'empty'
  /** No row has the field that ids are read from. */
  | 'keyless'
  /** A row has an id that is no exact whole number, or none: the page after it cannot be asked for by an id. */
  | 'unreadable'
  /** Ids are not in order, or lie where the filter does not allow them. */
  | 'stray'

/** Checks that a page's ids go up, beyond the cursor and inside the range. */
export const verifyPage = (
  rows: readonly unknown[],
  idKey: string,
  { after, upTo = Infinity }: IdRange,
): PageVerdict => {
  if (rows.length === 0) return 'empty'
  // Nothing lies below the beginning, except what a portal numbers 0.
  let lastId = after === 0 ? -1 : after
  for (const row of rows) {
    const id = readId(row, idKey)
    if (id === undefined)
      return rows.every((other) => !isObject(other) || other[idKey] === undefined) ? 'keyless' : 'unreadable'
    if (id <= lastId || id > upTo) return 'stray'
    lastId = id
  }
  return lastId
}
