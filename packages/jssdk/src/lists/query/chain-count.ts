/** Chains that an engine of its own accord runs side by side: a portal's workers are there for its people, too. */
export const mostChainsByChoice = 8

/** A batch that is over sooner is no reason for another chain: this side has work with its rows, too. */
const shortestBatchSeconds = 0.15
/** What a request takes beside the portal's work. */
const overhead = 1.15

/**
 * How many chains are worth it: as many as the portal's time for a batch can use while the burst lasts, then as many as keep up
 * with the request rate, and two where the operating budget rules, which gives less than one chain reads.
 *
 * `batchSeconds`: the portal works on a batch of full size. `tokens`: requests that may be sent at once. `isBudgetShort`: less is left
 * of the operating budget than all the chains would soon spend.
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
