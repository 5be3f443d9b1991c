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
  /** The last row has no id that can be read, so there is no way to ask for what follows. */
  | { readonly kind: 'unreadable' }
  /** Ids are not in order, or lie where the filter does not allow them. */
  | { readonly kind: 'stray' }

/** Checks that a page's ids go up, beyond the cursor and inside the range. */
export const verifyPage = (rows: readonly unknown[], { idKey, after, upTo = Infinity }: PageClaim): PageVerdict => {
  const last = rows.at(-1)
  if (last === undefined) return { kind: 'empty' }
  const lastId = readId(last, idKey)
  if (lastId === undefined) return { kind: 'unreadable' }
  let previous = after
  for (const row of rows) {
    const id = readId(row, idKey)
    if (id === undefined) continue
    if (id <= previous || id > upTo) return { kind: 'stray' }
    previous = id
  }
  return { kind: 'sound', lastId }
}
