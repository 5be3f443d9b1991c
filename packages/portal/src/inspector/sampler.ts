import type { InspectedPortal } from './inspected-portal.ts'
import { stateOf } from './portal-state.ts'
import type { PortalState, Sample } from './protocol.ts'

const everyMs = 1000
/** The samples of half an hour. */
const keptSamples = 1800

/** Records the portal's state once a second. It begins when the inspector is first opened. */
export interface Sampler {
  history(): readonly Sample[]
  /** Calls the listener once a second. The returned function ends this. */
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
      // The timer starts with the first listener, so a portal without the inspector does no work. It does not keep the process alive.
      timer ??= setInterval(look, everyMs).unref()
      return () => void listeners.delete(listener)
    },
    stop: () => {
      clearInterval(timer)
      timer = undefined
    },
  }
}
