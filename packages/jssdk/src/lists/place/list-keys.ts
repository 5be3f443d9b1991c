import { isObject } from '../../types/narrow.ts'
import { readId } from './row-id.ts'

/** The keys as the caller gave them. */
export interface GivenKeys {
  readonly idKey?: string | undefined
  /** `null` when the result itself has the rows. */
  readonly customKeyForResult?: string | null | undefined
  /** The field of `result` that usually has this method's rows. The SDK sets it, and the caller cannot. */
  readonly container?: string | undefined
}

/** A list found in a reply's `result`. */
export interface FoundRows {
  readonly rows: readonly unknown[]
  /** The field of `result` that has the rows; `null` when `result` itself has them. */
  readonly container: string | null
}

/** Why no list was found. */
export type NoRows =
  /** The result has other members, but not the caller's field for the rows. */
  | 'containerMissing'
  /** The value is not a list: `null`, `true`, a text, a single row, a dictionary. */
  | 'noList'

const usualIdKeys = ['ID', 'id', 'Id']
const usualContainers: ReadonlySet<string> = new Set(['items', 'list', 'tasks'])

/** Finds the rows in a reply's `result`. */
export const findRows = (
  result: unknown,
  { customKeyForResult: named, container }: Omit<GivenKeys, 'idKey'>,
): FoundRows | NoRows => {
  if (named === undefined) return findList(result, container) ?? 'noList'
  if (named === null) return listAt(null, result)
  // PHP sends an empty map as an empty array.
  if (isArray(result)) return result.length === 0 ? { container: named, rows: [] } : 'containerMissing'
  if (!isObject(result) || Object.keys(result).length === 0) return 'noList'
  return Object.hasOwn(result, named) ? listAt(named, result[named]) : 'containerMissing'
}

const listAt = (container: string | null, value: unknown): FoundRows | 'noList' => {
  const rows = asList(value)
  return rows === undefined ? 'noList' : { container, rows }
}

/** Finds the rows in the field that the first page used. An empty array in place of the whole result is not a page. */
export const findRowsIn = (result: unknown, container: string | null | undefined): FoundRows | NoRows =>
  typeof container === 'string' && isArray(result)
    ? 'noList'
    : findRows(result, { customKeyForResult: container ?? null })

const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** An array, or a map of rows by their ids. PHP sends either. */
const asList = (value: unknown): readonly unknown[] | undefined => {
  if (isArray(value)) return value
  if (!isObject(value)) return undefined
  const entries = Object.entries(value)
  const isMap = entries.length > 0 && entries.every(([key, row]) => /^\d+$/.test(key) && isObject(row))
  return isMap ? entries.map(([, row]) => row) : undefined
}

const findList = (result: unknown, known: string | undefined): FoundRows | undefined => {
  const rows = asList(result)
  if (rows !== undefined) return { container: null, rows }
  if (!isObject(result)) return undefined
  const lists = Object.entries(result).flatMap(([container, value]) => {
    const list = asList(value)
    return list === undefined ? [] : [{ container, rows: list }]
  })
  const usual =
    lists.find(({ container }) => container === known) ?? lists.find(({ container }) => usualContainers.has(container))
  // A result with an id of its own is a single row, such as a contact with its list of telephone numbers.
  if (usual !== undefined || usualIdKeys.some((key) => Object.hasOwn(result, key))) return usual
  const full = lists.find(({ rows: [first] }) => isObject(first))
  if (full !== undefined) return full
  const [only, another] = lists
  const isAlone = another === undefined && !Object.values(result).some((value) => isObject(value))
  return only?.rows.length === 0 && isAlone ? only : undefined
}

/**
 * The name of the id field: the first usual name with a readable id in every row, otherwise the first that every row has. `undefined` when
 * no name fits or there are no rows.
 */
export const findIdKey = (rows: readonly unknown[]): string | undefined => {
  if (rows.length === 0) return undefined
  return (
    usualIdKeys.find((key) => rows.every((row) => readId(row, key) !== undefined)) ??
    usualIdKeys.find((key) => rows.every((row) => isObject(row) && Object.hasOwn(row, key)))
  )
}

/** Names of members by which a result says that more rows follow. */
const moreKeys = /^has_?(?:more(?:_?pages)?|next(?:_?page)?)$/i

/** Whether the result itself says that more rows follow; `undefined` when it does not say. */
export const saysMore = (result: unknown): boolean | undefined => {
  if (!isObject(result)) return undefined
  const flags = Object.entries(result).filter(([key]) => moreKeys.test(key))
  return flags.length === 0 ? undefined : flags.some(([, value]) => value === true || value === 'Y' || value === 1)
}
