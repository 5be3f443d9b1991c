/** Size and speed of a bucket: `capacity` requests at once, `drainPerSecond` after that. */
export interface BucketRules {
  readonly capacity: number
  readonly drainPerSecond: number
}

/** Rules on which sources disagree. */
export interface BucketSwitches {
  /** A request is refused when the level is `>=` the capacity, or only when it is `>`. */
  readonly edge: '>=' | '>'
  /** Whether a refused request fills the bucket too. */
  readonly isRefusedCounted: boolean
  /** `stepwise`: a whole second's worth at each full second since the bucket began to fill; `continuous`: all the time. */
  readonly drain: 'stepwise' | 'continuous'
}

/** One bucket: its level, and the moment up to which it has drained. */
export interface BucketState {
  readonly level: number
  readonly drainedAtMs: number
}

export interface BucketVerdict {
  readonly isAccepted: boolean
  readonly state: BucketState
}

const secondMs = 1000
// A continuous drain works in fractions: half a second at 2 a second must free exactly one place.
const rounding = 1e-9

/** The bucket as it stands at `nowMs`. An empty bucket starts its seconds anew. */
export const drained = (
  { level, drainedAtMs }: BucketState,
  nowMs: number,
  { drainPerSecond }: BucketRules,
  drain: BucketSwitches['drain'],
): BucketState => {
  const elapsedMs = Math.max(0, nowMs - drainedAtMs)
  const countedMs = drain === 'stepwise' ? Math.floor(elapsedMs / secondMs) * secondMs : elapsedMs
  const left = level - (countedMs / secondMs) * drainPerSecond
  return left > 0 ? { level: left, drainedAtMs: drainedAtMs + countedMs } : { level: 0, drainedAtMs: nowMs }
}

/** Puts one request into the bucket, or refuses it. */
export const pour = (
  state: BucketState,
  nowMs: number,
  rules: BucketRules,
  switches: BucketSwitches,
): BucketVerdict => {
  const current = drained(state, nowMs, rules, switches.drain)
  const limit = switches.edge === '>=' ? rules.capacity : rules.capacity + 1
  const isFull = current.level + 1 > limit + rounding
  const isCounted = !isFull || switches.isRefusedCounted
  return { isAccepted: !isFull, state: isCounted ? { ...current, level: current.level + 1 } : current }
}
