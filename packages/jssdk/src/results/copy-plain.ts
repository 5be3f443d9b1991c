import { isPlain } from '../types/narrow.ts'

/** A deep copy of lists and plain objects. Other values, such as dates and files, are shared. */
export function copyPlain<T>(value: T): T
export function copyPlain(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item: unknown) => copyPlain(item))
  // `Object.fromEntries` defines a key `__proto__`. An assignment would change the prototype.
  return isPlain(value) ? Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyPlain(item)])) : value
}
