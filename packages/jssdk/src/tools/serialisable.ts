import { tagOf } from '../types/narrow.ts'

const deepest = 128

/**
 * Names the first part of `params` that JSON cannot carry to the portal, or nothing. JSON itself would drop a function, write
 * NaN as null and a Map as `{}`; the portal would then run with other parameters than the caller gave.
 */
export const unserialisablePart = (params: unknown): string | undefined => {
  const open = new Set<object>()
  const visit = (value: unknown, path: string): string | undefined => {
    if (typeof value === 'object' && value !== null) return visitObject(value, path)
    if (typeof value === 'number' && !Number.isFinite(value)) return `${path} is ${value}`
    return /bigint|symbol|function/.test(typeof value) ? `${path} is a ${typeof value}` : undefined
  }
  const visitObject = (value: object, path: string): string | undefined => {
    if (open.has(value)) return `${path} refers back to an object that contains it`
    if (open.size >= deepest) return `${path} is nested more than ${deepest} levels deep`
    if ('toJSON' in value && typeof value.toJSON === 'function')
      return value instanceof Date ? invalidDate(value, path) : undefined
    const tag = tagOf(value)
    // An instance of a class is sent as its fields; collections and binary data would be sent as nothing.
    if (tag !== 'Object' && tag !== 'Array') return `${path} is a ${tag}`
    open.add(value)
    for (const [key, child] of Object.entries(value)) {
      const found = visit(child, `${path}.${key}`)
      if (found !== undefined) return found
    }
    open.delete(value)
    return undefined
  }
  return visit(params, 'params')
}

const invalidDate = (value: Date, path: string): string | undefined =>
  Number.isNaN(value.getTime()) ? `${path} is an invalid Date` : undefined
