import { onAbort } from './on-abort.ts'

/** Waits for a promise until the signal is aborted, and then rejects with the signal's reason. The work behind the promise goes on. */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    // The promise may never settle, so the abort has to end the wait.
    const cancel = (): void => {
      leave()
      reject(signal.reason)
    }
    const leave = onAbort(signal, cancel)
    promise.then(resolve, reject).finally(leave)
    if (signal.aborted) cancel()
  })
}
