import type { EntityName, RowOf } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap } from '../wire-value.ts'
import type { RowChange } from './row-changes.ts'

/** An event and what is told of it. */
export interface EventOfChange {
  readonly event: string
  readonly data: WireMap
}

/** A row that was written, as it is now, and what the portal is like. */
export interface ChangedRow<Changed> {
  readonly change: RowChange<Changed>
  /** The row as it is now; undefined when it was deleted. */
  readonly after: Changed | undefined
  /** The row as it is now or, when it was deleted, as it was. */
  readonly row: Partial<Changed>
  readonly switches: Pick<PortalSwitches, 'timelineCommentEvents'>
}

/** The events of one change of an entity's row. */
export type EventsOfChange<Name extends EntityName = EntityName> = Teller<RowOf<Name>>['events']

/** Tells of rows that were written. A method, so that those of all entities go into one map: the name of the entity tells whose rows they get. */
export interface Teller<Changed> {
  events(written: ChangedRow<Changed>): readonly EventOfChange[]
}

/** What a family tells of its rows, by entity. */
export type EventsByEntity = { readonly [Name in EntityName]?: EventsOfChange<Name> }

/** The events of every entity that has any. A smart process that was added has those of `smartProcess`. */
export interface ChangeEvents {
  of(written: Omit<ChangedRow<Row>, 'row'>): readonly EventOfChange[]
}

export const createChangeEvents = (byEntity: ReadonlyMap<string, Teller<Row>['events']>): ChangeEvents => ({
  of: (written) => {
    const { change, after } = written
    const eventsOf = byEntity.get(change.entity) ?? byEntity.get(change.entity.replace(/\d+$/, ''))
    return eventsOf?.({ ...written, row: after ?? change.before ?? {} }) ?? []
  },
})
