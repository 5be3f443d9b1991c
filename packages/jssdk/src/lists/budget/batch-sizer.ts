import { chainDepth } from './chain-depth.ts'
import type { PageBudget, PagePermit } from './page-budget.ts'
import type { PageTime } from '../read/page-reader.ts'

/** Decides how many pages go into a batch, by the time of earlier pages. All chains of a list share it. */
export interface BatchSizer {
  /**
   * How many pages the next request should have, without regard to the operating budget. `level` counts the successful requests in a row.
   */
  depth(level: number, maxPages: number, pagesLeft?: number): number
  /**
   * Waits for the operating budget and reserves room for this many pages, or fewer. `pagesLeft` is the number of pages left in the list.
   */
  acquire(pages: number, pagesLeft?: number): Promise<PagePermit>
  learn(times: readonly Pick<PageTime, 'durationSeconds'>[]): void
  /** Estimates the size of a page's rows by one row. */
  learnSize(row: unknown, rowsPerPage: number): void
  /** Must be called when a whole batch failed: it may have taken too long. */
  failed(depth: number): void
  /** Seconds that the last page took. */
  secondsPerPage(): number
}

export const createBatchSizer = (budget: PageBudget, signal: AbortSignal | undefined): BatchSizer => {
  let secondsPerPage = 0
  let bytesPerPage = 0
  let most = Infinity
  return {
    depth: (level, maxPages, pagesLeft) =>
      chainDepth(level, Math.min(maxPages, most), pagesLeft, secondsPerPage, bytesPerPage),
    acquire: (pages, pagesLeft) => budget.acquire(pages, pagesLeft, signal),
    learn: (times) => {
      const durations = times.flatMap(({ durationSeconds }) => durationSeconds ?? [])
      if (durations.length > 0) secondsPerPage = durations.reduce((sum, seconds) => sum + seconds, 0) / durations.length
    },
    learnSize: (row, rowsPerPage) => {
      bytesPerPage = (JSON.stringify(row) ?? '').length * rowsPerPage
    },
    failed: (depth) => {
      most = Math.max(1, Math.floor(depth / 2))
    },
    secondsPerPage: () => secondsPerPage,
  }
}
