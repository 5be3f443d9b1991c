import { abortable } from './abortable.ts'

/** The SDK's source of time. Tests pass their own. */
export interface Clock {
  /** Milliseconds since 1970, like the portal's time stamps. */
  nowMs(): number
  /** Resolves after `ms` milliseconds. Rejects with the signal's reason when the signal is aborted first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** The longest delay of a timer. A timer with a longer delay fires at once. */
export const longestTimerMs = 2 ** 31 - 1

const sleep = async (ms: number, signal?: AbortSignal): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined
  const rung = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, Math.min(ms, longestTimerMs))
  })
  await abortable(rung, signal).finally(() => clearTimeout(timer))
}

export const systemClock: Clock = { nowMs: () => Date.now(), sleep }
