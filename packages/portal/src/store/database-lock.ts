import { closeSync, existsSync, openSync, realpathSync, statSync } from 'node:fs'
import Database from 'libsql'

/** The error of a database that another portal already uses. */
export class DatabaseInUse extends Error {
  override readonly name: string = 'DatabaseInUse'
  readonly code = 'PORTAL_DB_IN_USE'
  /** The id of the process that uses it. Undefined if that process is not a portal that gives its id. */
  readonly pid: number | undefined

  constructor(db: string, pid: number | undefined, options?: ErrorOptions) {
    const who = pid === undefined ? 'Another program' : `The portal of process ${String(pid)}`
    super(`PORTAL_DB_IN_USE: ${who} works with ${db}. Stop it, or name another file.`, options)
    this.pid = pid
  }
}

/** Releases the database. */
export type Release = () => void

/** The real path of the database, without links or relative parts. The file is created if it is missing. */
const realFile = (db: string): string => {
  // An existing file must not be opened and closed here. This would release this process's own locks on it. Of a folder, `open` says so.
  if (!existsSync(db) || statSync(db).isDirectory()) closeSync(openSync(db, 'a'))
  return realpathSync.native(db)
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

/**
 * Locks a database for this process, until it is released or the process ends in any way. The lock is one of the operating system. It is on
 * the file `DB-lock` beside the database, which contains the id of the process. Reading the database needs no lock.
 * @throws {DatabaseInUse} another portal has the lock, in this process or in another one
 */
export const lockDatabase = (db: string): Release => {
  const lock = new Database(`${realFile(db)}-lock`)
  try {
    if (!hold(lock)) throw new DatabaseInUse(db, undefined)
    return once(() => letGo(lock))
  } catch (error) {
    const refusal = isBusy(error) ? new DatabaseInUse(db, livingHolderOf(lock), { cause: error }) : error
    letGo(lock)
    throw refusal
  }
}

/**
 * Writes the process id first and then takes the lock again. Another process may be faster in between; then the last one that wrote its id
 * gets the lock.
 */
const hold = (lock: Database.Database): boolean => {
  for (let turn = 0; turn < turns; turn++) {
    try {
      lock.exec(`PRAGMA busy_timeout = ${String(momentMs)}; BEGIN IMMEDIATE`)
    } catch (error) {
      lock.exec(`PRAGMA busy_timeout = ${String(patienceMs)}`)
      // The file still has this process's id, so the lock is still this one's. A process that was refused holds the file briefly while it
      // reads the id.
      if (turn > 0 && isBusy(error) && holderOf(lock) === process.pid) continue
      throw error
    }
    if (turn > 0 && holderOf(lock) === process.pid) return true
    lock.exec(`PRAGMA busy_timeout = ${String(patienceMs)}; PRAGMA user_version = ${String(process.pid)}; COMMIT`)
  }
  return false
}

const turns = 10

/**
 * How long to wait for the lock. Nobody waits for another portal to end. A refused process only locks the file briefly while it reads the
 * id.
 */
const momentMs = 250

/** How long to wait while another process reads or writes the id. This is enough on a loaded machine too. */
const patienceMs = 5000

/** A process that has just taken the lock may not have written its id yet. Until then the file has the previous id. */
const livingHolderOf = (lock: Database.Database): number | undefined => {
  lock.exec(`PRAGMA busy_timeout = ${String(patienceMs)}`)
  for (let waitedMs = 0; waitedMs < 1000; waitedMs += 10) {
    const pid = holderOf(lock)
    if (pid !== undefined && isAlive(pid)) return pid
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10)
  }
  return undefined
}

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM means that the process exists but belongs to another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** An open statement can keep the file open after `close()`, so the lock is released first. */
const letGo = (lock: Database.Database): void => {
  if (lock.inTransaction) lock.exec('ROLLBACK')
  lock.close()
}

const once = (work: () => void): Release => {
  let isDone = false
  return () => {
    if (!isDone) work()
    isDone = true
  }
}

const holderOf = (lock: Database.Database): number | undefined => {
  const row: unknown = lock.prepare('PRAGMA user_version').get()
  const pid: unknown = typeof row === 'object' && row !== null && 'user_version' in row ? row.user_version : undefined
  return typeof pid === 'number' && pid > 0 ? pid : undefined
}
