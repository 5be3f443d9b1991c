import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'libsql'
import { createEngine } from '../engine/engine.ts'
import { portalEntities } from '../families/portal-families.ts'
import { DatabaseInUse, lockDatabase } from './database-lock.ts'
import { restoreSnapshotFile } from './snapshot.ts'
import { openStore } from './store.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** Writes beside the target first and renames the complete file. So a killed process leaves no incomplete file at the target. */
const replacing = (file: string, write: (unfinished: string) => void): void => {
  const unfinished = `${file}.unfinished`
  rmSync(unfinished, { force: true })
  try {
    write(unfinished)
    renameSync(unfinished, file)
  } finally {
    rmSync(unfinished, { force: true })
  }
}

/** `work` must not prepare statements, because an open statement keeps the file open. */
const withDatabase = (file: string, work: (database: Database.Database) => void): void => {
  const database = new Database(file)
  try {
    database.exec('PRAGMA trusted_schema = OFF')
    work(database)
  } finally {
    database.close()
  }
}

/** Checks that a file is a portal's database. @throws {RangeError} it is not */
const mustBePortal = (file: string, shownName: string): void => {
  try {
    withDatabase(file, (database) => void database.exec('SELECT "definition" FROM "_customField"'))
  } catch (error) {
    throw new RangeError(`${shownName} is no database of a portal.`, { cause: error })
  }
}

/**
 * Copies a portal's database, also while a portal uses it. The copy shows a single moment.
 * @throws {RangeError} the file is not a portal's database
 */
export const writeSnapshot = (db: string, file: string): void => {
  mustBePortal(db, db)
  replacing(file, (unfinished) =>
    withDatabase(db, (database) => void database.exec(`VACUUM INTO ${quoted(unfinished)}`)),
  )
}

/**
 * Replaces a portal's database with a snapshot.
 * @throws {RangeError} the file is not a snapshot, or a portal uses it
 * @throws {DatabaseInUse} a portal uses the database
 */
export const restoreFromFile = (file: string, db: string): void => {
  if (existsSync(`${file}-wal`))
    throw new RangeError(`${file} is a database that a portal works with. Take a snapshot of it first.`)
  const isThere = existsSync(db)
  const release = isThere ? lockDatabase(db) : undefined
  try {
    if (isThere) foldIn(db)
    replacing(db, (unfinished) => copyInto(unfinished, file))
  } finally {
    release?.()
  }
}

/** Writes a new database of this portal and copies the rows of a snapshot into it. @throws {RangeError} the file is not a snapshot */
const copyInto = (created: string, file: string): void => {
  const store = openStore(created)
  try {
    restoreSnapshotFile({ store, engine: createEngine(store, portalEntities) }, file, () => {})
    // The result is a single file, without a log beside it.
    store.execute('PRAGMA journal_mode = DELETE')
  } catch (error) {
    if (error instanceof RangeError)
      throw new RangeError(`${file} is no database of a portal. ${error.message}`, { cause: error })
    throw error
  } finally {
    store.close()
  }
}

/** Moves the content of the write-ahead log into the file itself. This needs exclusive access to the file. */
const foldIn = (db: string): void => {
  mustBePortal(db, db)
  try {
    withDatabase(db, (database) => void database.exec('PRAGMA journal_mode = DELETE'))
  } catch (error) {
    throw new DatabaseInUse(db, undefined, { cause: error })
  }
}
