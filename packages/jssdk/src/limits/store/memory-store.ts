import { type LimitState, type LimitStore, unknownPortal } from './limit-state.ts'

/** Far more portals than one process serves within the ten minutes after which nothing is left to remember. */
export const MOST_PORTALS = 10_000

/** Keeps the limits of this process's portals in its memory. */
export const memoryStore = (): LimitStore => {
  const states = new Map<string, LimitState>()
  return {
    update(portal, change) {
      const { state, value } = change(states.get(portal) ?? unknownPortal)
      // Set anew, it becomes the youngest of the map: the oldest is the one that nobody used for the longest time.
      states.delete(portal)
      states.set(portal, state)
      dropOldest(states)
      return value
    },
  }
}

/** Keeps a map by portal from growing for as long as the process lives. */
export const dropOldest = (byPortal: Map<string, unknown>): void => {
  const [oldest = ''] = byPortal.keys()
  if (byPortal.size > MOST_PORTALS) byPortal.delete(oldest)
}
