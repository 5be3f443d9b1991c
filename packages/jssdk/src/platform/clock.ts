import { onAbort } from './on-abort.ts'

/** Time, as the SDK sees it; a test hands in its own. */
export interface Clock {
  /** Milliseconds since 1970, as the portal's own time stamps count. */
  nowMs(): number
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is cancelled first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>
}

/** A timer set further ahead than this fires at once. */
export const longestTimerMs = 2 ** 31 - 1

const sleep = (ms: number, signal?: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const cancel = (): void => {
      leave()
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const leave = onAbort(signal, cancel)
    const timer = setTimeout(
      () => {
        leave()
        resolve()
      },
      Math.min(ms, longestTimerMs),
    )
    if (signal?.aborted) cancel()
  })

export const systemClock: Clock = { nowMs: () => Date.now(), sleep }
