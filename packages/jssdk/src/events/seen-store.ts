/** Remembers which events came before. Programs that share a store handle an event once between them. */
export interface SeenStore {
  /** Takes note of a key; false when it was there already. */
  add(key: string): boolean | Promise<boolean>
  /** Forgets a key, because its event could not be kept. */
  remove(key: string): void | Promise<void>
}

/** The latest keys in the memory of this process. @default the last 10,000 */
export const memorySeenStore = (capacity: number = 10_000): SeenStore => {
  const keys = new Set<string>()
  return {
    add: (key) => {
      if (keys.has(key)) return false
      keys.add(key)
      const { value: oldest } = keys.values().next()
      if (keys.size > capacity && oldest !== undefined) keys.delete(oldest)
      return true
    },
    remove: (key) => void keys.delete(key),
  }
}
