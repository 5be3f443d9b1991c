import { openRecords } from '../store/records.ts'
import { isListOf, isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'

/** Small settings that applications keep in the portal. Each method uses a key of its own. */
export interface AppOptions {
  get(key: string): ReadonlyMap<string, string>
  /** Writes these options. Other options stay. */
  write(key: string, options: Iterable<readonly [string, string]>): void
  delete(key: string): void
}

type Pair = readonly [string, string]

const isPair = (value: unknown): value is Pair => isListOf(isText)(value) && value.length === 2

export const createAppOptions = (store: Store): AppOptions => {
  // The options are stored as pairs, not as an object. An option may be called `__proto__`, and an object would move number keys to the
  // front.
  const records = openRecords(store, 'option', isListOf(isPair))
  const get = (key: string): ReadonlyMap<string, string> => new Map(records.get(key) ?? [])
  return {
    get,
    write: (key, options) => records.set(key, [...new Map([...get(key), ...options])]),
    delete: (key) => records.delete(key),
  }
}
