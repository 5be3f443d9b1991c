import { isObject } from '../types/narrow.ts'
import { readId } from './row-id.ts'

/** The keys as the caller gave them. */
export interface GivenKeys {
  readonly idKey?: string | undefined
  readonly cursorIdKey?: string | undefined
  readonly customKeyForResult?: string | undefined
}

/** Where the rows of a list are and how they are told apart. */
export interface RowKeys {
  /** The id field of the rows; not known while there are no rows. */
  readonly idKey: string | undefined
  /** The field of `result` that holds the rows; `undefined` when `result` itself does. */
  readonly container: string | undefined
}

/** The rows of a page, and whether the reply had a place for rows at all. */
export interface FoundRows {
  readonly rows: readonly unknown[]
  readonly keys: RowKeys
  /** The container that the caller named is not there. */
  readonly isContainerMissing: boolean
}

const usualIdKeys = ['ID', 'id', 'Id']
const usualContainers: ReadonlySet<string> = new Set(['items', 'list', 'tasks'])

/** Finds the rows in a reply's `result`, and what tells them apart unless the caller has said so. */
export const findRows = (result: unknown, given: GivenKeys): FoundRows => {
  const { container, rows } =
    given.customKeyForResult === undefined ? findList(result) : takeList(result, given.customKeyForResult)
  const idKey = given.idKey ?? findIdKey(rows ?? [])
  return { rows: rows ?? [], keys: { idKey, container }, isContainerMissing: rows === undefined }
}

interface FoundList {
  readonly container: string | undefined
  readonly rows: readonly unknown[] | undefined
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value)

const takeList = (result: unknown, container: string): FoundList => {
  const rows = isObject(result) ? result[container] : undefined
  // PHP sends an empty map as `[]`, so a reply without rows may lose its container.
  if (isList(result) && result.length === 0) return { container, rows: [] }
  return { container, rows: isList(rows) ? rows : undefined }
}

/** A success without data is a list without rows. */
const findList = (result: unknown): FoundList => {
  if (isList(result)) return { container: undefined, rows: result }
  if (!isObject(result)) return { container: undefined, rows: [] }
  const lists = Object.entries(result).filter((entry): entry is [string, readonly unknown[]] => isList(entry[1]))
  const usual = lists.find(([name]) => usualContainers.has(name))
  const [container, rows] = usual ?? lists.find(([, list]) => list.some(isObject)) ?? lists[0] ?? [undefined, []]
  return { container, rows }
}

const findIdKey = (rows: readonly unknown[]): string | undefined =>
  usualIdKeys.find((key) => rows.every((row) => readId(row, key) !== undefined) && rows.length > 0)
