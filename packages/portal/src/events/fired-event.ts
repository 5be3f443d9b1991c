import type { WireMap } from '../wire-value.ts'

/** An event of the portal, before it is sent to any handler. */
export interface FiredEvent {
  /** The event's name, in upper case. */
  readonly event: string
  readonly data: WireMap
  /** The user who acted. */
  readonly userId: number
  /** The label of the calling program. Its own offline queue does not get the event. */
  readonly connector?: string | undefined
  /** How many events led to this one. @default 0 */
  readonly depth?: number | undefined
  /** The only application that gets the event. @default all */
  readonly clientId?: string | undefined
}
