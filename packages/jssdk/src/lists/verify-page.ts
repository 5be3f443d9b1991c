import { isObject } from '../types/narrow.ts'
import { readId } from './row-id.ts'

/** What a page must hold to be the one that was asked for. */
export interface PageClaim {
  readonly idKey: string
  /** Every id lies above this one. */
  readonly after: number
  /** No id lies above this one. */
  readonly upTo?: number | undefined
}

export type PageVerdict =
  | { readonly kind: 'sound'; readonly lastId: number }
  | { readonly kind: 'empty' }
  /** No row has the field that ids are read from. */
  | { readonly kind: 'keyless' }
  /** A row has an id that is no exact whole number, or none: the page after it cannot be asked for by an id. */
  | { readonly kind: 'unreadable' }
  /** Ids are not in order, or lie where the filter does not allow them. */
  | { readonly kind: 'stray' }

/** Checks that a page's ids go up, beyond the cursor and inside the range. */
export const verifyPage = (rows: readonly unknown[], { idKey, after, upTo = Infinity }: PageClaim): PageVerdict => {
  if (rows.length === 0) return { kind: 'empty' }
  let lastId = after
  for (const row of rows) {
    const id = readId(row, idKey)
    if (id === undefined) {
      const isKeyless = rows.every((other) => !isObject(other) || other[idKey] === undefined)
      return { kind: isKeyless ? 'keyless' : 'unreadable' }
    }
    if (id <= lastId || id > upTo) return { kind: 'stray' }
    lastId = id
  }
  return { kind: 'sound', lastId }
}

/** Nothing lies below the beginning, except what a portal numbers 0. */
export const belowFirst = (after: number): number => (after === 0 ? -1 : after)
