import { isUtf8 } from 'node:buffer'
import type { Store } from './store.ts'

/** Rows whose texts are looked at together. */
const rowsAtOnce = 500
/** SQLite nests a chain of texts as deeply as it is long, 1,000 at most. */
const columnsAtOnce = 200

/**
 * Looks at the texts of a table that came from elsewhere as bytes: reading one that is no UTF-8 as text brings the process down, as the
 * library takes every text for one.
 * @throws {RangeError} one is none
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
    // SQLite takes the order of a damaged file for granted, and would give the same rows again and again.
    if (typeof next === 'number' && next <= last)
      throw new RangeError(`This is no snapshot of a portal: the rows of ${table} are in no order.`)
    last = typeof next === 'number' ? next : null
  }
}
