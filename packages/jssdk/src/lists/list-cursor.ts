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
export const readCursor = (cursor: ListCursor, method: string): readonly IdRange[] => {
  const content = parse(cursor)
  if (!isObject(content) || content['v'] !== 1 || !Array.isArray(content['ranges']))
    throw cursorInvalid({ method, reason: 'it is not a text that a list has given' })
  if (content['method'] !== method)
    throw cursorInvalid({ method, reason: `it comes from ${String(content['method'])}` })
  return content['ranges'].map((range: unknown) => rangeOf(range, method))
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The caller names what is wrong with it.
    return undefined
  }
}

const rangeOf = (range: unknown, method: string): IdRange => {
  const [after, upTo] = (Array.isArray(range) ? range : []).map(wholeNumber)
  if (after === undefined) throw cursorInvalid({ method, reason: 'a range in it has no beginning' })
  return upTo === undefined ? { after } : { after, upTo }
}
