import { isObject } from '../types/narrow.ts'

/** Whether a value works as a signal. It may come from another realm or library, so `instanceof` is not enough. */
export const isSignal = (value: unknown): value is AbortSignal => isObject(value) && 'throwIfAborted' in value

const waiting = /* @__PURE__ */ new WeakMap<EventTarget, Set<() => void>>()

/** One function serves all signals, because a signal adds the same listener only once. */
function tell(this: EventTarget): void {
  for (const act of waiting.get(this) ?? []) act()
}

/**
 * Calls `act` when the signal aborts. The returned function cancels this. All callers share one listener of a signal, because Node warns of
 * more than ten listeners. The last caller that cancels removes it.
 */
export const onAbort = (signal: AbortSignal | undefined, act: () => void): (() => void) => {
  if (signal === undefined) return () => undefined
  const acts = waiting.get(signal) ?? new Set()
  waiting.set(signal, acts.add(act))
  signal.addEventListener('abort', tell)
  return () => {
    acts.delete(act)
    if (acts.size === 0) signal.removeEventListener('abort', tell)
  }
}
