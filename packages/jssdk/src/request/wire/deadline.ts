import { longestTimerMs } from '../../platform/clock.ts'
import { onAbort } from '../../platform/on-abort.ts'

/** What ends an attempt before its reply: the caller's abort, or the time limit. */
export interface Deadline {
  readonly timedOut: boolean
  /** Created on first use, because a signal costs more than all other work of the SDK for a call. */
  readonly signal: AbortSignal
  /** Calls `act` once with the reason. After `end` it is not called. */
  readonly onEarlyEnd: (act: (reason: unknown) => void) => void
  end(): void
}

/** The time starts when this function is called. */
export const deadline = (timeoutMs: number, caller: AbortSignal | undefined): Deadline => {
  const acts = new Set<(reason: unknown) => void>()
  let controller: AbortController | undefined
  let timedOut = false
  const endEarly = (): void => {
    for (const act of acts) act(caller?.reason)
  }
  const timer = setTimeout(
    () => {
      timedOut = true
      endEarly()
    },
    Math.min(timeoutMs, longestTimerMs),
  )
  const leave = onAbort(caller, endEarly)
  const onEarlyEnd: Deadline['onEarlyEnd'] = (act) => {
    acts.add(act)
    if (timedOut || caller?.aborted) act(caller?.reason)
  }
  return {
    get timedOut() {
      return timedOut
    },
    get signal() {
      if (controller === undefined) {
        const made = (controller = new AbortController())
        onEarlyEnd((reason) => made.abort(reason))
      }
      return controller.signal
    },
    onEarlyEnd,
    end: () => {
      clearTimeout(timer)
      leave()
      acts.clear()
    },
  }
}
