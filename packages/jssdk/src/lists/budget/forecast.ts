import { chainDepth, longestLevel } from './chain-depth.ts'
import type { ListStrategy } from '../list-setup.ts'
import { burstRequests, drainPerSecond, operatingWindowMs } from '../../types/portal-figures.ts'

/** The properties of a list, and the limits of its portal. */
export interface ForecastFacts {
  readonly rows: number
  readonly pageSize: number
  readonly maxPages: number
  readonly strategy: ListStrategy
  readonly parallel: number
  /** Seconds that the portal works on a page. */
  readonly secondsPerPage: number
  /** How many requests an empty bucket takes, and how many leave it each second. @default 50 and 2, the standard plan */
  readonly burstLimit?: number
  readonly drainRate?: number
  /** The method's operating budget in seconds per ten minutes, and the used part of it. */
  readonly budgetSeconds: number
  readonly usedSeconds: number
}

/** The estimated cost of a list, by its size and its first page. */
export interface ListForecast {
  readonly rows: number
  readonly pages: number
  /** Number of HTTP requests. */
  readonly requests: number
  /** Seconds of the method's operating budget, which is the time that the portal works. */
  readonly operatingSeconds: number
  /** Seconds from the first request to the last, without the network. */
  readonly expectedSeconds: number
  /** What limits the speed: the portal's work, the bucket of requests, or the method's operating budget. */
  readonly limitedBy: 'portal' | 'bucket' | 'budget'
}

export const forecast = (facts: ForecastFacts): ListForecast => {
  const {
    rows,
    pageSize,
    secondsPerPage,
    burstLimit = burstRequests,
    drainRate = drainPerSecond,
    budgetSeconds,
    usedSeconds,
    parallel,
  } = facts
  const pages = Math.max(1, Math.ceil(rows / pageSize))
  const requests = requestsFor(pages, facts)
  const operatingSeconds = pages * secondsPerPage
  const byPortal = operatingSeconds / parallel
  const byBucket = Math.max(0, requests - burstLimit) / drainRate
  const overBudget = Math.max(0, operatingSeconds + usedSeconds - budgetSeconds)
  const byBudget = overBudget === 0 ? 0 : byPortal + (overBudget / budgetSeconds) * (operatingWindowMs / 1000)
  const expectedSeconds = Math.max(byPortal, byBucket, byBudget)
  const limitedBy = expectedSeconds === byPortal ? 'portal' : expectedSeconds === byBucket ? 'bucket' : 'budget'
  return { rows, pages, requests, operatingSeconds, expectedSeconds, limitedBy }
}

const requestsFor = (pages: number, { strategy, secondsPerPage, maxPages }: ForecastFacts): number => {
  if (strategy === 'pages') return pages
  let level = strategy === 'chained' ? longestLevel : 1
  let requests = 1
  for (let left = pages - 1; left > 0; requests += 1) {
    left -= chainDepth(level, maxPages, undefined, secondsPerPage)
    level += 1
  }
  return requests
}
