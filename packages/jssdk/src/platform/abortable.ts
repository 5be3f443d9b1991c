import { onAbort } from './on-abort.ts'

/** Waits for a promise until the signal is aborted, and rejects with its reason then; what was waited for goes on without us. */
export const abortable = <T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> => {
  if (signal === undefined) return promise
  return new Promise((resolve, reject) => {
    const cancel = (): void => reject(signal.reason)
    promise.then(resolve, reject).finally(onAbort(signal, cancel))
    if (signal.aborted) cancel()
  })
}
