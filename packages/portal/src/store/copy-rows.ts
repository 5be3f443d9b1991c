import { checkTexts } from './sound-texts.ts'
import type { Store } from './store.ts'

/** One table of ours, and what of a foreign one of its name may be copied into it. */
export interface Copy {
  readonly table: string
  readonly columns: readonly string[]
  /** Those of the columns that keep JSON. */
  readonly json?: readonly string[] | undefined
  /** Only rows of which this holds. @default all */
  readonly where?: string | undefined
}

/** SQLite nests a row of ORs as deeply as it is long, 1,000 at most. */
const columnsAtOnce = 200

/**
 * Copies rows of the attached snapshot into the table of the same name, column by column as we name them, and looks at what came.
 * @throws {RangeError} a value is of a type that the portal never stores, or no JSON where JSON stands
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
