import type { WireMap } from '../wire-value.ts'

/** Something that happened in the portal, before it is told to anybody. */
export interface FiredEvent {
  /** In upper case. */
  readonly event: string
  readonly data: WireMap
  /** The user who acted. */
  readonly userId: number
  /** Label of the writing program: its own offline queue is spared what it wrote itself. */
  readonly connector?: string | undefined
  /** How many events led to this one. @default 0 */
  readonly depth?: number | undefined
  /** The only application that is told. @default all */
  readonly clientId?: string | undefined
}
