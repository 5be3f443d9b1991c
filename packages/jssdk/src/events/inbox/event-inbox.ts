import type { PortalEvent } from '../portal-event.ts'

/** An event as an inbox keeps it: plain data, to be written as JSON. It holds tokens. */
export interface KeptEvent {
  /** The same for the same event of the same portal, however often it is sent. */
  readonly key: string
  readonly event: PortalEvent
  /** An ONAPPINSTALL of a portal that was not known: it goes to `onInstall`. */
  readonly isFirstContact: boolean
}

/** Keeps accepted events until they are handled, and remembers which came before. Programs that share one handle an event once between them. */
export interface EventInbox {
  /** Awaited before the portal gets its answer; false when the event came before. When it fails nothing is kept and the portal gets 500. */
  put(kept: KeptEvent): boolean | Promise<boolean>
  /** The event was handled, or given to `onError`: it may go, its key stays known. */
  done(key: string): void | Promise<void>
  /** What a program that is gone has left unhandled; from then on it is this program's. Asked at the start and every few seconds. */
  takeOver?(): readonly KeptEvent[] | Promise<readonly KeptEvent[]>
}

/** Remembers the latest keys in the memory of this process; events die with it. @default the last 10,000 */
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
