import { onAbort } from './on-abort.ts'

/** Waits for a promise until the signal is aborted, and rejects with its reason then; what was waited for goes on without us. */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    // What was waited for may never settle.
    const cancel = (): void => {
      leave()
      reject(signal.reason)
    }
    const leave = onAbort(signal, cancel)
    promise.then(resolve, reject).finally(leave)
    if (signal.aborted) cancel()
  })
}
