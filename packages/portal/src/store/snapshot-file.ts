import { existsSync, renameSync, rmSync } from 'node:fs'
import Database from 'libsql'
import { createEngine } from '../engine/engine.ts'
import { portalEntities } from '../families/portal-families.ts'
import { DatabaseInUse, lockDatabase } from './database-lock.ts'
import { restoreSnapshotFile } from './snapshot.ts'
import { openStore } from './store.ts'

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`

/** What is written stands beside its place until it is whole: a process that is killed leaves no half file there. */
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

/** `work` prepares no statements: one that is not yet collected keeps the file open. */
const withDatabase = (file: string, work: (database: Database.Database) => void): void => {
  const database = new Database(file)
  try {
    database.exec('PRAGMA trusted_schema = OFF')
    work(database)
  } finally {
    database.close()
  }
}

/** @throws {RangeError} the file is no database of a portal */
const mustBePortal = (file: string, shownName: string): void => {
  try {
    withDatabase(file, (database) => void database.exec('SELECT "definition" FROM "_customField"'))
  } catch (error) {
    throw new RangeError(`${shownName} is no database of a portal.`, { cause: error })
  }
}

/**
 * Copies a portal's database, also while a portal works with it: the copy is of one moment.
 * @throws {RangeError} the file is no database of a portal
 */
export const writeSnapshot = (db: string, file: string): void => {
  mustBePortal(db, db)
  replacing(file, (unfinished) =>
    withDatabase(db, (database) => void database.exec(`VACUUM INTO ${quoted(unfinished)}`)),
  )
}

/**
 * Puts a snapshot in the place of a portal's database.
 * @throws {RangeError} the file is no snapshot, or a portal works with it
 * @throws {DatabaseInUse} a portal works with the database
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

/** Writes a database of the portal's own making that holds the rows of a snapshot. @throws {RangeError} the file is no snapshot */
const copyInto = (created: string, file: string): void => {
  const store = openStore(created)
  try {
    restoreSnapshotFile({ store, engine: createEngine(store, portalEntities) }, file, () => {})
    // One file, without a log beside it.
    store.execute('PRAGMA journal_mode = DELETE')
  } catch (error) {
    if (error instanceof RangeError)
      throw new RangeError(`${file} is no database of a portal. ${error.message}`, { cause: error })
    throw error
  } finally {
    store.close()
  }
}

/** Brings what stands in the write-ahead log into the file itself; that takes the file for oneself. */
const foldIn = (db: string): void => {
  mustBePortal(db, db)
  try {
    withDatabase(db, (database) => void database.exec('PRAGMA journal_mode = DELETE'))
  } catch (error) {
    throw new DatabaseInUse(db, undefined, { cause: error })
  }
}
