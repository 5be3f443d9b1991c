import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../engine/engine.ts'
import type { Entity } from '../engine/entity.ts'
import { storageOf } from '../engine/field.ts'
import { createReplyTable, replyColumns, replyTable } from '../idempotency/replies.ts'
import { copyRows } from './copy-rows.ts'
import { type ForeignFile, withForeignFile } from './foreign-file.ts'
import { createRecordTable, isRecordKind } from './records.ts'
import { checkTexts } from './sound-texts.ts'
import type { Store } from './store.ts'

const inFolder = <Value>(work: (folder: string) => Value): Value => {
  const folder = mkdtempSync(join(tmpdir(), 'b24-portal-'))
  try {
    return work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Whether the bytes are those of a SQLite file. */
export const isSnapshot = (bytes: Uint8Array): boolean =>
  new TextDecoder().decode(bytes.subarray(0, 15)) === 'SQLite format 3'

const noSnapshot = (): RangeError => new RangeError('This is no snapshot of a portal: pass on what snapshot() gave.')

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** The whole content of the store, as the bytes of a SQLite file. */
export const takeSnapshot = (store: Store): Uint8Array =>
  inFolder((folder) => {
    const file = join(folder, 'snapshot.db')
    store.execute(`VACUUM INTO ${quoted(file)}`)
    return new Uint8Array(readFileSync(file))
  })

/** The store that a snapshot is restored into, with its engine. */
export interface RestoreTarget {
  readonly store: Store
  readonly engine: Engine
}

/**
 * Restores a snapshot, with its tables and rows, and runs `finish`. All this is one transaction, so an invalid snapshot changes nothing.
 * Only tables and columns that this portal knows are read, and nothing in the file is executed.
 * @throws {RangeError} the bytes are not a portal's SQLite file, or it has tables that this version does not know
 */
export const restoreSnapshot = (target: RestoreTarget, snapshot: Uint8Array, finish: () => void): void => {
  if (!isSnapshot(snapshot)) throw noSnapshot()
  inFolder((folder) => {
    const file = join(folder, 'snapshot.db')
    writeFileSync(file, snapshot)
    restoreSnapshotFile(target, file, finish)
  })
}

/** Restores a snapshot from a file. @throws {RangeError} as `restoreSnapshot` */
export const restoreSnapshotFile = ({ store, engine }: RestoreTarget, file: string, finish: () => void): void => {
  try {
    withForeignFile(store, file, (foreign) =>
      store.transaction(() => {
        copyTables({ store, engine }, foreign)
        finish()
      }),
    )
  } finally {
    engine.reload()
  }
}

const copyTables = ({ store, engine }: RestoreTarget, foreign: ForeignFile): void => {
  if (!foreign.tables.has('_customField')) throw noSnapshot()
  const all = (table: string, columns: readonly string[]) => {
    const known = foreign.tables.has(table) ? foreign.columnsOf(table) : new Set<string>()
    if (!columns.every((name) => known.has(name.toLowerCase()))) return []
    const names = columns.map((name) => `"${name}"`).join(', ')
    checkTexts(store, 'snapshot', table, columns)
    return store.all(`SELECT ${names} FROM "snapshot"."${table}" NOT INDEXED ORDER BY "rowid"`)
  }
  engine.rebuild(
    all('_entity', ['name', 'like']).map((row) => ({ name: String(row['name']), like: String(row['like']) })),
    all('_customField', ['entity', 'definition']).map((row) => ({
      entity: String(row['entity']),
      definition: String(row['definition']),
    })),
  )
  createRecordTable(store)
  createReplyTable(store)
  store.execute('DELETE FROM "_record"; DELETE FROM "_counter"; DELETE FROM "idempotent_reply"')
  const entities = engine.entityNames().map((name) => engine.entity(name))
  const known = new Set([...ownTables, ...entities.map(({ name }) => name)])
  refuseUnknown(store, foreign, known)
  for (const entity of entities) if (foreign.tables.has(entity.name)) copyEntity(store, foreign, entity)
  copyWhole(store, foreign, '_counter', ['name', 'value'])
  copyWhole(store, foreign, '_record', ['kind', 'key', 'value'], ['value'])
  copyWhole(store, foreign, replyTable, replyColumns)
  refuseKinds(store)
  copyCounters(store, foreign, entities)
}

const ownTables = ['_customField', '_entity', '_counter', '_record', replyTable, 'sqlite_sequence'] as const

/** Tables of earlier versions whose methods are answered from the documentation alone today. No method shows their rows. */
const formerTables: ReadonlySet<string> = new Set(['imbotV2Command'])

/** Rows of a newer portal would be lost silently, so such a snapshot is refused. */
const refuseUnknown = (store: Store, { tables }: ForeignFile, known: ReadonlySet<string>): void => {
  for (const name of tables) {
    if (known.has(name) || formerTables.has(name) || name.startsWith('sqlite_')) continue
    if (store.all(`SELECT 1 FROM "snapshot"."${name.replaceAll('"', '""')}" NOT INDEXED LIMIT 1`).length > 0)
      throw otherVersion(`rows in "${name}"`)
  }
}

const copyEntity = (store: Store, foreign: ForeignFile, { name: table, fields }: Entity): void => {
  const known = foreign.columnsOf(table)
  const stored = fields.filter(({ name, isPlaceholder }) => isPlaceholder !== true && known.has(name.toLowerCase()))
  if (!known.has('id')) throw otherVersion(`a "${table}" without ids`)
  const json = stored.filter((field) => storageOf(field) === 'json').map(({ name }) => name)
  copyRows(store, { table, columns: stored.map(({ name }) => name), json })
}

/**
 * Copies a table that belongs to no entity. It must have exactly the known columns, or the snapshot is refused. Older portals may lack the
 * table.
 */
const copyWhole = (
  store: Store,
  foreign: ForeignFile,
  table: string,
  columns: readonly string[],
  json: readonly string[] = [],
): void => {
  if (!foreign.tables.has(table)) return
  const known = foreign.columnsOf(table)
  if (known.size !== columns.length || !columns.every((name) => known.has(name.toLowerCase())))
    throw otherVersion(`other columns in "${table}"`)
  copyRows(store, { table, columns, json })
}

const refuseKinds = (store: Store): void => {
  for (const { kind } of store.all('SELECT DISTINCT "kind" FROM "_record"'))
    if (!isRecordKind(String(kind))) throw otherVersion(`records of the kind "${String(kind)}"`)
}

/** Copies the highest ids that were used, so that no id is used twice. */
const copyCounters = (store: Store, { tables }: ForeignFile, entities: readonly Entity[]): void => {
  if (!tables.has('sqlite_sequence')) return
  const names = new Set(entities.map(({ name }) => name))
  checkTexts(store, 'snapshot', 'sqlite_sequence', ['name'])
  for (const { name, seq } of store.all('SELECT "name", "seq" FROM "snapshot"."sqlite_sequence" NOT INDEXED')) {
    if (!names.has(String(name)) || typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0) continue
    store.run('DELETE FROM "main"."sqlite_sequence" WHERE "name" = ?', [String(name)])
    store.run('INSERT INTO "main"."sqlite_sequence" ("name", "seq") VALUES (?, ?)', [String(name), seq])
  }
}

const otherVersion = (what: string): RangeError =>
  new RangeError(`The snapshot is of another version of the portal: it holds ${what}, which this one does not know.`)
