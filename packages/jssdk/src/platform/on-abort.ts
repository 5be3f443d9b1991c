/** What the calls that share a signal do when it aborts. */
interface Shared {
  readonly acts: Set<() => void>
  readonly run: () => void
}

const sharedBy = /* @__PURE__ */ new WeakMap<AbortSignal, Shared>()

const listen = (signal: AbortSignal): Shared => {
  const acts = new Set<() => void>()
  const run = (): void => acts.forEach((act) => act())
  signal.addEventListener('abort', run)
  return { acts, run }
}

/**
 * Calls `act` when the signal aborts, unless the function that this gives back was called before. A signal has one listener for all
 * who wait for it, and none when the last has left: Node warns of more than ten.
 */
export const onAbort = (signal: AbortSignal | undefined, act: () => void): (() => void) => {
  if (signal === undefined) return () => undefined
  const shared = sharedBy.get(signal) ?? listen(signal)
  sharedBy.set(signal, shared)
  const { acts, run } = shared
  acts.add(act)
  return () => {
    acts.delete(act)
    if (acts.size > 0) return
    signal.removeEventListener('abort', run)
    sharedBy.delete(signal)
  }
}
