import type { Untyped } from '../types/untyped.ts'

const cloneValue = (value: unknown, isDeep: boolean, seen: Map<object, unknown>): unknown => {
  if (typeof value !== 'object' || value === null) return value
  const known = seen.get(value)
  if (known !== undefined) return known
  if (value instanceof Date) return new Date(value)
  if (value instanceof RegExp) return new RegExp(value)
  if ('cloneNode' in value && typeof value.cloneNode === 'function')
    return Reflect.apply(value.cloneNode, value, [true])
  const inner = (item: unknown): unknown => (isDeep ? cloneValue(item, isDeep, seen) : item)
  if (value instanceof Map) return new Map([...value].map(([key, item]) => [inner(key), inner(item)]))
  if (value instanceof Set) return new Set([...value].map(inner))
  if (ArrayBuffer.isView(value) || value instanceof ArrayBuffer) return structuredClone(value)
  const copy = Array.isArray(value) ? [] : likeOf(value)
  seen.set(value, copy)
  for (const [key, item] of Object.entries(value)) {
    // `defineProperty` keeps a key `__proto__` as a key. An assignment would change the prototype.
    Object.defineProperty(copy, key, { value: inner(item), writable: true, enumerable: true, configurable: true })
  }
  return copy
}

const likeOf = (value: object): object => {
  const like: object = {}
  Reflect.setPrototypeOf(like, Reflect.getPrototypeOf(value))
  return like
}

/**
 * A copy of a value: lists, objects with their prototype, maps, sets, dates and DOM nodes. Functions are shared. With `isDeep` false the
 * members are shared too.
 */
export const clone = (value: Untyped, isDeep = true): Untyped => {
  return cloneValue(value, isDeep, new Map())
}
