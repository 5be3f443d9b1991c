import { cursorInvalid } from '../../errors/catalogues/list-errors.ts'
import { textHash } from '../../platform/text-hash.ts'
import { unserialisablePart } from '../../tools/serialisable.ts'
import { isObject } from '../../types/narrow.ts'
import { without } from '../query/query-v2.ts'
import { wholeNumber } from './row-id.ts'

/** A place in a list, as text that can be stored and given to a later run of the same list. */
export type ListCursor = string

/** Ids that are still to be read: above `after` and, where there is an end, up to `upTo`. */
export interface IdRange {
  /** `-Infinity` for rows of any id. */
  readonly after: number
  readonly upTo?: number | undefined
}

/** Rows that are still to be read, in the order of the method. */
export interface OffsetPlace {
  /** What the next page is asked for by: rows to pass over, or the number of a page. */
  readonly next: number
  /** Rows of the whole list when it was read, where the portal has said so. */
  readonly total?: number | undefined
  /** The offset counts among the rows with a higher id, in the order of ids. */
  readonly after?: number | undefined
}

/** What is left of a list. */
export type ListRest = { readonly ranges: readonly IdRange[] } | OffsetPlace

/** The beginning of a list of any kind. */
export const wholeList: ListRest = { ranges: [{ after: -Infinity }] }

/**
 * Tells apart what the lists of a method ask for. `select` may change between two runs: the same rows come with other fields. What
 * cannot be sent has no mark, and is refused elsewhere.
 */
export const listMark = (params: object | null = {}): string =>
  unserialisablePart(params) === undefined ? textHash(JSON.stringify(without({ ...params }, ['select', 'start']))) : ''

/** `mark` is that of the list's parameters. */
export const writeCursor = (method: string, mark: string, rest: ListRest): ListCursor =>
  JSON.stringify({
    v: 2,
    method,
    of: mark,
    ...('ranges' in rest ? { ranges: rest.ranges.map(({ after, upTo }) => [after, upTo]) } : { offset: rest }),
  })

/**
 * Reads a cursor back, of this version of the text or the one before.
 * @throws {SdkError} `JSSDK_CURSOR_INVALID`: not a cursor, or one of another method or of other parameters
 */
export const readCursor = (cursor: ListCursor, method: string, mark: string): ListRest => {
  const content = openCursor(cursor, method, mark)
  const offset = readOffset(content['offset'])
  if (offset !== undefined) return offset
  const ranges = readEach(content['ranges'], readRange)
  if (ranges === undefined) throw cursorInvalid({ method })
  return { ranges }
}

/** What a cursor of a method and its parameters holds. Those that were written without a mark say nothing of parameters. */
export const openCursor = (cursor: ListCursor, method: string, mark: string): Readonly<Record<string, unknown>> => {
  let content: unknown
  try {
    content = JSON.parse(cursor)
  } catch {
    // What is wrong with it is said below.
  }
  const { v, method: ofMethod, of = mark } = isObject(content) ? content : {}
  if (!isObject(content) || (v !== 1 && v !== 2) || ofMethod !== method || of !== mark) throw cursorInvalid({ method })
  return content
}

/** Every item of a list, or nothing where one of them cannot be read. */
export const readEach = <T>(list: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined => {
  if (!Array.isArray(list)) return undefined
  const items = list.map(read).filter((item) => item !== undefined)
  return items.length === list.length ? items : undefined
}

export const partsOf = (place: unknown): readonly unknown[] => (Array.isArray(place) ? place : [])

/** A number that is not finite was written as `null`, and so was one that is not there. */
export const readAfter = (id: unknown): number | undefined => (id === null ? -Infinity : wholeNumber(id))

const readRange = (place: unknown): IdRange | undefined => {
  const [first, second] = partsOf(place)
  const after = readAfter(first)
  return after === undefined ? undefined : { after, upTo: wholeNumber(second) }
}

export const readOffset = (value: unknown): OffsetPlace | undefined => {
  if (!isObject(value)) return undefined
  const [next, total, after] = [value['next'], value['total'], value['after']].map(wholeNumber)
  return next === undefined || next < 0 ? undefined : { next, total, after }
}
