import type { WireMap, WireValue } from '../../wire-value.ts'

/** What commands that ran have left behind, by block (`result`, `total`...) and command. */
export type BatchBlocks = Readonly<Record<string, ReadonlyMap<string, WireValue>>>

/** A reference takes every character up to the next whitespace: text glued to its end is swallowed. */
const reference = /\$(result|next|total|time|error)(\S*)/gi

/** Puts results of earlier commands where `$result[command][key]...` stands in the values of a later one. */
export const resolveReferences = (params: WireMap, blocks: BatchBlocks): WireMap =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, resolve(value, blocks)]))

const resolve = (value: WireValue, blocks: BatchBlocks): WireValue => {
  if (typeof value === 'string') return resolveText(value, blocks)
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((inner) => resolve(inner, blocks))
  return resolveReferences(value, blocks)
}

const resolveText = (text: string, blocks: BatchBlocks): WireValue => {
  for (const match of text.matchAll(reference)) {
    const found = lookUp(match, blocks)
    if (found !== undefined && match[0] === text) return found.value
  }
  return text.replaceAll(reference, (whole: string, root: string, tail: string) => {
    const value = lookUp([whole, root, tail], blocks)?.value
    return typeof value === 'string' || typeof value === 'number' ? String(value) : whole
  })
}

/**
 * Walks the path as far as it leads. The first key that is missing or null ends the walk with the value reached so
 * far, not with null: a missing row yields the list, a missing command all results.
 */
const lookUp = (match: readonly (string | undefined)[], blocks: BatchBlocks): { value: WireValue } | undefined => {
  const [, root = '', tail = ''] = match
  const path = [...tail.matchAll(/\[([^\]]+)\]/g)].map(([, key = '']) => key)
  if (path.length === 0) return undefined
  // `$RESULT` is taken for a reference too, but there is no such block.
  const block = Object.hasOwn(blocks, root) ? blocks[root] : undefined
  if (block === undefined) return { value: null }
  let value: WireValue = Object.fromEntries(block)
  for (const key of path) {
    const next = step(value, key)
    if (next === undefined || next === null) break
    value = next
  }
  return { value }
}

const step = (value: WireValue, key: string): WireValue | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (isList(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}

const isList = (value: WireMap | readonly WireValue[]): value is readonly WireValue[] => Array.isArray(value)
