import { chainDepth } from './chain-depth.ts'
import type { PageTime } from './page-reader.ts'

/** What a list has learnt about the time its pages take; shared by all its chains. */
export interface Pace {
  /** How many pages to ask for next. */
  depth(state: { readonly level: number; readonly pagesLeft: number | undefined; readonly maxPages: number }): number
  learn(times: readonly PageTime[]): void
  /** A batch of so many pages failed as a whole: it may have been too long. */
  failed(depth: number): void
}

/** Chains may run side by side and spend the same budget. */
export const createPace = (operatingLimitSeconds: number, chainCount: number): Pace => {
  let secondsPerPage = 0
  let budgetSeconds: number | undefined
  let most = Infinity
  return {
    depth: ({ level, pagesLeft, maxPages }) =>
      chainDepth({
        level,
        secondsPerPage,
        budgetSeconds: budgetSeconds === undefined ? undefined : budgetSeconds / chainCount,
        pagesLeft,
        maxPages: Math.min(maxPages, most),
      }),
    learn: (times) => {
      const durations = times.flatMap(({ durationSeconds }) => durationSeconds ?? [])
      if (durations.length > 0) secondsPerPage = durations.reduce((sum, seconds) => sum + seconds, 0) / durations.length
      // The figure is the sum so far, not that of the page.
      const operating = times.at(-1)?.operatingSeconds
      if (operating !== undefined) budgetSeconds = operatingLimitSeconds - operating
    },
    failed: (depth) => {
      most = Math.max(1, Math.floor(depth / 2))
    },
  }
}
