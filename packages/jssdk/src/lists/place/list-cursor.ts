import { cursorInvalid } from '../../errors/catalogues/list-errors.ts'
import { textHash } from '../../platform/text-hash.ts'
import { unserialisablePart } from '../../tools/serialisable.ts'
import { isObject } from '../../types/narrow.ts'
import { without } from '../query/query-v2.ts'
import { wholeNumber } from './row-id.ts'

/** A place in a list as text. A program can store it and pass it to a later run of the same list. */
export type ListCursor = string

/** A range of ids to read: above `after`, and up to `upTo` when there is an end. */
export interface IdRange {
  /** `-Infinity` means any id. */
  readonly after: number
  readonly upTo?: number | undefined
}

/** A place for offset paging, in the method's order. */
export interface OffsetPlace {
  /** The next page to request: an offset or a page number. */
  readonly next: number
  /** Number of rows in the whole list at the time of reading, when the portal reported it. */
  readonly total?: number | undefined
  /** When set, the offset counts only rows with a higher id, in the order of ids. */
  readonly after?: number | undefined
}

/** The part of a list that is left. */
export type ListRest = { readonly ranges: readonly IdRange[] } | OffsetPlace

/** The beginning of any list. */
export const wholeList: ListRest = { ranges: [{ after: -Infinity }] }

/**
 * A mark for the parameters of a list, so that a cursor of other parameters is refused. `select` is not part of it: the rows stay the same.
 * Parameters that cannot be sent have no mark; they are refused elsewhere.
 */
export const listMark = (params: object | null = {}): string =>
  unserialisablePart(params) === undefined ? textHash(JSON.stringify(without({ ...params }, ['select', 'start']))) : ''

/** `mark` belongs to the list's parameters. */
export const writeCursor = (method: string, mark: string, rest: ListRest): ListCursor =>
  JSON.stringify({
    v: 2,
    method,
    of: mark,
    ...('ranges' in rest ? { ranges: rest.ranges.map(({ after, upTo }) => [after, upTo]) } : { offset: rest }),
  })

/**
 * Reads a cursor of this version of the format or the one before.
 * @throws {SdkError} `JSSDK_CURSOR_INVALID`: not a cursor, or a cursor of another method or of other parameters
 */
export const readCursor = (cursor: ListCursor, method: string, mark: string): ListRest => {
  const content = openCursor(cursor, method, mark)
  const offset = readOffset(content['offset'])
  if (offset !== undefined) return offset
  const ranges = readEach(content['ranges'], readRange)
  if (ranges === undefined) throw cursorInvalid({ method })
  return { ranges }
}

/** The content of a cursor, checked against its method and parameters. Older cursors have no mark, so their parameters are not checked. */
export const openCursor = (cursor: ListCursor, method: string, mark: string): Readonly<Record<string, unknown>> => {
  let content: unknown
  try {
    content = JSON.parse(cursor)
  } catch {
    // The text is not a cursor. The error is thrown below.
  }
  const { v, method: ofMethod, of = mark } = isObject(content) ? content : {}
  if (!isObject(content) || (v !== 1 && v !== 2) || ofMethod !== method || of !== mark) throw cursorInvalid({ method })
  return content
}

/** Every item of a list, or undefined when one of them cannot be read. */
export const readEach = <T>(list: unknown, read: (item: unknown) => T | undefined): readonly T[] | undefined => {
  if (!Array.isArray(list)) return undefined
  const items = list.map(read).filter((item) => item !== undefined)
  return items.length === list.length ? items : undefined
}

export const partsOf = (place: unknown): readonly unknown[] => (Array.isArray(place) ? place : [])

/** JSON has `null` for an infinite number and for a missing one. */
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
