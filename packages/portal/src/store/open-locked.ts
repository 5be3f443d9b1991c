import { lockDatabase } from './database-lock.ts'
import { openStore, type Store } from './store.ts'
import { aboutOpening } from './unusable-database.ts'

/**
 * Opens a database and locks it until this store is closed.
 * @throws {DatabaseInUse} another portal uses it
 * @throws {RangeError} the file is no database, or it cannot be opened
 */
export const openLocked = (db: string): Store => {
  try {
    return open(db)
  } catch (error) {
    throw aboutOpening(db, error)
  }
}

const open = (db: string): Store => {
  const release = lockDatabase(db)
  try {
    const store = openStore(db)
    const close = (): void => {
      store.close()
      release()
    }
    return { ...store, close }
  } catch (error) {
    release()
    throw error
  }
}
