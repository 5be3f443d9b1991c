/** A longer text is answered anew each time: what is kept is to stay small, whatever is asked. */
const longestKept = 10_000

/** A pure function that remembers its latest answers: rows of one page repeat the same few dates over and over. */
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
