import type { PortalEvent } from '../portal-event.ts'

/** An event in an inbox: plain data that can be written as JSON. It holds tokens. */
export interface KeptEvent {
  /** Equal for every copy of the same event, so that duplicates are recognised. */
  readonly key: string
  readonly event: PortalEvent
  /** An ONAPPINSTALL of a portal that is not known yet. It goes to `onInstall`. */
  readonly isFirstContact: boolean
}

/**
 * Keeps accepted events until they are handled, and remembers earlier ones. When programs share an inbox, only one of them handles an
 * event.
 */
export interface EventInbox {
  /**
   * Stores an event. It is awaited before the portal gets its answer. False means that the event came before. When it fails, nothing is
   * kept and the portal gets status 500.
   */
  put(kept: KeptEvent): boolean | Promise<boolean>
  /** The event was handled or given to `onError`. The inbox may delete it, but remembers its key. */
  done(key: string): void | Promise<void>
  /**
   * Takes over the unhandled events of programs that have ended; they belong to this program then. Called at the start and every few
   * seconds.
   */
  takeOver?(): readonly KeptEvent[] | Promise<readonly KeptEvent[]>
}

/** Keeps the latest keys in the memory of this process. Events are lost when the process ends. @default the last 10,000 */
export const memoryEventInbox = (capacity: number = 10_000): EventInbox => {
  const keys = new Set<string>()
  return {
    put: ({ key }) => {
      if (keys.has(key)) return false
      keys.add(key)
      const { value: oldest } = keys.values().next()
      if (keys.size > capacity && oldest !== undefined) keys.delete(oldest)
      return true
    },
    done: () => undefined,
  }
}
