import { cursorInvalid } from '../../errors/catalogues/list-errors.ts'
import { textHash } from '../../platform/text-hash.ts'
import { listMark, openCursor, partsOf, readAfter, readEach, readOffset, wholeList } from './list-cursor.ts'
import type { ListCursor, ListRest } from './list-cursor.ts'
import { wholeNumber } from './row-id.ts'

/** What is left of many lists, which go by their positions. */
export interface ListsLeft {
  /** What is left of a list; `undefined` for one that has ended. */
  rest(position: number): ListRest | undefined
  /** How many lists have ended. */
  done(): number
  /** Takes note of rows handed over. Lists are begun in the order of their positions. */
  take(position: number, rows: { readonly rest?: ListRest | undefined; readonly isLast: boolean }): void
  /** Where to go on: the lists that are begun, and from which position on none is. */
  cursor(): ListCursor
}

/**
 * Keeps what is left of many lists of a method, from their beginning or from a cursor.
 * @throws {SdkError} `JSSDK_CURSOR_INVALID`: not a cursor, or one of another method or of other lists
 */
export const createListsLeft = (
  method: string,
  given: readonly { readonly key: unknown; readonly params?: object | null | undefined }[],
  cursor?: ListCursor,
): ListsLeft => {
  // `1` and `'1'` are two keys.
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
      // Those passed over are to be asked again: the portal had refused them.
      for (; next <= position; next += 1) begun.set(next, wholeList)
      if (isLast) begun.delete(position)
      else if (rest !== undefined) begun.set(position, rest)
    },
    cursor: () => JSON.stringify({ v: 2, method, of: mark, lists, next, begun: [...begun].map(placeJson) }),
  }
}

/** The id up to which a list was read, or the place where its counting goes on. */
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
