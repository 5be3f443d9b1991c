import { isPlain } from '../types/narrow.ts'

/** A deep copy of lists and plain objects; other values (dates, files) are shared. */
export const copyPlain = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value) && !isPlain(value)) return value
  const copy: T = Array.isArray(value) ? Object.assign([], value) : { ...value }
  for (const [key, item] of Object.entries(value)) {
    // What is no object was copied along. A definition, as an assignment to a key `__proto__` would change the prototype.
    if (typeof item === 'object' && item !== null) Object.defineProperty(copy, key, { value: copyPlain(item) })
  }
  return copy
}
