import { PortalError } from '../../portal-error.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { insertedBudget, type InsertedBudget, maxInserted } from '../inserted-budget.ts'

/** The results of the commands that have run, by block (`result`, `total`...) and command. */
export type BatchBlocks = Readonly<Record<string, ReadonlyMap<string, WireValue>>>

/** A reference ends at the next whitespace. Text that follows without a space belongs to the reference. */
const reference = /\$(result|next|total|time|error)(\S*)/gi
const wholeReference = /^\$(result|next|total|time|error)(\S*)$/i

/** No value is nested as deeply as this. The rest of a longer path would lead nowhere. */
const maxSteps = 512

/** The budget for the references of one batch. */
export const referenceBudget = (): InsertedBudget =>
  insertedBudget(
    () =>
      new PortalError({
        code: 'INVALID_REQUEST',
        description: `The references of the batch put in more than ${String(maxInserted)} characters.`,
      }),
  )

/**
 * Replaces `$result[command][key]...` in the values of a command with results of earlier commands.
 * @throws {PortalError} `INVALID_REQUEST`: the batch's references insert more than the budget allows
 */
export const resolveReferences = (params: WireMap, blocks: BatchBlocks, budget: InsertedBudget): WireMap =>
  Object.fromEntries(Object.entries(params).map(([key, value]) => [key, resolve(value, blocks, budget)]))

const resolve = (value: WireValue, blocks: BatchBlocks, budget: InsertedBudget): WireValue => {
  if (typeof value === 'string') return value.includes('$') ? resolveText(value, blocks, budget) : value
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((inner) => resolve(inner, blocks, budget))
  return resolveReferences(value, blocks, budget)
}

const resolveText = (text: string, blocks: BatchBlocks, budget: InsertedBudget): WireValue => {
  const [whole, root = '', tail = ''] = wholeReference.exec(text) ?? []
  const found = whole === undefined ? undefined : lookUp(root, tail, blocks)
  if (found !== undefined) {
    budget.take(found.value)
    return found.value
  }
  return text.replaceAll(reference, (match: string, block: string, path: string) => {
    const value = lookUp(block, path, blocks)?.value
    if (typeof value !== 'string' && typeof value !== 'number') return match
    budget.take(value)
    return String(value)
  })
}

/**
 * Follows the path as far as it leads. At the first key that is missing or null, the last value reached is used, not null. So a
 * missing row gives the whole list, and a missing command gives all results.
 */
const lookUp = (root: string, tail: string, blocks: BatchBlocks): { value: WireValue } | undefined => {
  const path = pathOf(tail)
  const [command] = path
  if (command === undefined) return undefined
  // `$RESULT` is read as a reference too, but no block has this name.
  const block = Object.hasOwn(blocks, root) ? blocks[root] : undefined
  if (block === undefined) return { value: null }
  let value = block.get(command)
  if (value === undefined || value === null) return { value: Object.fromEntries(block) }
  for (const key of path.slice(1)) {
    const next = step(value, key)
    if (next === undefined || next === null) break
    value = next
  }
  return { value }
}

/**
 * Reads the keys in brackets. A key may itself contain an opening bracket. One pass is enough, which matters for a text of nothing but
 * brackets.
 */
const pathOf = (tail: string): readonly string[] => {
  const path: string[] = []
  let open = tail.indexOf('[')
  while (open >= 0 && path.length < maxSteps) {
    const close = tail.indexOf(']', open + 1)
    if (close < 0) break
    // `[]` is not a key. Its bracket begins a key that ends at the next closing bracket.
    if (close > open + 1) path.push(tail.slice(open + 1, close))
    open = tail.indexOf('[', close + 1)
  }
  return path
}

const step = (value: WireValue, key: string): WireValue | undefined => {
  if (typeof value !== 'object' || value === null) return undefined
  if (isList(value)) return /^\d+$/.test(key) ? value[Number(key)] : undefined
  return Object.hasOwn(value, key) ? value[key] : undefined
}

const isList = (value: WireMap | readonly WireValue[]): value is readonly WireValue[] => Array.isArray(value)
