import { textHash } from '../../platform/text-hash.ts'
import { isObject } from '../../types/narrow.ts'

/** A row that is new to the caller, or one that may have come before. */
export type Counted = 'new' | 'handedOver' | 'repeated'

/** Remembers rows that were handed over, so that a list can be read again from its beginning. */
export interface RowTally {
  /** Begins to read the list from its beginning. */
  beginPass(): void
  /** Begins a page of it. */
  beginPage(): void
  /**
   * Takes note of a row. `'repeated'`: it has come on an earlier page of this pass; such a row is handed over only when `accept` is
   * called for it.
   */
  count(row: unknown): Counted
  accept(row: unknown): void
  /** The rows of the page, and of the pass so far, in their order, as texts to compare with those of others. */
  pageMark(): string
  passMark(): string
}

/** Rows are told apart by `idKey`, where there is one, else by all that is in them. */
export const createTally = (idKey: string | undefined): RowTally => {
  const handedOver = new Map<string, number>()
  let pass = new Map<string, number>()
  /** How often a row had come before the page began. */
  let earlier = new Map<string, number>()
  let passMark = ''
  let pageMark = ''
  const keyOf = (row: unknown): string => {
    const id = idKey !== undefined && isObject(row) ? row[idKey] : undefined
    if (typeof id === 'string' || typeof id === 'number') return String(id)
    const text = JSON.stringify(row) ?? ''
    // A hash of 32 bits alone is the same for two of some 80,000 rows.
    return `${textHash(text)} ${textHash(`${text.length} ${text}`)}`
  }
  const handOver = (key: string): void => {
    handedOver.set(key, (handedOver.get(key) ?? 0) + 1)
  }
  return {
    beginPass: () => {
      pass = new Map()
      passMark = ''
    },
    beginPage: () => {
      earlier = new Map()
      pageMark = ''
    },
    count: (row) => {
      const key = keyOf(row)
      const before = pass.get(key) ?? 0
      pass.set(key, before + 1)
      passMark = textHash(passMark + key)
      pageMark = textHash(pageMark + key)
      if (!earlier.has(key)) earlier.set(key, before)
      if (before < (handedOver.get(key) ?? 0)) return 'handedOver'
      // Twice on one page is no sign of rows that move: then rows are simply alike.
      if ((earlier.get(key) ?? 0) > 0) return 'repeated'
      handOver(key)
      return 'new'
    },
    accept: (row) => handOver(keyOf(row)),
    pageMark: () => pageMark,
    passMark: () => passMark,
  }
}
