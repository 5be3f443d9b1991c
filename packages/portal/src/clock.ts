import { setTimeout as realSleep } from 'node:timers/promises'

/** The portal's time: the machine's, or one that a test moves. */
export interface PortalClock {
  /** Milliseconds since 1970. */
  nowMs(): number
  /** Moves the portal's time forward; works on both kinds of clock. */
  advance(ms: number): void
  /** Waits on a system clock; on a manual clock it moves the time at once. */
  sleep(ms: number): Promise<void>
}

/** Where a manual clock starts, so that runs repeat exactly. */
const manualStartMs = Date.UTC(2026, 4, 28, 17, 0, 0)

/** Makes the clock a portal lives by. */
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
      // Not referenced: a call that is still at work does not keep the process of a closed portal alive.
      else if (ms > 0) await realSleep(ms, undefined, { ref: false })
    },
  }
}
