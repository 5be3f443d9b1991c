import type { IdRange } from './list-cursor.ts'

/** The ranges of a list that are still to be read, by number, in ascending order of ids. */
export interface Remainder {
  count(): number
  /** What is left of a range. */
  range(index: number): IdRange
  /** Everything up to this id was handed over. */
  advance(index: number, lastId: number): void
  end(index: number): void
  isEnded(index: number): boolean
  /** Puts pieces in the place of a range; the numbers of those after it change. */
  split(index: number, pieces: readonly IdRange[]): void
  /** All that is left, as few ranges as possible. What has no end stays: rows may be added. */
  rest(): readonly IdRange[]
  /** Ids that are left up to `newestId`, as a share of all from the beginning. */
  share(newestId: number): number
}

interface Part extends IdRange {
  readonly isEnded: boolean
}

export const createRemainder = (ranges: readonly IdRange[]): Remainder => {
  const parts: Part[] = ranges.map((range) => ({ ...range, isEnded: false }))
  // Before anything was read nobody knows where ids begin.
  const beginning = Math.max(0, ranges[0]?.after ?? 0)
  const at = (index: number): Part => parts[index] ?? { after: 0, isEnded: true }
  const change = (index: number, part: Partial<Part>): void => {
    parts[index] = { ...at(index), ...part }
  }
  const open = (): readonly Part[] => parts.filter(({ isEnded, upTo }) => !isEnded || upTo === undefined)
  return {
    count: () => parts.length,
    range: (index) => ({ after: at(index).after, upTo: at(index).upTo }),
    advance: (index, lastId) => change(index, { after: lastId }),
    end: (index) => change(index, { isEnded: true }),
    isEnded: (index) => at(index).isEnded,
    split: (index, pieces) => {
      parts.splice(index, 1, ...pieces.map((piece) => ({ ...piece, isEnded: false })))
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
