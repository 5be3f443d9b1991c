import type { IdRange } from './list-cursor.ts'
import type { Findings } from '../list-setup.ts'

/** Rows of a full batch: a range of whole batches has no partly empty one. */
const batchRows = 2500
/** Rows below which a chain of its own is not worth its requests. */
const fewestRows = 1000
/** A range without rows makes the next ones so many times wider, and no range more. */
const mostWidening = 4

/** What is known of how dense the ids are. */
type Density = Pick<Findings, 'newestId' | 'rowsPerId'>

/** An estimate. */
const rowsIn = ({ after, upTo }: IdRange, { newestId = 0, rowsPerId }: Density): number =>
  (Math.min(newestId, upTo ?? newestId) - after) * rowsPerId

/** How many rows each chain takes at a time: two batches, and less of a list that would not keep all the chains busy. */
export const rowsOfPiece = (range: IdRange, density: Density, chains: number): number => {
  const share = rowsIn(range, density) / chains
  if (share >= 2 * batchRows) return 2 * batchRows
  return share >= batchRows ? batchRows : Math.max(fewestRows, share)
}

/** The id where a piece of so many rows ends; `undefined` where too little of the range would be left, or nobody knows. */
export const endOfPiece = (range: IdRange, density: Density, rowsOfEach: number): number | undefined =>
  rowsIn(range, density) < 1.5 * rowsOfEach ? undefined : range.after + Math.ceil(rowsOfEach / density.rowsPerId)

/** Takes note of how dense the ids of a page are, which lies behind an id. */
export const note = (findings: Findings, afterId: number, rows: number, lastId: number): void => {
  if (lastId <= afterId) return
  const rowsPerId = rows / (lastId - afterId)
  findings.rowsPerId = findings.rowsPerId === 0 ? rowsPerId : 0.9 * findings.rowsPerId + 0.1 * rowsPerId
}

/** What a range that was read shows of how dense the ids are. */
export const densityAfter = (rowsPerId: number, { after, upTo }: IdRange, rows: number): number =>
  upTo === undefined || upTo <= after ? rowsPerId : Math.max(rows / (upTo - after), rowsPerId / mostWidening)
