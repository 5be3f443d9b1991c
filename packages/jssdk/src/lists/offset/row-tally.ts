import { textHash } from '../../platform/text-hash.ts'
import { isObject } from '../../types/narrow.ts'

/**
 * The rows of a page. `fresh`: rows to return to the caller. `old`: rows of an earlier page of this pass. They are returned only if it
 * turns out that different rows are equal. `isStill`: the page is the same as the one before.
 */
export type SortedRows = readonly [fresh: readonly unknown[], old: readonly unknown[], isStill: boolean]

/** Remembers returned rows, so that a list can be read again from its beginning. */
export interface RowTally {
  /** Ends a pass. Returns a text for its rows in their order: two passes with the same rows have the same text. */
  endPass(): string
  /** Sorts the rows of a page. `hasIds`: the ids of the page differ. `isCounted`: the portal counts the rows of the list. */
  sort(rows: readonly unknown[], hasIds: boolean, isCounted: boolean): SortedRows
}

/** Rows are compared by `idKey` when there is one, otherwise by their whole content. Some rows may have been returned already. */
export const createTally = (idKey: string | undefined, already: readonly unknown[]): RowTally => {
  const handedOver = new Map<string, number>()
  let pass = new Map<string, number>()
  let passMark = ''
  /** The mark of the page before. */
  let lastMark = ''
  const keyOf = (row: unknown): string => {
    const id = idKey !== undefined && isObject(row) ? row[idKey] : undefined
    if (typeof id === 'string' || typeof id === 'number') return String(id)
    const text = JSON.stringify(row) ?? ''
    // Two hashes are used: among 80,000 rows two probably have the same hash of 32 bits.
    return `${textHash(text)} ${textHash(`${text.length} ${text}`)}`
  }
  const timesIn = (rows: ReadonlyMap<string, number>, key: string): number => rows.get(key) ?? 0
  const handOver = (key: string): void => {
    handedOver.set(key, timesIn(handedOver, key) + 1)
  }
  for (const row of already) handOver(keyOf(row))
  return {
    endPass: () => {
      const ended = passMark
      pass = new Map()
      passMark = ''
      lastMark = ''
      return ended
    },
    sort: (rows, hasIds, isCounted) => {
      const fresh: unknown[] = []
      const old: unknown[] = []
      /** How often each row had come before this page. */
      const earlier = new Map<string, number>()
      let mark = ''
      for (const row of rows) {
        const key = keyOf(row)
        const before = timesIn(pass, key)
        pass.set(key, before + 1)
        passMark = textHash(passMark + key)
        mark = textHash(mark + key)
        if (!earlier.has(key)) earlier.set(key, before)
        if (before < timesIn(handedOver, key)) continue
        // A row that comes twice on one page has not moved: two rows are equal. Without ids, rows of different pages may be equal too. When
        // the portal counts the rows, an unchanged total shows that none has moved.
        if (timesIn(earlier, key) > 0 && (hasIds || !isCounted)) old.push(row)
        else {
          handOver(key)
          fresh.push(row)
        }
      }
      // With ids, a page without new rows is a repeated page. Without ids single rows may be equal, but hardly a whole page in the same
      // order.
      const isRepeated = hasIds || !isCounted ? old.length === rows.length : earlier.size > 1
      const isStill = rows.length > 0 && isRepeated && (hasIds || mark === lastMark)
      lastMark = mark
      return [fresh, old, isStill]
    },
  }
}
