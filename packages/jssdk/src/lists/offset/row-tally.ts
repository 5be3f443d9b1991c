import { textHash } from '../../platform/text-hash.ts'
import { isObject } from '../../types/narrow.ts'

/**
 * The rows of a page, told apart: those to hand over, those that have come on an earlier page of the pass and are to be handed over only
 * where rows are simply alike, and whether the page is the one before once more.
 */
export type SortedRows = readonly [fresh: readonly unknown[], old: readonly unknown[], isStill: boolean]

/** Remembers rows that were handed over, so that a list can be read again from its beginning. */
export interface RowTally {
  /** Ends a pass: the rows that it had, in their order, as a text to compare with that of another pass. */
  endPass(): string
  /** Tells rows apart: by ids, where those of the page differ; `isCounted` where the portal counts the rows of the list. */
  sort(rows: readonly unknown[], hasIds: boolean, isCounted: boolean): SortedRows
}

/** Rows are told apart by `idKey`, where there is one, else by all that is in them. Some may have been handed over already. */
export const createTally = (idKey: string | undefined, already: readonly unknown[]): RowTally => {
  const handedOver = new Map<string, number>()
  let pass = new Map<string, number>()
  let passMark = ''
  /** Of the page before. */
  let lastMark = ''
  const keyOf = (row: unknown): string => {
    const id = idKey !== undefined && isObject(row) ? row[idKey] : undefined
    if (typeof id === 'string' || typeof id === 'number') return String(id)
    const text = JSON.stringify(row) ?? ''
    // A hash of 32 bits alone is the same for two of some 80,000 rows.
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
      /** How often a row had come before the page began. */
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
        // Twice on one page is no sign of rows that move: then rows are simply alike. So they may be without ids; where the portal
        // counts them, the same count says that none has moved.
        if (timesIn(earlier, key) > 0 && (hasIds || !isCounted)) old.push(row)
        else {
          handOver(key)
          fresh.push(row)
        }
      }
      // Where ids tell rows apart nothing new has come; rows without ids may be alike, but hardly a whole page of them in the same order.
      const isRepeated = hasIds || !isCounted ? old.length === rows.length : earlier.size > 1
      const isStill = rows.length > 0 && isRepeated && (hasIds || mark === lastMark)
      lastMark = mark
      return [fresh, old, isStill]
    },
  }
}
