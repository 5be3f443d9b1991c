import type { IdRange } from './list-cursor.ts'
import type { Findings } from '../list-setup.ts'

/** Rows in a full batch. Ranges of whole batches leave no batch partly empty. */
const batchRows = 2500
/** With fewer rows, another chain is not worth its requests. */
const fewestRows = 1000
/** A range without rows makes later ranges wider, at most by this factor. */
const mostWidening = 4

/** What is known about the density of ids. */
type Density = Pick<Findings, 'newestId' | 'rowsPerId'>

/** An estimated number of rows. */
const rowsIn = ({ after, upTo }: IdRange, { newestId = 0, rowsPerId }: Density): number =>
  (Math.min(newestId, upTo ?? newestId) - after) * rowsPerId

/** How many rows each chain takes at a time: two batches, or less when the list is too short for all chains. */
export const rowsOfPiece = (range: IdRange, density: Density, chains: number): number => {
  const share = rowsIn(range, density) / chains
  if (share >= 2 * batchRows) return 2 * batchRows
  return share >= batchRows ? batchRows : Math.max(fewestRows, share)
}

/**
 * The last id of a piece with about this many rows. `undefined` when too little of the range would be left, or when the density is not
 * known.
 */
export const endOfPiece = (range: IdRange, density: Density, rowsOfEach: number): number | undefined =>
  rowsIn(range, density) < 1.5 * rowsOfEach ? undefined : range.after + Math.ceil(rowsOfEach / density.rowsPerId)

/** Updates the density of ids by a page. `afterId` is the last id before the page. */
export const note = (findings: Findings, afterId: number, rows: number, lastId: number): void => {
  if (lastId <= afterId) return
  const rowsPerId = rows / (lastId - afterId)
  findings.rowsPerId = findings.rowsPerId === 0 ? rowsPerId : 0.9 * findings.rowsPerId + 0.1 * rowsPerId
}

/** The density of ids after a range was read. */
export const densityAfter = (rowsPerId: number, { after, upTo }: IdRange, rows: number): number =>
  upTo === undefined || upTo <= after ? rowsPerId : Math.max(rows / (upTo - after), rowsPerId / mostWidening)
