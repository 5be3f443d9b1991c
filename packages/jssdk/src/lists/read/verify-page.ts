import { isObject } from '../../types/narrow.ts'
import type { IdRange } from '../place/list-cursor.ts'
import { readId } from '../place/row-id.ts'

/** The last id of a correct page, or the fault of a wrong one. */
export type PageVerdict =
  | number
  | 'empty'
  /** No row has the id field. */
  | 'keyless'
  /** A row's id is missing, or is not an exact whole number. The next page cannot be requested by such an id. */
  | 'unreadable'
  /** Ids are not in order, or the filter does not allow them. */
  | 'stray'

/** Checks that a page's ids ascend, and lie beyond the cursor and inside the range. */
export const verifyPage = (
  rows: readonly unknown[],
  idKey: string,
  { after, upTo = Infinity }: IdRange,
): PageVerdict => {
  if (rows.length === 0) return 'empty'
  // At the beginning a portal may have a row with the id 0.
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
