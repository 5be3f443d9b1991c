import { keptRow } from '../../../methods/kept-row.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { FieldDefinition, FieldType } from '../../../engine/field.ts'
import { isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger, requiredText } from '../../../methods/params.ts'
import { addPropertyColumn, propertyColumn, propertyValueIn } from '../../../methods/property-column.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { inStorage, showFile, storageOf, storedFile } from './entity-call.ts'
import { refused } from '../../../methods/refusals.ts'

const keptAs: Readonly<Record<string, FieldType>> = { S: 'string', N: 'double', F: 'file' }

/** The properties of a storage, in their order. */
export const propertiesOf = (engine: Engine, storage: RowOf<'entity'>): readonly RowOf<'entityItemProperty'>[] =>
  rowsWhere(engine, 'entityItemProperty', inStorage(storage)).toSorted((a, b) => Number(a['sort']) - Number(b['sort']))

const columnOf = ({ id }: RowOf<'entityItemProperty'>): string => propertyColumn(id)

const definitionOf = (property: RowOf<'entityItemProperty'>): FieldDefinition => ({
  name: columnOf(property),
  upper: `PROPERTY_${String(property['id'])}`,
  type: keptAs[textOf(property['type'])] ?? 'string',
  isDynamic: true,
})

/** The values that a call gives an item's properties, by their codes. Properties that are not named do not change. */
export const writtenProperties = (call: MethodCall, storage: RowOf<'entity'>): WrittenRow<'entityItem'> => {
  const given = anyCase(call.params, 'PROPERTY_VALUES')
  if (!isWireMap(given)) return {}
  return Object.fromEntries(
    propertiesOf(call.portal.engine, storage).flatMap((property) => {
      const value = anyCase(given, textOf(property['property']))
      if (value === undefined) return []
      return [[columnOf(property), property['type'] === 'F' ? storedFile(call, value) : value] as const]
    }),
  )
}

/** The properties of an item by their codes, as text. Files are links. */
export const showProperties = (
  call: MethodCall,
  properties: readonly RowOf<'entityItemProperty'>[],
  item: RowOf<'entityItem'>,
): WireMap =>
  Object.fromEntries(
    properties.map((property): [string, WireValue] => {
      const value = propertyValueIn(item, property.id)
      const shown = property['type'] === 'F' ? showFile(call, value) : value === null ? null : textOf(value)
      return [textOf(property['property']), shown]
    }),
  )

/** A filter or order with the properties' codes replaced by column names: `>=PROPERTY_price` becomes `>=PROPERTY_12`. */
export const withColumnNames = (properties: readonly RowOf<'entityItemProperty'>[], given: WireMap): WireMap => {
  const byCode = new Map(
    properties.map((row) => [textOf(row['property']).toLowerCase(), definitionOf(row).upper ?? '']),
  )
  return Object.fromEntries(
    Object.entries(given).map(([key, value]) => {
      const [, prefix = '', code = ''] = /^([^A-Za-z_]*)PROPERTY_(.+)$/i.exec(key) ?? []
      const column = byCode.get(code.toLowerCase())
      return [column === undefined ? key : prefix + column, value]
    }),
  )
}

/** Deletes properties with all their values. */
export const removeProperties = (engine: Engine, properties: readonly RowOf<'entityItemProperty'>[]): void => {
  engine.remove(
    'entityItemProperty',
    properties.map(({ id }) => id),
  )
  for (const property of properties) engine.removeField('entityItem', columnOf(property))
}

const named = (call: MethodCall, storage: RowOf<'entity'>, code: string): RowOf<'entityItemProperty'> | undefined =>
  propertiesOf(call.portal.engine, storage).find(
    ({ property }) => textOf(property).toLowerCase() === code.toLowerCase(),
  )

/** Finds a property. @throws {PortalError} `ERROR_PROPERTY_NOT_FOUND` */
const propertyOf = (call: MethodCall, storage: RowOf<'entity'>): RowOf<'entityItemProperty'> => {
  const row = named(call, storage, requiredText(call, 'PROPERTY'))
  if (row === undefined) throw refused('ERROR_PROPERTY_NOT_FOUND', 'Property not found')
  return row
}

/** Checks that a code is free. @throws {PortalError} `ERROR_PROPERTY_ALREADY_EXISTS` */
const checkFree = (call: MethodCall, storage: RowOf<'entity'>, code: string): void => {
  if (named(call, storage, code) !== undefined)
    throw refused('ERROR_PROPERTY_ALREADY_EXISTS', `The property "${code}" already exists`)
}

const show = (row: RowOf<'entityItemProperty'>): WireMap => ({
  PROPERTY: textOf(row['property']),
  NAME: textOf(row['name']),
  TYPE: textOf(row['type']),
  SORT: textOf(row['sort']),
})

const add: Handle = (call) => {
  const { engine } = call.portal
  const storage = storageOf(call)
  const property = requiredText(call, 'PROPERTY')
  const name = requiredText(call, 'NAME')
  const type = textOf(anyCase(call.params, 'TYPE')).toUpperCase() || 'S'
  if (!Object.hasOwn(keptAs, type))
    throw refused('ERROR_UNSUPPORTED_PROPERTY_TYPE', `Unsupported property type "${type}": take S, N or F`)
  checkFree(call, storage, property)
  const values = { storageId: storage['id'] ?? null, property, name, type }
  const id = engine.insert('entityItemProperty', { ...values, sort: toInteger(anyCase(call.params, 'SORT')) ?? 500 })
  addPropertyColumn(engine, 'entityItem', definitionOf(keptRow(engine, 'entityItemProperty', id)))
  return { result: true }
}

/** The type of a property cannot change, because its values have that type. */
const update: Handle = (call) => {
  const storage = storageOf(call)
  const row = propertyOf(call, storage)
  const renamed = textOf(anyCase(call.params, 'PROPERTY_NEW'))
  if (renamed !== '' && renamed !== row['property']) checkFree(call, storage, renamed)
  const name = textOf(anyCase(call.params, 'NAME'))
  const sort = toInteger(anyCase(call.params, 'SORT'))
  call.portal.engine.update('entityItemProperty', row['id'], {
    ...(renamed === '' ? {} : { property: renamed }),
    ...(name === '' ? {} : { name }),
    ...(sort === undefined ? {} : { sort }),
  })
  return { result: true }
}

/** `entity.item.property.*`: the properties of a storage's items. */
export const entityPropertyMethods: Methods = {
  'entity.item.property.add': add,
  'entity.item.property.update': update,
  'entity.item.property.delete': (call) => {
    removeProperties(call.portal.engine, [propertyOf(call, storageOf(call))])
    return { result: true }
  },
  'entity.item.property.get': (call) => {
    const storage = storageOf(call)
    const isOne = textOf(anyCase(call.params, 'PROPERTY')) !== ''
    return { result: isOne ? show(propertyOf(call, storage)) : propertiesOf(call.portal.engine, storage).map(show) }
  },
}
