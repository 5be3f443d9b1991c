const longestMs = 30_000
const shortestMs = 100

/**
 * Milliseconds to wait after attempt number `attempt` (1 is the first). The wait is exponential, with jitter over its upper half. So
 * clients that failed together do not return together, and no wait is shorter than the one before.
 */
export const backoffMs = (attempt: number, delayMs: number, random: () => number): number => {
  const fullMs = Math.min(delayMs * 2 ** (attempt - 1), Math.max(longestMs, delayMs))
  return Math.max(shortestMs, fullMs / 2 + (fullMs / 2) * random())
}
