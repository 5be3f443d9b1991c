import type { BucketState } from '../leaky-bucket.ts'
import type { OperatingState } from '../operating-budget.ts'
import type { LoweringState } from '../rate-lowering.ts'

/** What is known of one portal's limits: plain data, so that a store may write it down as JSON. */
export interface LimitState {
  readonly bucket: BucketState
  readonly lowering: LoweringState
  readonly operating: OperatingState
}

/** Keeps the state of every portal; processes that share a store share the portal's limits. */
export interface LimitStore {
  /**
   * Replaces a portal's state by `change(state)` and answers its value, with nobody else in between.
   * `change` is pure and quick; it may be called again when the store has to start over.
   */
  update<T>(portal: string, change: LimitChange<T>): Promise<T> | T
}

export type LimitChange<T> = (state: LimitState) => { readonly state: LimitState; readonly value: T }

/** A portal nothing is known of: an empty bucket, nothing lowered, no budget used. */
export const unknownPortal: LimitState = {
  bucket: { level: 0, atMs: 0, places: 0, refusals: 0 },
  lowering: { factor: 1, refusedAtMs: [], successes: 0, loweredAtMs: 0 },
  operating: {},
}
