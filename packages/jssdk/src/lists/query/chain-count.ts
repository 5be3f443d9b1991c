/** The largest number of chains that the SDK chooses itself. The portal's workers also have to serve its users. */
export const mostChainsByChoice = 8

/** A batch that takes less time does not justify another chain: this side also needs time for its rows. */
const shortestBatchSeconds = 0.15
/** The time of a request relative to the portal's work alone. */
const overhead = 1.15

/**
 * How many chains are useful. While the burst lasts, the portal's time for a batch decides. After that, the number must match the request
 * rate. With a short operating budget two are enough, because it allows less than one chain can read.
 *
 * `batchSeconds`: time of the portal for a full batch. `tokens`: number of requests that can be sent at once. `isBudgetShort`: the rest of
 * the operating budget is smaller than the chains would soon spend.
 */
export const chainCount = (
  batchSeconds: number,
  tokens: number,
  drainPerSecond: number,
  isBudgetShort: boolean,
): number => {
  const byTime = Math.ceil(batchSeconds / shortestBatchSeconds)
  const byRate = tokens > mostChainsByChoice ? Infinity : Math.ceil(drainPerSecond * batchSeconds * overhead)
  return Math.max(1, Math.min(byTime, byRate, isBudgetShort ? 2 : Infinity, mostChainsByChoice))
}
