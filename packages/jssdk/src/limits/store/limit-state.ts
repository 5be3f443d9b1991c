import type { BucketState } from '../leaky-bucket.ts'
import type { OperatingState } from '../operating-budget.ts'
import type { LoweringState } from '../rate-lowering.ts'

/** What is known about one portal's limits: plain data, so that a store can write it as JSON. */
export interface LimitState {
  readonly bucket: BucketState
  readonly lowering: LoweringState
  readonly operating: OperatingState
}

/** Keeps the state of every portal. Processes with the same store share the portals' limits. */
export interface LimitStore {
  /**
   * Replaces a portal's state by `change(state)` and resolves with its value. No other update may run in between. `change` is pure and
   * fast. It may be called again when the store has to start over.
   */
  update<T>(portal: string, change: LimitChange<T>): Promise<T> | T
}

export type LimitChange<T> = (state: LimitState) => { readonly state: LimitState; readonly value: T }

/** The state of an unknown portal: an empty bucket, the rate not lowered, no budget used. */
export const unknownPortal: LimitState = {
  bucket: { level: 0, atMs: 0, places: 0, refusals: 0 },
  lowering: { factor: 1, refusedAtMs: [], successes: 0, loweredAtMs: 0 },
  operating: {},
}
