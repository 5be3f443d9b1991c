import type { EntityName, RowOf } from '../engine/entity-rows.ts'
import type { Row } from '../engine/untyped-row.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap } from '../wire-value.ts'
import type { RowChange } from './row-changes.ts'

/** An event and its data. */
export interface EventOfChange {
  readonly event: string
  readonly data: WireMap
}

/** A change of a row, with the row and the portal. */
export interface ChangedRow<Changed> {
  readonly change: RowChange<Changed>
  /** The current row. Undefined if it was deleted. */
  readonly after: Changed | undefined
  /** The current row, or the last state of a deleted row. */
  readonly row: Partial<Changed>
  readonly switches: Pick<PortalSwitches, 'timelineCommentEvents'>
}

/** The events of one change of an entity's row. */
export type EventsOfChange<Name extends EntityName = EntityName> = Teller<RowOf<Name>>['events']

/**
 * Returns the events of changed rows. It is declared as a method, so that TypeScript accepts functions for different row types in one map.
 */
export interface Teller<Changed> {
  events(written: ChangedRow<Changed>): readonly EventOfChange[]
}

/** The functions that make a family's events, by entity. */
export type EventsByEntity = { readonly [Name in EntityName]?: EventsOfChange<Name> }

/** The event functions of every entity that has events. Every smart process uses the one under `smartProcess`. */
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
