import { onAbort } from '../../platform/on-abort.ts'

/** How long the requests of a list may run: until the caller cancels it or leaves the loop. */
export interface ListLife {
  readonly signal: AbortSignal | undefined
  readonly stop: () => void
}

/** Only a list with several chains can have requests in flight when the caller leaves it. */
export const listLife = (caller: AbortSignal | undefined, isWide: boolean): ListLife => {
  if (!isWide) return { signal: caller, stop: () => {} }
  const left = new AbortController()
  const leave = onAbort(caller, () => left.abort(caller?.reason))
  const stop = (): void => {
    leave()
    left.abort()
  }
  return { signal: left.signal, stop }
}
