import type { InspectedPortal } from './inspected-portal.ts'
import { stateOf } from './portal-state.ts'
import type { PortalState, Sample } from './protocol.ts'

const everyMs = 1000
/** Half an hour. */
const keptSamples = 1800

/** Looks at the portal once a second, from the first look of the inspector on. */
export interface Sampler {
  history(): readonly Sample[]
  /** Calls the listener once a second; returns the end of it. */
  subscribe(listener: (state: PortalState) => void): () => void
  stop(): void
}

export const createSampler = (portal: InspectedPortal): Sampler => {
  const samples: Sample[] = []
  const listeners = new Set<(state: PortalState) => void>()
  let timer: NodeJS.Timeout | undefined
  const look = (): void => {
    const state = stateOf(portal)
    samples.push(state.sample)
    if (samples.length > keptSamples) samples.shift()
    for (const listener of listeners) listener(state)
  }
  return {
    history: () => samples,
    subscribe: (listener) => {
      listeners.add(listener)
      listener(stateOf(portal))
      // A portal that nobody looks at pays nothing; one that is left alone may end.
      timer ??= setInterval(look, everyMs).unref()
      return () => void listeners.delete(listener)
    },
    stop: () => {
      clearInterval(timer)
      timer = undefined
    },
  }
}
