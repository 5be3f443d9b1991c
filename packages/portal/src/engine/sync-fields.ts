import type { Engine } from './engine.ts'
import type { FieldDefinition } from './field.ts'

/**
 * Makes the fields of an entity those that rows of the portal decide, such as the properties of products. Methods of several scopes,
 * seeds and snapshots change these rows, so the columns follow when the entity is used. `isDecided` says which fields are of this kind.
 */
export const syncFields = (
  engine: Engine,
  entityName: string,
  fields: readonly FieldDefinition[],
  isDecided: (field: FieldDefinition) => boolean,
): void => {
  const wanted = new Map(fields.map((field) => [field.name, field]))
  for (const field of engine.entity(entityName).fields.filter(isDecided)) {
    const now = wanted.get(field.name)
    if (now === undefined || now.type !== field.type || now.isMultiple !== field.isMultiple)
      engine.removeField(entityName, field.name)
    else {
      wanted.delete(field.name)
      if (JSON.stringify(descriptionOf(now)) !== JSON.stringify(descriptionOf(field)))
        engine.changeField(entityName, now)
    }
  }
  for (const field of wanted.values()) engine.addField(entityName, field)
}

const descriptionOf = ({ title, isRequired, items = [] }: FieldDefinition) => [title, isRequired === true, items]
