import { B24Hook } from '../../src/client/hook.ts'
import type { ClientOptions } from '../../src/client/client-options.ts'
import type { Clock } from '../../src/platform/clock.ts'

let portals = 0

/** Time in which every wait is over at once. */
export const instantClock = (): Clock => {
  let nowMs = 1_700_000_000_000
  return {
    nowMs: () => nowMs,
    sleep: (ms, signal) => {
      signal?.throwIfAborted()
      nowMs += ms
      return Promise.resolve()
    },
  }
}

/** A client on a portal of its own that waits for nothing. */
export const instantClient = (options: ClientOptions): B24Hook => {
  portals += 1
  return new B24Hook(
    { b24Url: `https://portal-${portals}.example`, userId: 1, secret: 'abcdefghijklmnop' },
    { clock: instantClock(), ...options },
  )
}
