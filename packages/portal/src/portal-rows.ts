import type { PortalClock } from './clock.ts'
import { customField, type CustomField } from './custom-fields/custom-field.ts'
import { entityIdOf } from './custom-fields/owners.ts'
import { addUserField } from './custom-fields/user-fields.ts'
import type { Engine } from './engine/engine.ts'
import type { Row } from './engine/untyped-row.ts'
import type { EntityName } from './families/portal-families.ts'
import { plant } from './seed/sow.ts'
import type { Store } from './store/store.ts'

/** Direct access of tests to a portal's rows, without methods, rights and limits. */
export interface PortalRows {
  /** Adds rows. A row is complete (camelCase), or it is an id that gets generated content. */
  insert(entity: EntityName, rows: readonly (number | Row)[]): void
  count(entity: EntityName): number
  /** All rows of an entity in the order of ids, with values in the form of `crm.item` methods. */
  rows(entity: EntityName): readonly Row[]
  remove(entity: EntityName, ids: readonly number[]): void
  /**
   * Adds a custom field, which is empty in every row. Rows name it in camelCase: `UF_CRM_1721` becomes `ufCrm_1721`.
   * @throws {TypeError} the name is not valid for a custom field
   */
  addField(entity: EntityName, field: CustomField): void
}

export const portalRows = (engine: Engine, store: Store, clock: PortalClock): PortalRows => ({
  insert: (entity, rows) => store.transaction(() => plant(engine, entity, rows, clock.nowMs())),
  count: (entity) => engine.count(entity),
  rows: (entity) => engine.page(entity, { where: { kind: 'always' } }).rows,
  remove: (entity, ids) => {
    store.transaction(() => engine.remove(entity, ids))
  },
  addField: (entity, { items, ...field }) => {
    const definition = customField(field)
    const entityId = entityIdOf(entity)
    if (entityId === undefined) engine.addField(entity, definition)
    else
      store.transaction(() =>
        addUserField(
          engine,
          asUserField(entityId, field),
          items?.map((value) => ({ value })),
        ),
      )
  },
})

const asUserField = (entityId: string, { name, type, isMultiple }: CustomField): Row => ({
  entityId,
  fieldName: name,
  userTypeId: type,
  multiple: isMultiple === true ? 'Y' : 'N',
})
