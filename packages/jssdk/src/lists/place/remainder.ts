import type { IdRange } from './list-cursor.ts'

/** A range of ids, as far as it is still to be read: `after` is the last id that was handed over. */
export interface Part {
  after: number
  upTo: number | undefined
  isEnded: boolean
}

/** The ranges of a list that are still to be read, in ascending order of ids. */
export interface Remainder {
  readonly parts: readonly Part[]
  /** Cuts a range in two at an id. */
  cut(part: Part, id: number): void
  /** All that is left, as few ranges as possible. What has no end stays: rows may be added. */
  rest(): readonly IdRange[]
  /** Ids that are left up to `newestId`, as a share of all from the beginning. */
  share(newestId: number): number
}

export const createRemainder = (ranges: readonly IdRange[]): Remainder => {
  const parts = ranges.map(({ after, upTo }): Part => ({ after, upTo, isEnded: false }))
  // Before anything was read nobody knows where ids begin.
  const beginning = Math.max(0, ranges[0]?.after ?? 0)
  const open = (): readonly Part[] => parts.filter(({ isEnded, upTo }) => !isEnded || upTo === undefined)
  return {
    parts,
    cut: (part, id) => {
      parts.splice(parts.indexOf(part) + 1, 0, { ...part, after: id })
      part.upTo = id
    },
    rest: () => joined(open()),
    share: (newestId) => {
      const left = open().reduce(
        (sum, { after, upTo = newestId }) => sum + Math.max(0, Math.min(upTo, newestId) - after),
        0,
      )
      return newestId <= beginning ? 1 : 1 - left / (newestId - beginning)
    },
  }
}

const joined = (ranges: readonly IdRange[]): readonly IdRange[] => {
  const result: IdRange[] = []
  for (const { after, upTo } of ranges) {
    const last = result.at(-1)
    if (last !== undefined && last.upTo === after) result[result.length - 1] = { after: last.after, upTo }
    else result.push({ after, upTo })
  }
  return result
}
