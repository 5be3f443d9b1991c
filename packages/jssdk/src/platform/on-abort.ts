import { isObject } from '../types/narrow.ts'

/** Whether a value can be asked and waited for: a signal of another realm or library can, too. */
export const isSignal = (value: unknown): value is AbortSignal => isObject(value) && 'throwIfAborted' in value

const waiting = /* @__PURE__ */ new WeakMap<EventTarget, Set<() => void>>()

/** One function for all signals; each takes it as a listener once. */
function tell(this: EventTarget): void {
  for (const act of waiting.get(this) ?? []) act()
}

/**
 * Calls `act` when the signal aborts, unless the function that this gives back was called before. A signal has one listener for all
 * who wait for it, and none when the last has left: Node warns of more than ten.
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
