import { isUtf8 } from 'node:buffer'
import type { Store } from './store.ts'

/** How many rows are checked together. */
const rowsAtOnce = 500
/** SQLite nests a chain of expressions as deeply as it is long, and its limit is 1,000. */
const columnsAtOnce = 200

/**
 * Checks the texts of a table from another source as bytes. Text that is not UTF-8 must be found first, because the library crashes the
 * process when it reads such text.
 * @throws {RangeError} a text is not UTF-8
 */
export const checkTexts = (
  store: Store,
  database: 'main' | 'snapshot',
  table: string,
  columns: readonly string[],
): void => {
  for (let at = 0; at < columns.length; at += columnsAtOnce)
    checkColumns(store, `"${database}"."${table}"`, columns.slice(at, at + columnsAtOnce))
}

const checkColumns = (store: Store, table: string, columns: readonly string[]): void => {
  const texts = columns.map((name) => `coalesce("${name}", '')`).join(' || char(10) || ')
  const piece = `FROM (SELECT "rowid" AS "at", ${texts} AS "text" FROM ${table} NOT INDEXED WHERE "rowid" > ? ORDER BY "rowid" LIMIT ${String(rowsAtOnce)})`
  let last: number | null = -Infinity
  while (last !== null) {
    const bytes = store.bytes(`SELECT CAST(group_concat("text", char(10)) AS BLOB) AS "bytes" ${piece}`, [last])
    if (!isUtf8(bytes)) throw new RangeError(`This is no snapshot of a portal: a text in ${table} is no UTF-8.`)
    const next: unknown = store.all(`SELECT max("at") AS "last" ${piece}`, [last])[0]?.['last']
    // SQLite trusts the order of rows. In a damaged file it would return the same rows forever.
    if (typeof next === 'number' && next <= last)
      throw new RangeError(`This is no snapshot of a portal: the rows of ${table} are in no order.`)
    last = typeof next === 'number' ? next : null
  }
}
