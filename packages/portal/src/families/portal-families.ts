import type { Table } from '../documented/declared/table.ts'
import type { Entity } from '../engine/entity.ts'
import type { Row } from '../engine/untyped-row.ts'
import { createChangeEvents, type ChangeEvents, type Teller } from '../events/event-of-change.ts'
import type { PortalMethod } from '../methods/method.ts'
import type { VisibleRows } from '../rights/family-rights.ts'
import { allFamilies } from './all.ts'
import type { Family } from './define-family.ts'
import type { FreshTable } from './fresh-table.ts'

/** The names of the entities that `Portal.insert`, `rows` and a seed accept. */
export type EntityName = (typeof allFamilies)[number]['entities'][number]['name']

const families: readonly Family<readonly Entity[]>[] = allFamilies

/** Every method with an implementation. */
export const allMethods: readonly PortalMethod[] = families.flatMap(({ methods }) => methods)

/** The tables behind the declared methods. */
export const allTables: readonly Table[] = families.flatMap(({ tables }) => tables)

/** Entities with fields. Seeds and tests may name them. */
const ownEntities: readonly Entity[] = families.flatMap(({ entities }) => entities)

export const entityNames: readonly string[] = ownEntities.map(({ name }) => name)

/** Whether seeds and tests may name the entity. */
export const isEntityName = (name: string): name is EntityName => entityNames.includes(name)

/** Every entity that has a table in a new portal's database. */
export const portalEntities: readonly Entity[] = [
  ...ownEntities,
  ...allTables.flatMap(({ declaration, entity }) => (typeof declaration.entity === 'string' ? [entity] : [])),
]

/** Rows that every portal has in the tables of its declared methods. */
export const declaredRows: readonly { readonly entity: string; readonly rows: readonly Row[] }[] = allTables.flatMap(
  ({ declaration: { rows }, entity }) => (rows === undefined ? [] : [{ entity: entity.name, rows }]),
)

/** Rows that a fresh account has beyond those. */
export const freshTables: readonly FreshTable[] = families.flatMap(({ fresh }) => fresh)

/** The functions that make the events of written rows. @throws {Error} two families have one for the same entity */
export const changeEvents = (): ChangeEvents => {
  const byEntity = new Map<string, Teller<Row>['events']>()
  for (const { events } of families)
    for (const [entity, eventsOf] of Object.entries(events)) {
      if (eventsOf === undefined) continue
      if (byEntity.has(entity)) throw new Error(`The events of ${entity} are declared twice.`)
      byEntity.set(entity, eventsOf)
    }
  return createChangeEvents(byEntity)
}

/** The rows that a user may see, by entity. Of an entity that is not in it, all users may see all rows. */
export const visibleRows: ReadonlyMap<string, VisibleRows> = new Map(
  families.flatMap(({ rights }) =>
    Object.entries(rights.visible ?? {}).flatMap(([entity, visible]) =>
      visible === undefined ? [] : [[entity, visible]],
    ),
  ),
)
