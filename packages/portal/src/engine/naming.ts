import type { Entity } from './entity.ts'
import type { FieldDefinition } from './field.ts'

/** How one family of methods spells the fields of an entity. */
export interface Naming {
  /** The name in requests and replies. Undefined if the family does not have the field. */
  nameOf(field: FieldDefinition): string | undefined
  /** Whether unknown names are refused (controllers) or ignored (classic modules). */
  readonly isStrict: boolean
}

/** The spelling of `crm.deal.*` and most old modules: upper case. Unknown names are ignored. */
export const classicNaming: Naming = { nameOf: ({ upper }) => upper, isStrict: false }

/** The spelling of `crm.item.*` and other controllers: camelCase. Unknown names in a filter are refused. */
export const controllerNaming: Naming = {
  nameOf: ({ name, isClassicOnly }) => (isClassicOnly === true ? undefined : name),
  isStrict: true,
}

/** The spelling of controllers with `useOriginalUfNames: "Y"`: custom fields keep their upper-case names. */
export const originalUfNaming: Naming = {
  nameOf: (field) => (field.isDynamic === true ? field.upper : controllerNaming.nameOf(field)),
  isStrict: true,
}

/** The fields of an entity by their names in requests and replies. */
export const fieldsByName = (entity: Entity, naming: Naming): ReadonlyMap<string, FieldDefinition> => {
  const byNaming = cache.get(entity) ?? new Map<Naming, ReadonlyMap<string, FieldDefinition>>()
  cache.set(entity, byNaming)
  const known = byNaming.get(naming)
  if (known !== undefined) return known
  const fields = new Map<string, FieldDefinition>()
  for (const field of entity.fields) {
    const name = naming.nameOf(field)
    if (name !== undefined) fields.set(name, field)
  }
  byNaming.set(naming, fields)
  return fields
}

/**
 * The field that a filter or an order names. Controllers also accept the old name of the id. A filter with `>ID` works, and the rows in the
 * reply have `id`.
 */
export const queryField = (entity: Entity, naming: Naming, name: string): FieldDefinition | undefined =>
  fieldsByName(entity, naming).get(naming.isStrict && name === 'ID' ? 'id' : name)

/** A new custom field replaces the entity object, so this cache never becomes outdated. */
const cache = new WeakMap<Entity, Map<Naming, ReadonlyMap<string, FieldDefinition>>>()
