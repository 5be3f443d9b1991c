/** How many of the measured things hold. */
export interface Share {
  readonly held: number
  readonly of: number
}

export const shareOf = <Item>(items: readonly Item[], holds: (item: Item) => boolean): Share => ({
  held: items.filter(holds).length,
  of: items.length,
})

export const ratio = ({ held, of }: Share): number => (of === 0 ? 1 : held / of)

/** `98.2 % of 345`, or a dash where nothing was measured. */
export const told = (share: Share): string =>
  share.of === 0 ? '–' : `${(ratio(share) * 100).toFixed(1)} % of ${String(share.of)}`
