/** How many of the compared methods hold. */
export interface Share {
  readonly held: number
  readonly of: number
}

export const shareOf = <Item>(items: readonly Item[], holds: (item: Item) => boolean): Share => ({
  held: items.filter(holds).length,
  of: items.length,
})

export const ratio = ({ held, of }: Share): number => (of === 0 ? 1 : held / of)

export const percent = (share: Share): string => `${(ratio(share) * 100).toFixed(1)} %`

/** The items of each scope, in the order of the scopes' names. */
export const byScope = <Item extends { readonly scope: string }>(
  items: readonly Item[],
): ReadonlyMap<string, readonly Item[]> =>
  new Map(
    [...new Set(items.map(({ scope }) => scope))]
      .toSorted()
      .map((scope) => [scope, items.filter((item) => item.scope === scope)]),
  )
