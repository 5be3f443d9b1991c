import { setImmediate } from 'node:timers/promises'
import type { B24Hook } from '@bitrix24/b24jssdk'
import type { Portal } from '@bitrix24/b24jssdk-portal'

/** What the SDK takes for a clock, and what it waited for. */
export interface TestClock {
  nowMs(): number
  sleep(ms: number, signal?: AbortSignal): Promise<void>
  /** Milliseconds of every wait, in order. */
  readonly waits: readonly number[]
}

const startMs = Date.UTC(2026, 4, 28, 17, 0, 0)

/** Time that only moves when somebody waits, and then at once. */
export const instantClock = (): TestClock => {
  let nowMs = startMs
  const waits: number[] = []
  return {
    waits,
    nowMs: () => nowMs,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted()
      waits.push(ms)
      nowMs += ms
    },
  }
}

/** What a client takes to live by a portal's manual clock. */
export interface SharedTime {
  readonly clock: TestClock
  readonly observer: NonNullable<HookOptions['observer']>
}

type HookOptions = NonNullable<Parameters<typeof B24Hook.fromWebhookUrl>[1]>

/** Turns of the event loop without a request on its way after which everything is taken to be waiting. */
const quietTurns = 5

/**
 * Lets clients and a portal live by the portal's manual clock: when no request is on its way, time jumps to the first moment
 * somebody waits for. Nothing waits in real time, and requests take no time.
 */
export const sharedTime = ({ clock }: Portal): SharedTime => {
  const waits: number[] = []
  const sleepers: { readonly wakeAtMs: number; readonly wake: () => void }[] = []
  let onTheWay = 0
  let isJumping = false

  const untilQuiet = async (): Promise<void> => {
    for (let turns = 0; turns < quietTurns; turns += 1) {
      await setImmediate()
      if (onTheWay > 0) turns = 0
    }
  }
  const jump = async (): Promise<void> => {
    if (isJumping) return
    isJumping = true
    for (;;) {
      await untilQuiet()
      const first = sleepers.toSorted((a, b) => a.wakeAtMs - b.wakeAtMs)[0]
      if (first === undefined) break
      sleepers.splice(sleepers.indexOf(first), 1)
      clock.advance(Math.max(0, first.wakeAtMs - clock.nowMs()))
      first.wake()
    }
    isJumping = false
  }
  return {
    clock: {
      waits,
      nowMs: () => clock.nowMs(),
      sleep: (ms) => {
        waits.push(ms)
        const woken = new Promise<void>((wake) => sleepers.push({ wakeAtMs: clock.nowMs() + ms, wake }))
        void jump()
        return woken
      },
    },
    observer: ({ kind }) => {
      if (kind === 'attemptStarted') onTheWay += 1
      if (kind === 'attemptEnded') onTheWay -= 1
    },
  }
}
