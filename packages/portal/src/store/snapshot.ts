import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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

/** Everything the store holds, as the bytes of a SQLite file. */
export const takeSnapshot = (store: Store): Uint8Array =>
  inFolder((folder) => {
    const file = join(folder, 'snapshot.db')
    store.execute(`VACUUM INTO ${quoted(file)}`)
    return new Uint8Array(readFileSync(file))
  })

/**
 * Puts the store back to a snapshot, tables and rows alike, and runs `finish`; in one transaction, so that a bad
 * snapshot changes nothing.
 * @throws {RangeError} the bytes are no SQLite file of a portal
 */
export const restoreSnapshot = (store: Store, snapshot: Uint8Array, finish: () => void): void => {
  if (!isSnapshot(snapshot)) throw noSnapshot()
  inFolder((folder) => {
    const file = join(folder, 'snapshot.db')
    writeFileSync(file, snapshot)
    store.execute(`ATTACH ${quoted(file)} AS "snapshot"`)
    try {
      store.transaction(() => {
        copyTables(store)
        finish()
      })
    } finally {
      store.execute('DETACH "snapshot"')
    }
  })
}

const ownTables = `WHERE "type" = 'table' AND "name" NOT LIKE 'sqlite_%'`

const copyTables = (store: Store): void => {
  const [known] = store.all(`SELECT "name" FROM "snapshot"."sqlite_master" WHERE "name" = '_customField'`)
  if (known === undefined) throw noSnapshot()
  for (const { name } of store.all(`SELECT "name" FROM "main"."sqlite_master" ${ownTables}`))
    store.execute(`DROP TABLE "main"."${String(name)}"`)
  for (const { name, sql } of store.all(`SELECT "name", "sql" FROM "snapshot"."sqlite_master" ${ownTables}`)) {
    store.execute(String(sql))
    store.execute(`INSERT INTO "main"."${String(name)}" SELECT * FROM "snapshot"."${String(name)}"`)
  }
  for (const { sql } of store.all(
    `SELECT "sql" FROM "snapshot"."sqlite_master" WHERE "type" = 'index' AND "sql" IS NOT NULL`,
  ))
    store.execute(String(sql))
  const [version] = store.all('PRAGMA "snapshot".user_version')
  store.execute(`PRAGMA "main".user_version = ${String(version?.['user_version'] ?? 0)}`)
  store.execute('DELETE FROM "main"."sqlite_sequence"')
  store.execute('INSERT INTO "main"."sqlite_sequence" SELECT * FROM "snapshot"."sqlite_sequence"')
}
