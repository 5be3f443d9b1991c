/** The results for longer texts are not kept, so that the memory stays small. */
const longestKept = 10_000

/** Wraps a pure function so that it keeps its latest results. The rows of one page often contain the same few dates. */
export const remember = <Key, Value>(answer: (key: Key) => Value, capacity: number): ((key: Key) => Value) => {
  const known = new Map<Key, Value>()
  return (key) => {
    const found = known.get(key)
    if (found !== undefined) return found
    const value = answer(key)
    if (typeof key === 'string' && key.length > longestKept) return value
    if (known.size >= capacity) known.clear()
    known.set(key, value)
    return value
  }
}
