import { type LimitState, type LimitStore, unknownPortal } from './limit-state.ts'

/** Far more portals than one process serves within ten minutes. After that time nothing is left to remember. */
export const MOST_PORTALS = 10_000

/** Keeps the limits of portals in the memory of this process. */
export const memoryStore = (): LimitStore => {
  const states = new Map<string, LimitState>()
  return {
    update(portal, change) {
      const { state, value } = change(states.get(portal) ?? unknownPortal)
      // Deleted and set again, the portal moves to the end of the map. So the first portal is the one that was unused longest.
      states.delete(portal)
      states.set(portal, state)
      dropOldest(states)
      return value
    },
  }
}

/** Limits the size of a map by portal, so that it does not grow as long as the process runs. */
export const dropOldest = (byPortal: Map<string, unknown>): void => {
  const [oldest = ''] = byPortal.keys()
  if (byPortal.size > MOST_PORTALS) byPortal.delete(oldest)
}
