import { cursorInvalid } from '../errors/list-errors.ts'
import { textHash } from '../platform/text-hash.ts'
import { openCursor } from './list-cursor.ts'
import type { ListCursor } from './list-cursor.ts'
import { wholeNumber } from './row-id.ts'

/** What is left of many lists, which go by their positions. */
export interface ListsLeft {
  /** The id up to which a list was read; `undefined` for one that has ended. */
  after(position: number): number | undefined
  /** Lists that are left. */
  count(): number
  /** Takes note of rows handed over. Lists are begun in the order of their positions. */
  take(position: number, rows: { readonly lastId?: number | undefined; readonly isLast: boolean }): void
  /** Where to go on: the lists that are begun, and from which position on none is. */
  cursor(): ListCursor
}

/**
 * Keeps what is left of many lists of a method, from their beginning or from a cursor.
 * @throws {SdkError} `JSSDK_CURSOR_INVALID`: not a cursor, or one of another method or of other lists
 */
export const createListsLeft = (
  method: string,
  given: readonly { readonly key: unknown }[],
  cursor?: ListCursor,
): ListsLeft => {
  // `1` and `'1'` are two keys.
  const lists = textHash(given.map(({ key }) => typeof key + String(key)).join())
  let next = 0
  let begun = new Map<number, number>()
  if (cursor !== undefined) {
    const { content, places } = openCursor(cursor, method, 'begun')
    next = wholeNumber(content['next']) ?? Infinity
    begun = new Map(places.map(([position, after = 0]) => [position, after]))
    if (
      content['lists'] !== lists ||
      next > given.length ||
      places.some(([position, after]) => position >= next || after === undefined)
    )
      throw cursorInvalid({ method, reason: 'other lists have given it, or these in another order' })
  }
  return {
    after: (position) => (position < next ? begun.get(position) : 0),
    count: () => begun.size + given.length - next,
    take: (position, { lastId, isLast }) => {
      // Those passed over are to be asked again: the portal had refused them.
      for (; next <= position; next += 1) begun.set(next, 0)
      if (isLast) begun.delete(position)
      else if (lastId !== undefined) begun.set(position, lastId)
    },
    cursor: () => JSON.stringify({ v: 1, method, lists, next, begun: [...begun] }),
  }
}
