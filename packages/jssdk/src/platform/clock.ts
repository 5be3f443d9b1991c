import { abortable } from './abortable.ts'

/** Time, as the SDK sees it; a test hands in its own. */
export interface Clock {
  /** Milliseconds since 1970, as the portal's own time stamps count. */
  nowMs(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is cancelled first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A timer set further ahead than this fires at once. */
export const longestTimerMs = 2 ** 31 - 1

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const rung = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(ms, longestTimerMs))
  })
  await abortable(rung, signal).finally(() => clearTimeout(timer))
}

export const systemClock: Clock = { nowMs: () => Date.now(), sleep }
