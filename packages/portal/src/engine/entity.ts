import type { FieldDefinition } from './field.ts'

/** One kind of thing the portal keeps: a table and its fields. `id` is the first field of each. */
export interface Entity {
  readonly name: string
  readonly fields: readonly FieldDefinition[]
  /** Its rows describe what the portal can keep, and stay when the others are forgotten. @default false */
  readonly isKept?: boolean | undefined
}

/** The field of this camelCase name. */
export const fieldOf = (entity: Entity, name: string): FieldDefinition | undefined => {
  const known = indexes.get(entity)
  if (known !== undefined) return known.get(name)
  const index = new Map(entity.fields.map((field) => [field.name, field]))
  indexes.set(entity, index)
  return index.get(name)
}

/** An entity object is replaced when it gets a custom field, so that no index grows stale. */
const indexes = new WeakMap<Entity, ReadonlyMap<string, FieldDefinition>>()

export const idField = { name: 'id', upper: 'ID', type: 'integer', isReadOnly: true } as const satisfies FieldDefinition
