import type { PortalClock } from '../clock.ts'
import { type BucketRules, type BucketState, type BucketSwitches, drained, pour } from './leaky-bucket.ts'

/** The portal's buckets, one for each client address. */
export interface QueryBuckets {
  /** Counts one request of this address. Returns false if the request must be refused. */
  take(address: string): boolean
  /** The current level of the address's bucket. */
  level(address: string): number
  /** Every bucket that is not empty now, by address. */
  levels(): ReadonlyMap<string, number>
  clear(): void
}

export interface QueryBucketsOptions {
  readonly clock: Pick<PortalClock, 'nowMs'>
  /** The rules are read at each request, because the plan can change while the portal runs. `null` accepts every request. */
  readonly rules: () => BucketRules | null
  readonly switches: BucketSwitches
}

export const queryBuckets = ({ clock, rules, switches }: QueryBucketsOptions): QueryBuckets => {
  const states = new Map<string, BucketState>()
  const stateOf = (address: string): BucketState => states.get(address) ?? { level: 0, drainedAtMs: clock.nowMs() }
  const level = (address: string): number => {
    const current = rules()
    return current === null ? 0 : drained(stateOf(address), clock.nowMs(), current, switches.drain).level
  }
  return {
    take: (address) => {
      const current = rules()
      if (current === null) return true
      const { isAccepted, state } = pour(stateOf(address), clock.nowMs(), current, switches)
      states.set(address, state)
      return isAccepted
    },
    level,
    levels: () =>
      new Map(
        [...states.keys()].map((address) => [address, level(address)] as const).filter(([, filled]) => filled > 0),
      ),
    clear: () => states.clear(),
  }
}
