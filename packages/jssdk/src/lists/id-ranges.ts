import type { IdRange } from './list-cursor.ts'

/** Rows that a range should hold: two full batches, so that its last, partly empty one matters little. */
const rowsPerRange = 5000
/** Rows below which a chain of its own is not worth its requests. */
const fewestRowsPerRange = 1000

export interface SplitFacts {
  readonly newestId: number
  readonly rowsPerId: number
  readonly parallel: number
}

/** Cuts what is left of a list into ranges of ids, without gaps or overlaps. The last one has no end: rows may be added. */
export const splitRange = (
  { after, upTo }: IdRange,
  { newestId, rowsPerId, parallel }: SplitFacts,
): readonly IdRange[] => {
  const last = Math.min(newestId, upTo ?? newestId)
  const rows = (last - after) * rowsPerId
  const worthwhile = Math.min(parallel, Math.floor(rows / fewestRowsPerRange))
  const count = Math.max(1, worthwhile, Math.min(1000, Math.ceil(rows / rowsPerRange)))
  const width = Math.ceil((last - after) / count)
  const ranges: IdRange[] = []
  let from = after
  for (; ranges.length < count - 1 && from + width < last; from += width)
    ranges.push({ after: from, upTo: from + width })
  return [...ranges, { after: from, upTo }]
}
