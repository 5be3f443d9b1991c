const longestMs = 30_000
const shortestMs = 100

/**
 * Milliseconds to wait before the attempt after attempt number `attempt` (1 is the first): exponential, with jitter over the
 * upper half, so that clients that failed together come back apart and each wait is still no shorter than the one before.
 */
export const backoffMs = (attempt: number, delayMs: number, random: () => number): number => {
  const fullMs = Math.min(delayMs * 2 ** (attempt - 1), Math.max(longestMs, delayMs))
  return Math.max(shortestMs, fullMs / 2 + (fullMs / 2) * random())
}
