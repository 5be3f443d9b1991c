import { chainDepth } from './chain-depth.ts'
import type { PageBudget, PagePermit } from './page-budget.ts'
import type { PageTime } from '../read/page-reader.ts'

/** What a list has learnt about the time its pages take; shared by all its chains. */
export interface BatchSizer {
  /** How many pages are worth asking for next, the operating budget not asked. `level`: requests in a row that went well. */
  depth(level: number, maxPages: number, pagesLeft?: number): number
  /** Waits for the operating budget and sets room for so many pages, or fewer, aside; the list has so many left in all. */
  acquire(pages: number, pagesLeft?: number): Promise<PagePermit>
  learn(times: readonly Pick<PageTime, 'durationSeconds'>[]): void
  /** Takes note of how large rows are, judged by one of them. */
  learnSize(row: unknown, rowsPerPage: number): void
  /** A batch of so many pages failed as a whole: it may have been too long. */
  failed(depth: number): void
  /** Seconds that a page took the last time. */
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
