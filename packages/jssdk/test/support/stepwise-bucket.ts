/** A portal's own counter: it drains in whole seconds, at a phase nobody knows, and refuses above the burst. */
export const countRefusals = (
  sentAtMs: readonly number[],
  rate: { readonly burstLimit: number; readonly drainRate: number; readonly phaseMs: number },
): number => {
  const stepOf = (atMs: number): number => Math.floor((atMs - rate.phaseMs) / 1000)
  let level = 0
  let step = -Infinity
  let refusals = 0
  for (const atMs of sentAtMs) {
    level = Math.max(0, level - rate.drainRate * (stepOf(atMs) - step))
    step = stepOf(atMs)
    if (level >= rate.burstLimit) refusals += 1
    else level += 1
  }
  return refusals
}
