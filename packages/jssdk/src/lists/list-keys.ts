import { isObject } from '../types/narrow.ts'
import { readId } from './row-id.ts'

/** The keys as the caller gave them. */
export interface GivenKeys {
  readonly idKey?: string | undefined
  readonly cursorIdKey?: string | undefined
  readonly customKeyForResult?: string | undefined
  /** Not given: where the method is known to have its rows. */
  readonly knownContainer?: string | undefined
}

/** Where the rows of a list are and how they are told apart. */
export interface RowKeys {
  /** The id field of the rows; `undefined` where they have none, or there are no rows. */
  readonly idKey: string | undefined
  /** The field of `result` that holds the rows; `undefined` when `result` itself does. */
  readonly container: string | undefined
}

/** What a reply's `result` holds. */
export type FoundRows =
  | { readonly kind: 'rows'; readonly rows: readonly unknown[]; readonly keys: RowKeys }
  /** The result has other members than the one that the caller has named for the rows. */
  | { readonly kind: 'containerMissing' }
  /** No list: `null`, `true`, a text, a single row, a dictionary. */
  | { readonly kind: 'noList' }

const usualIdKeys = ['ID', 'id', 'Id']
const usualContainers: ReadonlySet<string> = new Set(['items', 'list', 'tasks'])

/** Finds the rows in a reply's `result`, and what tells them apart unless the caller has said so. */
export const findRows = (result: unknown, given: GivenKeys): FoundRows => {
  const { customKeyForResult } = given
  const found =
    customKeyForResult === undefined ? findList(result, given.knownContainer) : takeList(result, customKeyForResult)
  if (found === undefined) return { kind: 'noList' }
  if (found === 'missing') return { kind: 'containerMissing' }
  const { rows, container } = found
  return { kind: 'rows', rows, keys: { idKey: given.idKey ?? findIdKey(rows), container } }
}

interface FoundList {
  readonly container: string | undefined
  readonly rows: readonly unknown[]
}

const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** An array, or rows that stand under their ids; PHP sends either, and an empty map as an empty array. */
const asList = (value: unknown): readonly unknown[] | undefined => {
  if (isArray(value)) return value
  if (!isObject(value)) return undefined
  const entries = Object.entries(value)
  const isMap = entries.length > 0 && entries.every(([key, row]) => /^\d+$/.test(key) && isObject(row))
  return isMap ? entries.map(([, row]) => row) : undefined
}

const takeList = (result: unknown, container: string): FoundList | 'missing' | undefined => {
  if (Array.isArray(result) && result.length === 0) return { container, rows: [] }
  if (!isObject(result) || Object.keys(result).length === 0) return Array.isArray(result) ? 'missing' : undefined
  if (!Object.hasOwn(result, container)) return 'missing'
  const rows = asList(result[container])
  return rows && { container, rows }
}

const findList = (result: unknown, known: string | undefined): FoundList | undefined => {
  const rows = asList(result)
  if (rows !== undefined) return { container: undefined, rows }
  if (!isObject(result)) return undefined
  const lists = Object.entries(result).flatMap(([container, value]) => {
    const list = asList(value)
    return list === undefined ? [] : [{ container, rows: list }]
  })
  const usual =
    lists.find(({ container }) => container === known) ?? lists.find(({ container }) => usualContainers.has(container))
  // What has an id of its own is a row, such as a contact with its telephone numbers.
  if (usual !== undefined || usualIdKeys.some((key) => Object.hasOwn(result, key))) return usual
  const full = lists.find(({ rows: [first] }) => isObject(first))
  if (full !== undefined) return full
  const [only, another] = lists
  const isAlone =
    another === undefined && !Object.values(result).some((value) => isObject(value) && !Array.isArray(value))
  return only?.rows.length === 0 && isAlone ? only : undefined
}

/** A usual name of ids that all rows have: one that can be read, else one that is there at least. */
const findIdKey = (rows: readonly unknown[]): string | undefined => {
  if (rows.length === 0) return undefined
  return (
    usualIdKeys.find((key) => rows.every((row) => readId(row, key) !== undefined)) ??
    usualIdKeys.find((key) => rows.every((row) => isObject(row) && Object.hasOwn(row, key)))
  )
}

/** Names by which a result says that there is more, without letters' case and underscores. */
const moreKeys: ReadonlySet<string> = new Set(['hasmore', 'hasmorepages', 'hasnextpage', 'hasnext'])

/** Whether a result itself says that rows follow; `undefined` when it does not say. */
export const saysMore = (result: unknown): boolean | undefined => {
  if (!isObject(result) || Array.isArray(result)) return undefined
  const flags = Object.entries(result).filter(([key]) => moreKeys.has(key.toLowerCase().replaceAll('_', '')))
  return flags.length === 0 ? undefined : flags.some(([, value]) => value === true || value === 'Y' || value === 1)
}
