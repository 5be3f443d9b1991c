/** The portal's request counter, as we reckon it. */
export interface BucketState {
  /** Requests in the bucket, those that wait for their place included. */
  readonly level: number
  readonly atMs: number
  /** Places given out so far. */
  readonly places: number
  /** How often the portal said 503; places promised before the last one are void. */
  readonly refusals: number
}

/** Requests that fit, and that leave each second. */
export interface BucketRate {
  readonly burstLimit: number
  readonly drainRate: number
}

/** A place in the bucket, free to be used after `waitMs`. */
export interface Place {
  readonly waitMs: number
  /** Which of all places it is. */
  readonly number: number
  /** The count of refusals it was promised under. */
  readonly refusals: number
}

/** The level now. A clock that was set back drains nothing, and does not stop the drain either. */
export const levelAt = ({ level, atMs }: BucketState, { drainRate }: BucketRate, nowMs: number): number =>
  Math.max(0, level - (drainRate * Math.max(0, nowMs - atMs)) / 1000)

/**
 * How far the portal's count may run behind ours. It drains in whole seconds of its own clock, we drain steadily: up to
 * a second. And the first of a burst may be half a second longer on its way than the requests that follow it.
 */
const BEHIND_SECONDS = 1.5

/** How much of the burst may be used, so that the portal finds nothing to refuse; it costs `BEHIND_SECONDS`, once. */
export const usableBurst = ({ burstLimit, drainRate }: BucketRate): number =>
  Math.max(1, burstLimit - Math.min(drainRate * BEHIND_SECONDS, burstLimit / 2))

/**
 * Takes the next place, whether it is free yet or not: who asks first is served first, across processes too.
 */
export const reserve = (
  bucket: BucketState,
  rate: BucketRate,
  nowMs: number,
): { readonly bucket: BucketState; readonly place: Place } => {
  const level = levelAt(bucket, rate, nowMs) + 1
  const number = bucket.places + 1
  const waitMs = Math.max(0, Math.ceil(((level - usableBurst(rate)) * 1000) / rate.drainRate - ROUNDING_MS))
  return {
    bucket: { ...bucket, level, atMs: nowMs, places: number },
    place: { waitMs, number, refusals: bucket.refusals },
  }
}

/** What a sum of fractions may be off; without it a wait of 500 ms becomes 501. */
const ROUNDING_MS = 1e-6

/**
 * Gives back a place that was never used. Once another process holds a later one it lapses instead: giving it back
 * would let two requests through where the bucket has room for one.
 */
export const giveBack = (bucket: BucketState, { number, refusals }: Place): BucketState =>
  number === bucket.places && refusals === bucket.refusals ? { ...bucket, level: bucket.level - 1 } : bucket

/** What a 503 teaches: the portal's bucket is full, whatever we thought, and no promised place holds. */
export const fill = (bucket: BucketState, { burstLimit }: BucketRate, nowMs: number): BucketState => ({
  level: burstLimit,
  atMs: nowMs,
  places: bucket.places,
  refusals: bucket.refusals + 1,
})
