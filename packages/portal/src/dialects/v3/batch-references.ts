import { entryOf, isWireList, isWireMap } from '../../wire-value.ts'
import type { WireMap, WireValue } from '../../wire-value.ts'
import { insertedBudget, type InsertedBudget, maxInserted } from '../inserted-budget.ts'
import { invalidSelect } from './errors.ts'

/** The `item` or `items` of earlier replies in a batch, by alias or index. Empty ones are left out. */
export type BatchMemory = ReadonlyMap<string, WireMap | readonly WireValue[]>

/** The budget for the references of one batch. */
export const referenceBudget = (): InsertedBudget =>
  insertedBudget(() => invalidSelect(`the references of a batch put in at most ${String(maxInserted)} characters`))

/** The part of a reply that later calls can refer to. A reply of `{id}` or a flat object has no such part. */
export const rememberable = (result: WireValue): WireMap | readonly WireValue[] | undefined => {
  if (!isWireMap(result)) return undefined
  const { item, items } = result
  if (isWireMap(item) && Object.keys(item).length > 0) return item
  return isWireList(items) && items.length > 0 ? items : undefined
}

/**
 * Replaces `$ref` and `$refArray` markers at any depth of a call's `query`.
 * @throws INVALIDSELECT: unknown alias, missing path, null value, or more data than the batch's budget allows
 */
export const resolveReferences = (value: WireValue, memory: BatchMemory, budget: InsertedBudget): WireValue => {
  if (isWireList(value)) return value.map((item) => resolveReferences(item, memory, budget))
  if (!isWireMap(value)) return value
  const entries = Object.entries(value)
  const [key, path] = entries[0] ?? []
  if (entries.length === 1 && (key === '$ref' || key === '$refArray')) {
    if (typeof path !== 'string') throw invalidSelect(`${key} takes a path`)
    const found = key === '$ref' ? readReference(path, memory) : readReferenceArray(path, memory, budget)
    budget.take(found)
    return found
  }
  return Object.fromEntries(entries.map(([name, item]) => [name, resolveReferences(item, memory, budget)]))
}

const readReference = (path: string, memory: BatchMemory): WireValue => {
  const found = walk(path, memory)
  if (found === undefined || found === null) throw invalidSelect(`reference ${path} leads to no value`)
  return found
}

const readReferenceArray = (path: string, memory: BatchMemory, budget: InsertedBudget): WireValue => {
  const dot = path.lastIndexOf('.')
  if (dot < 1) throw invalidSelect(`reference ${path} needs an alias and a field`)
  const [list, field] = [path.slice(0, dot), path.slice(dot + 1)]
  const rows = walk(list, memory)
  if (!isWireList(rows)) throw invalidSelect(`reference ${list} leads to no list`)
  budget.takeSteps(rows.length)
  return rows.map((row) => {
    const value = isWireMap(row) ? entryOf(row, field) : undefined
    if (value === undefined || value === null) throw invalidSelect(`reference ${path} leads to no value`)
    return value
  })
}

const walk = (path: string, memory: BatchMemory): WireValue | undefined => {
  const [alias = '', ...steps] = path.split('.')
  const reply = memory.get(alias)
  if (reply === undefined) throw invalidSelect(`reference ${path} names no earlier call with an item`)
  // A path starts inside `item` or `items`. Some clients write this wrapper into the path, so it is accepted too.
  const wrapper = isWireList(reply) ? 'items' : 'item'
  const isSpelledOut = steps[0] === wrapper && (isWireList(reply) || entryOf(reply, wrapper) === undefined)
  return (isSpelledOut ? steps.slice(1) : steps).reduce<WireValue | undefined>(step, reply)
}

const step = (value: WireValue | undefined, name: string): WireValue | undefined => {
  if (isWireList(value)) return /^\d+$/.test(name) ? value[Number(name)] : undefined
  return isWireMap(value) ? entryOf(value, name) : undefined
}
