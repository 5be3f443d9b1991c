import type { IdRange } from './list-cursor.ts'

/** A range of ids that is still to be read. `after` is the last id that was returned. */
export interface Part {
  /** Reading began after this id. */
  readonly from: number
  after: number
  upTo: number | undefined
  isEnded: boolean
}

/** The ranges of a list that are still to be read, in ascending order of ids. */
export type Remainder = Part[]

export const remainderOf = (ranges: readonly IdRange[]): Remainder =>
  ranges.map(({ after, upTo }) => ({ from: after, after, upTo, isEnded: false }))

/** Splits a range at an id. */
export const cut = (left: Remainder, part: Part, id: number): void => {
  left.splice(left.indexOf(part) + 1, 0, { ...part, after: id })
  part.upTo = id
}

/** Parts with rows left. A part without an end always stays, because rows may be added. */
const open = (left: Remainder): Remainder => left.filter(({ isEnded, upTo }) => !isEnded || upTo === undefined)

/** The share of the ids up to `newestId` that was read, from 0 to 1. */
export const shareOf = (left: Remainder, newestId: number): number => {
  // Before the first page the lowest id is not known.
  const beginning = Math.max(0, left[0]?.from ?? 0)
  const ids = open(left).reduce(
    (sum, { after, upTo = newestId }) => sum + Math.max(0, Math.min(upTo, newestId) - after),
    0,
  )
  return newestId <= beginning ? 1 : 1 - ids / (newestId - beginning)
}

/** All ranges that are left, joined where possible. */
export const restOf = (left: Remainder): readonly IdRange[] => {
  const result: IdRange[] = []
  for (const { after, upTo } of open(left)) {
    const last = result.at(-1)
    if (last !== undefined && last.upTo === after) result[result.length - 1] = { after: last.after, upTo }
    else result.push({ after, upTo })
  }
  return result
}
