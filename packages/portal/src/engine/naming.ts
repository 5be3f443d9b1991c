import type { Entity } from './entity.ts'
import type { FieldDefinition } from './field.ts'

/** How one family of methods spells the fields of an entity. */
export interface Naming {
  /** The name on the wire; undefined when the family does not have the field. */
  nameOf(field: FieldDefinition): string | undefined
  /** Refuses what it does not know (controllers) or overlooks it (classic modules). */
  readonly isStrict: boolean
}

/** `crm.deal.*` and most old modules: upper case, unknown names are overlooked. */
export const classicNaming: Naming = { nameOf: ({ upper }) => upper, isStrict: false }

/** `crm.item.*` and other controllers: camelCase, unknown filter names are refused. */
export const controllerNaming: Naming = {
  nameOf: ({ name, isClassicOnly }) => (isClassicOnly === true ? undefined : name),
  isStrict: true,
}

/** Controllers with `useOriginalUfNames: "Y"`: custom fields keep their upper-case names. */
export const originalUfNaming: Naming = {
  nameOf: (field) => (field.isDynamic === true ? field.upper : controllerNaming.nameOf(field)),
  isStrict: true,
}

/** The fields of an entity by their names on the wire. */
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
 * The field that a filter or an order names. Controllers know the id by its old name too: a walk with `>ID` is answered, with
 * rows whose id is `id`.
 */
export const queryField = (entity: Entity, naming: Naming, name: string): FieldDefinition | undefined =>
  fieldsByName(entity, naming).get(naming.isStrict && name === 'ID' ? 'id' : name)

/** An entity object is replaced when it gets a custom field, so that nothing here grows stale. */
const cache = new WeakMap<Entity, Map<Naming, ReadonlyMap<string, FieldDefinition>>>()
