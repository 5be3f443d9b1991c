import { tagOf } from '../types/narrow.ts'

const deepest = 128

/** The conditions of a list, or of one of the commands of a batch. */
const inFilter = /^params(?:\.params|\.\d+\.query)?\.filter\./i

/** Bytes, whatever wraps them: JSON would write them as numbers, as nothing, or (a `Buffer`) as an object of its own. */
const binary = /.Array$|Buffer|View|Blob|File|Stream/

/**
 * Names the first part of `params` that JSON cannot carry to the portal, or nothing. JSON itself would drop a function, write
 * NaN as null and a Map as `{}`; the portal would then run with other parameters than the caller gave. A condition of a filter that is
 * `undefined` would be dropped, and every row found; anywhere else a member that is `undefined` is one that was not given.
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
    // An instance of a class is sent as its fields; collections and streams would be sent as nothing, or as their inside.
    const isIterable = Symbol.iterator in value || Symbol.asyncIterator in value
    if (tag !== 'Array' && (tag !== 'Object' || isIterable))
      return `${path} is a ${isIterable && tag === 'Object' ? 'sequence' : tag}`
    open.add(value)
    // What a list has beside its elements is not sent.
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

/** In JSON it is `null`, as if a date were to be taken away. */
const isInvalidDate = (value: object): boolean =>
  value instanceof Date ? Number.isNaN(value.getTime()) : 'isValid' in value && value.isValid === false
