import { createHash } from 'node:crypto'
import type { Store } from '../store/store.ts'
import type { Entity } from './entity.ts'
import { storageOf, type FieldDefinition, type Storage } from './field.ts'

const createOwnTables = `
  CREATE TABLE IF NOT EXISTS "_customField" ("entity" TEXT, "definition" TEXT);
  CREATE TABLE IF NOT EXISTS "_entity" ("name" TEXT, "like" TEXT);
  CREATE TABLE IF NOT EXISTS "_counter" ("name" TEXT PRIMARY KEY, "value" INTEGER)
`

export const createTable = ({ name, fields }: Entity): string => {
  // AUTOINCREMENT: a portal never uses the id of a deleted row again.
  return `CREATE TABLE IF NOT EXISTS "${name}" (${fields.filter(isStored).map(declareColumn).join(', ')})`
}

export const declareColumn = (field: FieldDefinition): string =>
  field.name === 'id' ? '"id" INTEGER PRIMARY KEY AUTOINCREMENT' : `"${field.name}" ${columnTypes[storageOf(field)]}`

const isStored = ({ isPlaceholder }: FieldDefinition): boolean => isPlaceholder !== true

const columnTypes = {
  integer: 'INTEGER',
  flag: 'INTEGER',
  seconds: 'INTEGER',
  real: 'REAL',
  // MySQL ignores letter case when it compares text.
  text: 'TEXT COLLATE NOCASE',
  json: 'TEXT',
} satisfies Record<Storage, string>

/** The tables of one set of definitions. The database may come from another version of the portal. */
export interface Schema {
  /** Creates the missing tables. Returns whether the existing tables may lack columns. */
  createTables(): boolean
  /** Adds the missing columns and records that the database has all of them. */
  addColumns(entities: Iterable<Entity>): void
  /** Drops every table, so that the database is like a new file. */
  dropTables(): void
}

export const createSchema = (store: Store, definitions: readonly Entity[]): Schema => {
  const tables = definitions.map(createTable)
  const version = versionOf(tables)
  return {
    createTables: () => {
      const [known] = store.all('PRAGMA user_version')
      if (known?.['user_version'] === version) return false
      const isNew = store.all(`SELECT 1 FROM "sqlite_master" WHERE "name" = '_customField'`).length === 0
      store.execute([createOwnTables, ...tables].join(';\n'))
      if (isNew) store.execute(`PRAGMA user_version = ${String(version)}`)
      return !isNew
    },
    addColumns: (entities) => {
      const known = knownColumns(store)
      for (const { name, fields } of entities)
        for (const field of fields.filter(isStored))
          if (!known.has(keyOf(name, field.name)))
            store.execute(`ALTER TABLE "${name}" ADD COLUMN ${declareColumn(field)}`)
      store.execute(`PRAGMA user_version = ${String(version)}`)
    },
    dropTables: () => {
      const found = store.all(
        `SELECT "name" FROM "main"."sqlite_master" WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`,
      )
      for (const { name } of found) store.execute(`DROP TABLE "main"."${String(name).replaceAll('"', '""')}"`)
      store.execute('PRAGMA user_version = 0')
    },
  }
}

/** SQLite keeps a number of this size for such a purpose. It is never 0, because a new file has 0. */
const versionOf = (tables: readonly string[]): number =>
  createHash('sha256').update(tables.join()).digest().readUInt32BE() % (2 ** 31 - 1) || 1

/** SQLite ignores the letter case of names. */
const keyOf = (table: string, column: string): string => `${table} ${column}`.toLowerCase()

const knownColumns = (store: Store): ReadonlySet<string> =>
  new Set(
    store
      .all(
        `SELECT "table"."name" AS "table", "column"."name" AS "column"
         FROM "sqlite_master" AS "table", pragma_table_info("table"."name") AS "column" WHERE "table"."type" = 'table'`,
      )
      .map(({ table, column }) => keyOf(String(table), String(column))),
  )
