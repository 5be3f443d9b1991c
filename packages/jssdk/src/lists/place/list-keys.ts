import { isObject } from '../../types/narrow.ts'
import { readId } from './row-id.ts'

/** The keys as the caller gave them. */
export interface GivenKeys {
  readonly idKey?: string | undefined
  /** `null` where the rows are the result itself. */
  readonly customKeyForResult?: string | null | undefined
  /** Not given: where the method is known to have its rows. */
  readonly container?: string | undefined
}

/** A list in a reply's `result`. */
export interface FoundRows {
  readonly rows: readonly unknown[]
  /** The field of `result` that holds the rows; `null` when `result` itself does. */
  readonly container: string | null
}

/** Why there is none. */
export type NoRows =
  /** The result has other members than the one that the caller has named for the rows. */
  | 'containerMissing'
  /** No list: `null`, `true`, a text, a single row, a dictionary. */
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
  // PHP writes an empty map as an empty array.
  if (isArray(result)) return result.length === 0 ? { container: named, rows: [] } : 'containerMissing'
  if (!isObject(result) || Object.keys(result).length === 0) return 'noList'
  return Object.hasOwn(result, named) ? listAt(named, result[named]) : 'containerMissing'
}

const listAt = (container: string | null, value: unknown): FoundRows | 'noList' => {
  const rows = asList(value)
  return rows === undefined ? 'noList' : { container, rows }
}

/** Finds the rows where the first page had them: an empty array in the place of a result with rows is no page. */
export const findRowsIn = (result: unknown, container: string | null | undefined): FoundRows | NoRows =>
  typeof container === 'string' && isArray(result)
    ? 'noList'
    : findRows(result, { customKeyForResult: container ?? null })

const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** An array, or rows that stand under their ids; PHP sends either. */
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
  // What has an id of its own is a row, such as a contact with its telephone numbers.
  if (usual !== undefined || usualIdKeys.some((key) => Object.hasOwn(result, key))) return usual
  const full = lists.find(({ rows: [first] }) => isObject(first))
  if (full !== undefined) return full
  const [only, another] = lists
  const isAlone = another === undefined && !Object.values(result).some((value) => isObject(value))
  return only?.rows.length === 0 && isAlone ? only : undefined
}

/**
 * The field of ids: a usual name that all rows have, one that can be read, else one that is there at least; `undefined` where there is
 * none, or no row.
 */
export const findIdKey = (rows: readonly unknown[]): string | undefined => {
  if (rows.length === 0) return undefined
  return (
    usualIdKeys.find((key) => rows.every((row) => readId(row, key) !== undefined)) ??
    usualIdKeys.find((key) => rows.every((row) => isObject(row) && Object.hasOwn(row, key)))
  )
}

/** Names by which a result says that there is more. */
const moreKeys = /^has_?(?:more(?:_?pages)?|next(?:_?page)?)$/i

/** Whether a result itself says that rows follow; `undefined` when it does not say. */
export const saysMore = (result: unknown): boolean | undefined => {
  if (!isObject(result)) return undefined
  const flags = Object.entries(result).filter(([key]) => moreKeys.test(key))
  return flags.length === 0 ? undefined : flags.some(([, value]) => value === true || value === 'Y' || value === 1)
}
