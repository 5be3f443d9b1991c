import type { Row } from '../engine/entity-rows.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap } from '../wire-value.ts'
import type { RowChange } from './row-changes.ts'

/** An event and what is told of it. */
export interface EventOfChange {
  readonly event: string
  readonly data: WireMap
}

/** A row that was written, as it is now, and what the portal is like. */
export interface WrittenRow {
  readonly change: RowChange
  /** The row as it is now; undefined when it was deleted. */
  readonly after: Row | undefined
  /** The row as it is now or, when it was deleted, as it was. */
  readonly row: Row
  readonly switches: Pick<PortalSwitches, 'timelineCommentEvents'>
}

/** The events of one change of an entity's row. */
export type EventsOfChange = (written: WrittenRow) => readonly EventOfChange[]

/** The events of every entity that has any. A smart process that was added has those of `smartProcess`. */
export interface ChangeEvents {
  of(written: Omit<WrittenRow, 'row'>): readonly EventOfChange[]
}

export const createChangeEvents = (byEntity: ReadonlyMap<string, EventsOfChange>): ChangeEvents => ({
  of: (written) => {
    const { change, after } = written
    const eventsOf = byEntity.get(change.entity) ?? byEntity.get(change.entity.replace(/\d+$/, ''))
    return eventsOf?.({ ...written, row: after ?? change.before ?? {} }) ?? []
  },
})
