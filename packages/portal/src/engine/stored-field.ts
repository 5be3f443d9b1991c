import { isWireList, isWireMap, type WireMap, type WireValue } from '../wire-value.ts'
import { fieldOf, type Entity } from './entity.ts'
import type { FieldDefinition, FieldItem, FieldType } from './field.ts'

/**
 * Adds a custom field after the other fields of an entity.
 * @throws {Error} the entity has a field of that name, or the name cannot be a column's
 */
export const extend = (entities: Map<string, Entity>, name: string, field: FieldDefinition): void => {
  if (!/^\w+$/.test(field.name)) throw new Error(`"${field.name}" is no name of a field.`)
  replaceFields(entities, name, (fields) => {
    if (fields.some((known) => known.name === field.name)) throw new Error(`${name} has a field ${field.name} already.`)
    return [...fields, field]
  })
}

/** Gives an entity other fields. The result is a new object, so that nobody uses an index of the old one. */
export const replaceFields = (
  entities: Map<string, Entity>,
  name: string,
  change: (fields: readonly FieldDefinition[]) => readonly FieldDefinition[],
): void => {
  const entity = entities.get(name)
  if (entity === undefined) throw new Error(`The portal has no entity "${name}".`)
  entities.set(name, { ...entity, fields: change(entity.fields) })
}

/** Finds a custom field by its name. @throws {Error} the entity has no custom field of this name */
export const customFieldOf = (entity: Entity, name: string): FieldDefinition => {
  const field = fieldOf(entity, name)
  if (field?.isDynamic !== true) throw new Error(`${entity.name} has no custom field ${name}.`)
  return field
}

const customTypes = [
  'string',
  'integer',
  'double',
  'date',
  'datetime',
  'boolean',
  'char',
  'enumeration',
  'money',
  'file',
  'url',
  'address',
  'employee',
  'crm',
  'crm_status',
  'iblock_section',
  'iblock_element',
  'json',
] as const satisfies readonly FieldType[]

/** Reads a custom field in the form in which the database keeps it. @throws {Error} the value is not a custom field */
export const readDefinition = (json: string): FieldDefinition => {
  const value: unknown = JSON.parse(json)
  const type = isWireMap(value) ? customTypes.find((known) => known === value['type']) : undefined
  if (!isWireMap(value) || type === undefined || typeof value['name'] !== 'string')
    throw new Error(`The database holds a custom field the portal cannot read: ${json}`)
  return {
    name: value['name'],
    type,
    isDynamic: true,
    isMultiple: value['isMultiple'] === true,
    ...(value['isRequired'] === true ? { isRequired: true } : {}),
    ...texts(value),
    ...(isWireMap(value['settings']) ? { settings: value['settings'] } : {}),
    ...(isWireList(value['items']) ? { items: value['items'].flatMap(readItem) } : {}),
  }
}

const texts = ({ upper, title, statusType }: WireMap): Partial<FieldDefinition> => ({
  ...(typeof upper === 'string' ? { upper } : {}),
  ...(typeof title === 'string' ? { title } : {}),
  ...(typeof statusType === 'string' ? { statusType } : {}),
})

const readItem = (item: WireValue): readonly FieldItem[] =>
  isWireMap(item) && typeof item['id'] === 'number' && typeof item['value'] === 'string'
    ? [{ id: item['id'], value: item['value'] }]
    : []
