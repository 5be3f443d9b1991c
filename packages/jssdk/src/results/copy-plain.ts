import { isPlain } from '../types/narrow.ts'

/** A deep copy of lists and plain objects; other values (dates, files) are shared. */
export function copyPlain<T>(value: T): T
export function copyPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => copyPlain(item))
  // Entries define a key `__proto__`, where an assignment would change the prototype.
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyPlain(item)])) : value
}
