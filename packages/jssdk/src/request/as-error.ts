import { callerFirst } from '../errors/caller-first.ts'
import { callCancelled } from '../errors/catalogues/catalogue.ts'

/** A call rejects only with `Error` instances. A signal's reason of another type becomes the cause of an `Error`. */
export const asError = async <T>(run: () => Promise<T>): Promise<T> => {
  try {
    return await run()
  } catch (reason) {
    const error = reason instanceof Error ? reason : callCancelled(reason)
    callerFirst(error)
    throw error
  }
}
