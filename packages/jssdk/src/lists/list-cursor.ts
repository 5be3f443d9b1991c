import { cursorInvalid } from '../errors/list-errors.ts'
import { isObject } from '../types/narrow.ts'
import { wholeNumber } from './row-id.ts'

/** A place in a list, as text that can be stored and given to a later run of the same list. */
export type ListCursor = string

/** Ids that are still to be read: above `after` and, where there is an end, up to `upTo`. */
export interface IdRange {
  readonly after: number
  readonly upTo?: number | undefined
}

export const writeCursor = (method: string, ranges: readonly IdRange[]): ListCursor =>
  JSON.stringify({
    v: 1,
    method,
    ranges: ranges.map(({ after, upTo }) => (upTo === undefined ? [after] : [after, upTo])),
  })

/**
 * Reads a cursor back.
 * @throws {SdkError} `JSSDK_CURSOR_INVALID`: not a cursor, or one of another method
 */
export const readCursor = (cursor: ListCursor, method: string): readonly IdRange[] =>
  openCursor(cursor, method, 'ranges').places.map(([after, upTo]) => ({ after, upTo }))

/** A number, and mostly another one. */
type Place = readonly [number, number | undefined]

/** What a cursor of a method holds, among it places called `name`. */
export const openCursor = (
  cursor: ListCursor,
  method: string,
  name: string,
): { readonly content: Record<string, unknown>; readonly places: readonly Place[] } => {
  const content = parse(cursor)
  const places = isObject(content) && content['v'] === 1 ? placesIn(content[name]) : undefined
  if (!isObject(content) || places === undefined || content['method'] !== method)
    throw cursorInvalid({ method, reason: 'no list of this method has given it' })
  return { content, places }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The caller names what is wrong with it.
    return undefined
  }
}

const placesIn = (list: unknown): readonly Place[] | undefined => {
  if (!Array.isArray(list)) return undefined
  const places = list.flatMap((place: unknown): Place[] => {
    const [first, second] = (Array.isArray(place) ? place : []).map(wholeNumber)
    return first === undefined ? [] : [[first, second]]
  })
  return places.length === list.length ? places : undefined
}
