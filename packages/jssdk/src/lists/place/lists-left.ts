import { cursorInvalid } from '../../errors/catalogues/list-errors.ts'
import { textHash } from '../../platform/text-hash.ts'
import { listMark, openCursor, partsOf, readAfter, readEach, readOffset, wholeList } from './list-cursor.ts'
import type { ListCursor, ListRest } from './list-cursor.ts'
import { wholeNumber } from './row-id.ts'

/** The parts that are left of many lists, by the lists' positions. */
export interface ListsLeft {
  /** The part that is left of a list; `undefined` when the list has ended. */
  rest(position: number): ListRest | undefined
  /** Number of lists that have ended. */
  done(): number
  /** Records rows that were returned. Lists are started in the order of their positions. */
  take(position: number, rows: { readonly rest?: ListRest | undefined; readonly isLast: boolean }): void
  /** The cursor: the lists in progress, and the position of the first list that has not been started. */
  cursor(): ListCursor
}

/**
 * Tracks what is left of a method's lists, from their beginning or from a cursor.
 * @throws {SdkError} `JSSDK_CURSOR_INVALID`: not a cursor, or a cursor of another method or of other lists
 */
export const createListsLeft = (
  method: string,
  given: readonly { readonly key: unknown; readonly params?: object | null | undefined }[],
  cursor?: ListCursor,
): ListsLeft => {
  // The type is part of it, because `1` and `'1'` are two keys.
  const lists = textHash(given.map(({ key }) => typeof key + String(key)).join())
  const mark = textHash(given.map(({ params }) => listMark(params)).join())
  let next = 0
  let begun = new Map<number, ListRest>()
  if (cursor !== undefined) {
    const content = openCursor(cursor, method, mark)
    const places = readEach(content['begun'], readPlace)
    next = wholeNumber(content['next']) ?? Infinity
    begun = new Map(places)
    const isOfTheseLists = content['lists'] === lists && next <= given.length
    if (!isOfTheseLists || places?.every(([position]) => position < next) !== true) throw cursorInvalid({ method })
  }
  return {
    rest: (position) => (position < next ? begun.get(position) : wholeList),
    done: () => next - begun.size,
    take: (position, { rest, isLast }) => {
      // Skipped lists are still to be read: the portal had refused their first page.
      for (; next <= position; next += 1) begun.set(next, wholeList)
      if (isLast) begun.delete(position)
      else if (rest !== undefined) begun.set(position, rest)
    },
    cursor: () => JSON.stringify({ v: 2, method, of: mark, lists, next, begun: [...begun].map(placeJson) }),
  }
}

/** The last id of a list with keyset paging, or the place of one with offset paging. */
const placeJson = ([position, rest]: readonly [number, ListRest]): readonly unknown[] => [
  position,
  'ranges' in rest ? rest.ranges[0]?.after : rest,
]

const readPlace = (place: unknown): [number, ListRest] | undefined => {
  const [first, second] = partsOf(place)
  const position = wholeNumber(first)
  if (position === undefined || position < 0) return undefined
  const offset = readOffset(second)
  if (offset !== undefined) return [position, offset]
  const after = readAfter(second)
  return after === undefined ? undefined : [position, { ranges: [{ after }] }]
}
