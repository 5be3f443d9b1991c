import { lockDatabase } from './database-lock.ts'
import { openStore, type Store } from './store.ts'

/** Opens a database and locks it until this store is closed. @throws {DatabaseInUse} another portal uses it */
export const openLocked = (db: string): Store => {
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
