import { closeSync, existsSync, openSync, realpathSync } from 'node:fs'
import Database from 'libsql'

/** A portal works with the database, so that nobody else may. */
export class DatabaseInUse extends Error {
  override readonly name: string = 'DatabaseInUse'
  readonly code = 'PORTAL_DB_IN_USE'
  /** Of the process that works with it; undefined when it is no portal that says so. */
  readonly pid: number | undefined

  constructor(db: string, pid: number | undefined, options?: ErrorOptions) {
    const who = pid === undefined ? 'Another program' : `The portal of process ${String(pid)}`
    super(`PORTAL_DB_IN_USE: ${who} works with ${db}. Stop it, or name another file.`, options)
    this.pid = pid
  }
}

/** Lets others work with the database again. */
export type Release = () => void

/** The database as the system names it, whatever link or relative path leads there; it is made when it is missing. */
const realFile = (db: string): string => {
  // Opening and closing a file that is there would take this process's own locks on it away.
  if (!existsSync(db)) closeSync(openSync(db, 'a'))
  return realpathSync.native(db)
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY')

/**
 * Takes a database for this process, until it is released or the process ends, however it ends: the lock is one of the system's, held
 * on the file `DB-lock` beside the database, in which the holder's process id stands. Reading the database needs no lock.
 * @throws {DatabaseInUse} another portal has it, of this process or another
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

/** The id is written down first, and the lock taken again: in between another one may be quicker, and of those the last one has it. */
const hold = (lock: Database.Database): boolean => {
  for (let turn = 0; turn < turns; turn++) {
    try {
      lock.exec(`PRAGMA busy_timeout = ${String(momentMs)}; BEGIN IMMEDIATE`)
    } catch (error) {
      lock.exec(`PRAGMA busy_timeout = ${String(patienceMs)}`)
      // It is still this one's turn: somebody who was refused reads the id.
      if (turn > 0 && isBusy(error) && holderOf(lock) === process.pid) continue
      throw error
    }
    if (turn > 0 && holderOf(lock) === process.pid) return true
    lock.exec(`PRAGMA busy_timeout = ${String(patienceMs)}; PRAGMA user_version = ${String(process.pid)}; COMMIT`)
  }
  return false
}

const turns = 10

/** Nobody waits for a portal to end, but for the moment in which one that was refused locks the file to read who has it. */
const momentMs = 250

/** For the moment in which another one reads or writes the id: longer than that takes, on a loaded machine too. */
const patienceMs = 5000

/** Who has just taken the lock may not have written its id yet: until then the id of the one before stands there. */
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
    // A process of another user is alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** A statement that is not yet collected keeps the file open after `close()`: the lock goes first. */
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
