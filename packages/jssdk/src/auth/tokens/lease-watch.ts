import { stateOf } from './lease-holder.ts'
import type { Lease } from './token-file-json.ts'

/**
 * A holder that cannot be checked counts as dead after this silence. It renews its lease each second, so four renewals may be late or lost.
 * A holder that was only asleep loses its turn but not the tokens. The next process sends a refresh token that is used up, and is refused
 * once. The sleeping process stores the new tokens when it wakes.
 */
export const SILENCE_MS = 5_000
/**
 * A holder that runs but is silent is probably busy, and waiting loses no tokens. After this limit it probably hangs, or a new process has
 * the number of a dead one.
 */
const BUSY_MS = 30_000

/** Makes a function that tells whether the holder of a lease is gone. The caller asks it again and again. */
export const leaseWatch = (): ((lease: Lease) => boolean) => {
  let seen = ''
  let seenAtMs = 0
  return (lease) => {
    const holder = lease.process === undefined ? 'unseen' : stateOf(lease.process)
    // Silence is measured by the local clock, since another host's clock may be wrong. This clock also stops while the host sleeps.
    const nowMs = performance.now()
    const version = `${lease.holder} ${lease.endsAtMs}`
    if (version !== seen) [seen, seenAtMs] = [version, nowMs]
    return holder === 'dead' || nowMs - seenAtMs > (holder === 'alive' ? BUSY_MS : SILENCE_MS)
  }
}
