import { setTimeout as realSleep } from 'node:timers/promises'

/** The portal's time. It is the time of the machine, or a time that a test moves. */
export interface PortalClock {
  /** Milliseconds since 1970. */
  nowMs(): number
  /** Moves the portal's time forward; works on both kinds of clock. */
  advance(ms: number): void
  /** Waits on a system clock. A manual clock moves its time forward at once instead. */
  sleep(ms: number): Promise<void>
}

/** A manual clock starts here, so that every run gives the same times. */
const manualStartMs = Date.UTC(2026, 4, 28, 17, 0, 0)

/** Makes the clock of a portal. */
export const createClock = (kind: 'system' | 'manual'): PortalClock => {
  let shiftMs = 0
  const isManual = kind === 'manual'
  const advance = (ms: number): void => {
    shiftMs += ms
  }
  return {
    nowMs: () => (isManual ? manualStartMs : Date.now()) + shiftMs,
    advance,
    sleep: async (ms) => {
      if (isManual) advance(ms)
      // The timer is not referenced. A call that still runs must not keep the process of a closed portal alive.
      else if (ms > 0) await realSleep(ms, undefined, { ref: false })
    },
  }
}
