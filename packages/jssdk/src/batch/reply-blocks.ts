/** A block of a batch reply, as it is received. */
export type WireBlock<V> = Readonly<Record<string, V | undefined>> | readonly V[] | undefined

/**
 * Reads a block of a batch reply by command. PHP writes it as a list or as a map depending on its keys only, and an empty one always as a
 * list. So its form does not depend on the request. Each value is wrapped, so that `null` differs from a missing value.
 */
export const readBlock = <V>(block: WireBlock<V>): ReadonlyMap<string, { readonly value: V }> => {
  const rows = new Map<string, { readonly value: V }>()
  if (typeof block !== 'object' || block === null) return rows
  for (const [key, value] of Object.entries<V | undefined>(block)) if (value !== undefined) rows.set(key, { value })
  return rows
}
