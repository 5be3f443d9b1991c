import { lockDatabase } from './database-lock.ts'
import { openStore, type Store } from './store.ts'

/** A database that no other portal may open before this store is closed. @throws {DatabaseInUse} another one has it */
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
