import { tagOf } from '../types/narrow.ts'

const deepest = 128

/** A path inside the filter of a list, or of a command in a batch. */
const inFilter = /^params(?:\.params|\.\d+\.query)?\.filter\./i

/** Tags of binary data. JSON would write such data as numbers, as nothing, or (a `Buffer`) as an object. */
const binary = /.Array$|Buffer|View|Blob|File|Stream/

/**
 * Returns the path and the fault of the first part of `params` that JSON cannot carry. JSON itself drops functions, and writes NaN as null
 * and a Map as `{}`. The portal would then run with other parameters than the caller's. In a filter `undefined` is also a fault: the
 * condition would be dropped, and every row would match. Elsewhere `undefined` counts as a parameter that was left out.
 */
export const unserialisablePart = (params: unknown): string | undefined => {
  const open = new Set<object>()
  const visit = (value: unknown, path: string): string | undefined => {
    if (typeof value === 'object' && value !== null) return visitObject(value, path)
    if (typeof value === 'number' && !Number.isFinite(value)) return `${path} is ${value}`
    if (value === undefined && inFilter.test(path)) return `${path} is undefined, so every row would match`
    const isWrong =
      path === 'params' ? value !== undefined && value !== null : /bigint|symbol|function/.test(typeof value)
    return isWrong ? `${path} is a ${typeof value}` : undefined
  }
  const visitObject = (value: object, path: string): string | undefined => {
    if (open.has(value)) return `${path} contains itself`
    if (open.size >= deepest) return `${path} has more than ${deepest} levels`
    const tag = tagOf(value)
    if (binary.test(tag)) return `${path} is a ${tag}: send base64`
    if ('toJSON' in value && typeof value.toJSON === 'function')
      return isInvalidDate(value) ? `${path} is an invalid date` : undefined
    // Instances of classes are sent as their fields. Collections and streams are refused: JSON would write nothing, or their internal
    // fields.
    const isIterable = Symbol.iterator in value || Symbol.asyncIterator in value
    if (tag !== 'Array' && (tag !== 'Object' || isIterable))
      return `${path} is a ${isIterable && tag === 'Object' ? 'sequence' : tag}`
    open.add(value)
    // Only the elements of a list are sent, not its other members.
    const members: Iterable<readonly [string | number, unknown]> = Array.isArray(value)
      ? value.entries()
      : Object.entries(value)
    for (const [key, child] of members) {
      const found = visit(child, `${path}.${key}`)
      if (found !== undefined) return found
    }
    open.delete(value)
    return undefined
  }
  return visit(params, 'params')
}

/** JSON writes an invalid date as `null`, and the portal would clear the field. */
const isInvalidDate = (value: object): boolean =>
  value instanceof Date ? Number.isNaN(value.getTime()) : 'isValid' in value && value.isValid === false
