import { pathToFileURL } from 'node:url'
import { checkTexts } from './sound-texts.ts'
import type { Store } from './store.ts'

/** A database file from another source, attached for reading: its tables, each with its columns by lower-case name. */
export interface ForeignFile {
  readonly tables: ReadonlySet<string>
  columnsOf(table: string): ReadonlySet<string>
}

const refused = (what: string): RangeError =>
  new RangeError(`This is no snapshot of a portal: it holds ${what}. Nothing of it was taken over.`)

/**
 * Attaches a file to the store as the database "snapshot" while `work` runs. Nothing in the file can be executed: it is read-only, and
 * functions in its schema are disabled. A schema must have only plain tables; this is checked before any row is read.
 * @throws {RangeError} the file is not a database, or its schema has a view, a trigger, a virtual table or a generated column
 */
export const withForeignFile = <Value>(store: Store, file: string, work: (foreign: ForeignFile) => Value): Value => {
  const address = pathToFileURL(file)
  // `immutable` means that SQLite neither locks the file nor applies a log beside it.
  address.search = '?mode=ro&immutable=1'
  orRefuse(() => store.execute(`ATTACH '${address.href.replaceAll("'", '%27')}' AS "snapshot"`))
  try {
    return orRefuse(() => {
      store.execute('PRAGMA "snapshot".mmap_size = 0; PRAGMA cell_size_check = ON')
      return work(inspect(store))
    })
  } finally {
    store.execute('PRAGMA cell_size_check = OFF; DETACH "snapshot"')
  }
}

/** If SQLite cannot read the file, the error is in the file. */
const orRefuse = <Value>(read: () => Value): Value => {
  try {
    return read()
  } catch (error) {
    if (!isOfSqlite(error)) throw error
    throw new RangeError('This is no snapshot of a portal: SQLite cannot read it.', { cause: error })
  }
}

const isOfSqlite = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_')

/**
 * Refuses a database with triggers. A portal creates none, so a trigger comes from another source and would run at each write.
 * @throws {RangeError} there is a trigger
 */
export const refuseTriggers = (store: Store): void => {
  const [found] = store.all(
    `SELECT "name" FROM "main"."sqlite_master" WHERE "type" = 'trigger' OR "sql" LIKE 'CREATE TRIGGER%' LIMIT 1`,
  )
  if (found === undefined) return
  throw new RangeError(
    `The database holds the trigger "${String(found['name'])}", which no portal makes and which would run at each write: drop it first.`,
  )
}

/** No portal has so many tables. The limit is needed because the whole schema is checked. */
const mostTables = 20_000

const inspect = (store: Store): ForeignFile => {
  checkTexts(store, 'snapshot', 'sqlite_master', ['type', 'name', 'sql'])
  const schema = store.all(
    `SELECT "type", "name", substr("sql", 1, 300) AS "sql" FROM "snapshot"."sqlite_master" LIMIT ${String(mostTables + 1)}`,
  )
  if (schema.length > mostTables) throw refused('too many tables')
  const tables = new Set<string>()
  for (const { type, name, sql } of schema) {
    if (!isPlain(String(type), String(name), sql === null || sql === undefined ? null : String(sql)))
      throw refused(`"${String(name)}", which is no plain table`)
    if (type === 'table') tables.add(String(name))
  }
  return { tables, columnsOf: (table) => columnsOf(store, table) }
}

/** SQLite uses only the text of the schema. So the text must agree with the type and the name in the other columns. */
const isPlain = (type: string, name: string, sql: string | null): boolean => {
  if (type === 'index') return sql === null || /^CREATE (?:UNIQUE )?INDEX /.test(sql)
  const [, quoted, bare] = /^CREATE TABLE (?:"([^"]+)"|(\w+))\s?\(/.exec(sql ?? '') ?? []
  return type === 'table' && name === (quoted ?? bare)
}

const columnsOf = (store: Store, table: string): ReadonlySet<string> => {
  const columns = store.all('SELECT "name", "hidden" FROM pragma_table_xinfo(?, ?)', [table, 'snapshot'])
  if (columns.some(({ hidden }) => hidden !== 0)) throw refused(`generated columns in "${table}"`)
  return new Set(columns.map(({ name }) => String(name).toLowerCase()))
}
