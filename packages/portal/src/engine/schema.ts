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
  // AUTOINCREMENT: a portal never gives a deleted row's id to another.
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
  // MySQL compares text without regard to letter case.
  text: 'TEXT COLLATE NOCASE',
  json: 'TEXT',
} satisfies Record<Storage, string>

/** The tables of one set of definitions in a database that may come from another version of the portal. */
export interface Schema {
  /** Makes the tables that are missing; says whether those that were there may lack columns. */
  createTables(): boolean
  /** Adds the columns that are missing, and notes that the database has all. */
  addColumns(entities: Iterable<Entity>): void
  /** Takes every table away, as in a new file. */
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

/** Fits into the number that SQLite keeps for such a purpose, and is not the 0 of a new file. */
const versionOf = (tables: readonly string[]): number =>
  createHash('sha256').update(tables.join()).digest().readUInt32BE() % (2 ** 31 - 1) || 1

/** SQLite knows names in any letter case. */
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
