import { checkTexts } from './sound-texts.ts'
import type { Store } from './store.ts'

/** One table of this portal, and the columns to copy into it from a snapshot's table of the same name. */
export interface Copy {
  readonly table: string
  readonly columns: readonly string[]
  /** The columns that hold JSON. */
  readonly json?: readonly string[] | undefined
  /** A condition on the rows to copy. @default all */
  readonly where?: string | undefined
}

/** SQLite nests a chain of ORs as deeply as it is long, and its limit is 1,000. */
const columnsAtOnce = 200

/**
 * Copies the rows of the attached snapshot into the table of the same name, only with the known columns. Then it checks the copied values.
 * @throws {RangeError} a value has a type that the portal never stores, or is not JSON in a column of JSON
 */
export const copyRows = (store: Store, { table, columns, json = [], where = '1' }: Copy): void => {
  const names = columns.map((name) => `"${name}"`).join(', ')
  store.execute(
    `INSERT INTO "main"."${table}" (${names}) SELECT ${names} FROM "snapshot"."${table}" NOT INDEXED WHERE ${where}`,
  )
  checkTexts(store, 'main', table, columns)
  const tests = [
    ...columns.map((name) => `typeof("${name}") = 'blob'`),
    ...json.map((name) => `NOT coalesce(json_valid("${name}"), 1)`),
  ]
  for (let at = 0; at < tests.length; at += columnsAtOnce) {
    const isOdd = tests.slice(at, at + columnsAtOnce).join(' OR ')
    if (store.all(`SELECT 1 FROM "main"."${table}" WHERE ${isOdd} LIMIT 1`).length > 0)
      throw new RangeError(`This is no snapshot of a portal: a value in "${table}" is none that a portal stores.`)
  }
}
