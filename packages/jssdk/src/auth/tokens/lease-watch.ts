import { stateOf } from './lease-holder.ts'
import type { Lease } from './token-file-json.ts'

/**
 * A holder that cannot be looked for has died when nothing was heard of it for so long: it renews its lease each second, so that four
 * renewals may be late or lost. One that was only asleep loses its turn, not the tokens: the other is refused once with a refresh token
 * that is used up, and the sleeper stores the new ones when it wakes.
 */
export const SILENCE_MS = 5_000
/** One that is there but silent is busy, and its tokens are not lost; unless it hangs, or has the number of a process that died. */
const BUSY_MS = 30_000

/** Tells whether nobody is behind a lease any more, to somebody who looks at it again and again. */
export const leaseWatch = (): ((lease: Lease) => boolean) => {
  let seen = ''
  let seenAtMs = 0
  return (lease) => {
    const holder = lease.process === undefined ? 'unseen' : stateOf(lease.process)
    // By the clock of who waits: that of another host may be wrong, and this one stands still while the host sleeps.
    const nowMs = performance.now()
    const version = `${lease.holder} ${lease.endsAtMs}`
    if (version !== seen) [seen, seenAtMs] = [version, nowMs]
    return holder === 'dead' || nowMs - seenAtMs > (holder === 'alive' ? BUSY_MS : SILENCE_MS)
  }
}
