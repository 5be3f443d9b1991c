import { pathToFileURL } from 'node:url'
import { checkTexts } from './sound-texts.ts'
import type { Store } from './store.ts'

/** A database file of somebody else's, attached for reading: its tables, and the columns of each by their names in lower case. */
export interface ForeignFile {
  readonly tables: ReadonlySet<string>
  columnsOf(table: string): ReadonlySet<string>
}

const refused = (what: string): RangeError =>
  new RangeError(`This is no snapshot of a portal: it holds ${what}. Nothing of it was taken over.`)

/**
 * Reads a file beside the store as the database "snapshot", for the time of `work`. Nothing of the file runs: it is opened read-only,
 * the functions that its schema may name are off, and a schema with anything but plain tables is refused before a row is read.
 * @throws {RangeError} the file is no database, or its schema holds a view, a trigger, a virtual table or a generated column
 */
export const withForeignFile = <Value>(store: Store, file: string, work: (foreign: ForeignFile) => Value): Value => {
  const address = pathToFileURL(file)
  // Immutable: a file is not to be locked, nor a log beside it played back.
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

/** What SQLite cannot read is the file's mistake. */
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
 * A portal makes no triggers: one in a database that it is to work with is somebody else's, and would run at each write.
 * @throws {RangeError} there is one
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

/** More tables than any portal has: a schema is looked through as a whole. */
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

/** SQLite goes by the text alone, so that the text must be of the kind and name that stand beside it. */
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
