/** The client's model of the portal's bucket. */
export interface BucketState {
  /** Number of requests in the bucket, including those that wait for their place. */
  readonly level: number
  readonly atMs: number
  /** Number of places that were reserved so far. */
  readonly places: number
  /** How many times the portal answered 503. Places from before the last one are void. */
  readonly refusals: number
}

/** How many requests the bucket holds, and how many leave it each second. */
export interface BucketRate {
  readonly burstLimit: number
  readonly drainRate: number
}

/** A place in the bucket. It may be used after `waitMs`. */
export interface Place {
  readonly waitMs: number
  /** The running number of the place. */
  readonly number: number
  /** The count of refusals when the place was reserved. */
  readonly refusals: number
}

/** The level now. When the clock goes back, nothing drains meanwhile, and draining then goes on. */
export const levelAt = ({ level, atMs }: BucketState, { drainRate }: BucketRate, nowMs: number): number =>
  Math.max(0, level - (drainRate * Math.max(0, nowMs - atMs)) / 1000)

/**
 * How many seconds the portal's bucket may be behind this model. The portal drains it once per second, and this model drains it
 * continuously: up to one second. The first request of a burst may also arrive up to half a second later than the others.
 */
const BEHIND_SECONDS = 1.5

/** How much of the burst is used, so that the portal refuses nothing. It delays a burst once, by `BEHIND_SECONDS`. */
export const usableBurst = ({ burstLimit, drainRate }: BucketRate): number =>
  Math.max(1, burstLimit - Math.min(drainRate * BEHIND_SECONDS, burstLimit / 2))

/** Reserves the next place, even if it is not free yet. So requests are served in the order of their calls, across processes too. */
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

/** The error of adding fractions. Without it, a wait of 500 ms would become 501 ms. */
const ROUNDING_MS = 1e-6

/**
 * Returns an unused place. It expires instead when another process has reserved a later place. Otherwise two requests would be sent where
 * the bucket has room for one.
 */
export const giveBack = (bucket: BucketState, { number, refusals }: Place): BucketState =>
  number === bucket.places && refusals === bucket.refusals ? { ...bucket, level: bucket.level - 1 } : bucket

/** Applies a 503: the portal's bucket is full, and reserved places are void. */
export const fill = (bucket: BucketState, { burstLimit }: BucketRate, nowMs: number): BucketState => ({
  level: burstLimit,
  atMs: nowMs,
  places: bucket.places,
  refusals: bucket.refusals + 1,
})
