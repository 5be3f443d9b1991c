/** The size and the speed of a bucket: `capacity` requests at once, then `drainPerSecond`. */
export interface BucketRules {
  readonly capacity: number
  readonly drainPerSecond: number
}

/** Rules that differ between sources. */
export interface BucketSwitches {
  /** Whether a request is refused when the level is `>=` the capacity, or only when it is `>`. */
  readonly edge: '>=' | '>'
  /** Whether a refused request also fills the bucket. */
  readonly isRefusedCounted: boolean
  /** `stepwise` drains once a second, counted from the first request in the bucket. `continuous` drains all the time. */
  readonly drain: 'stepwise' | 'continuous'
}

/** One bucket: its level, and the time of the last drain. */
export interface BucketState {
  readonly level: number
  readonly drainedAtMs: number
}

export interface BucketVerdict {
  readonly isAccepted: boolean
  readonly state: BucketState
}

const secondMs = 1000
// A continuous drain uses fractions. At 2 a second, half a second must free exactly one place.
const rounding = 1e-9

/** The state of the bucket at `nowMs`. If the bucket is empty, the seconds are counted from now on. */
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

/** Adds one request to the bucket, or refuses it. */
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
