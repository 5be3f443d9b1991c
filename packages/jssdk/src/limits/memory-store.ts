import { type LimitState, type LimitStore, unknownPortal } from './limit-state.ts'

/** Keeps the limits of this process's portals in its memory. */
export const memoryStore = (): LimitStore => {
  const states = new Map<string, LimitState>()
  return {
    update(portal, change) {
      const { state, value } = change(states.get(portal) ?? unknownPortal)
      states.set(portal, state)
      return value
    },
  }
}
