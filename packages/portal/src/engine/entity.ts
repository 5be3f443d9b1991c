import type { FieldDefinition } from './field.ts'

/** One kind of record that the portal keeps: a table and its fields. `id` is always the first field. */
export interface Entity {
  readonly name: string
  readonly fields: readonly FieldDefinition[]
  /** The rows describe what the portal can keep. They stay when the other rows are deleted. @default false */
  readonly isKept?: boolean | undefined
}

/** Finds the field by its camelCase name. */
export const fieldOf = (entity: Entity, name: string): FieldDefinition | undefined => {
  const known = indexes.get(entity)
  if (known !== undefined) return known.get(name)
  const index = new Map(entity.fields.map((field) => [field.name, field]))
  indexes.set(entity, index)
  return index.get(name)
}

/** A new custom field replaces the entity object, so the index of an object never becomes outdated. */
const indexes = new WeakMap<Entity, ReadonlyMap<string, FieldDefinition>>()

export const idField = { name: 'id', upper: 'ID', type: 'integer', isReadOnly: true } as const satisfies FieldDefinition
