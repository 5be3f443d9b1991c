import type { Engine } from '../../../engine/engine.ts'
import type { WrittenRow } from '../../../engine/entity-rows.ts'
import type { Entity } from '../../../engine/entity.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { syncFields } from '../../../engine/sync-fields.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { catalogPropertyEntity, crmCatalogId, propertyTypeOf } from '../../catalog/family.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicValue } from '../../../methods/classic-row.ts'
import { offeredValues } from './property-values.ts'

/**
 * The entity of products, with a field for each property. Methods of two scopes and seeds change the properties, so the columns are updated
 * when products are used.
 */
export const productsEntity = (engine: Engine): Entity & { readonly name: 'product' } => {
  syncFields(engine, 'product', propertyFields(engine), isProperty)
  return engine.entity('product')
}

/** Whether a field of a product is a property. */
export const isProperty = ({ isDynamic, upper = '' }: FieldDefinition): boolean =>
  isDynamic === true && upper.startsWith(prefix)

const prefix = 'PROPERTY_'

const propertyFields = (engine: Engine): readonly FieldDefinition[] => {
  const where = { kind: 'eq', field: 'iblockId', value: crmCatalogId } as const
  return engine.page(catalogPropertyEntity.name, { where }).rows.map((row) => {
    const id = row['id']
    const type = propertyTypeOf(row)?.fieldType ?? 'string'
    return {
      name: `property${String(id)}`,
      upper: `${prefix}${String(id)}`,
      type,
      isDynamic: true,
      isMultiple: row['multiple'] === 'Y',
      title: textOf(row['name']),
      ...(row['isRequired'] === 'Y' ? { isRequired: true } : {}),
      ...(type === 'enumeration'
        ? { items: offeredValues(engine, id).map((item) => ({ id: item['id'], value: textOf(item['value']) })) }
        : {}),
    }
  })
}

/** The values of a product in a call, without the ids of the values: `{ "valueId": 7, "value": "red" }` becomes "red". */
export const plainProperties = (entity: Entity, values: WrittenRow<'product'>): WrittenRow<'product'> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const field = entity.fields.find((known) => known.name === name)
      if (field === undefined || !isProperty(field)) return [name, value]
      return [name, field.isMultiple === true ? plainList(field, value) : plainValue(value)]
    }),
  )

const plainValue = (value: WireValue): WireValue =>
  isWireMap(value) ? (value['value'] ?? value['VALUE'] ?? (Object.keys(value).length === 0 ? null : value)) : value

/** The values of a property that may have several: a list, a map by ids, or one value. */
const plainList = (field: FieldDefinition, value: WireValue): WireValue => {
  if (isWireMap(value) && ('value' in value || 'TEXT' in value)) return [plainValue(value)]
  const isOneFile = field.type === 'file' && isWireList(value) && typeof value[0] === 'string'
  if (isOneFile || (!isWireMap(value) && !isWireList(value))) return value
  return Object.values(value)
    .map(plainValue)
    .filter((inner) => inner !== null && inner !== '')
}

/** The property to which a field of a product belongs. */
export const propertyIdOf = ({ name }: FieldDefinition): number => Number(name.slice('property'.length))

/** The id of a value is made from the product, the property and the place. A value at the same place keeps its id. */
const idsOfProduct = 1_000_000
const idsOfProperty = 100

/** A property of a product in a reply. Each value has its id. */
export const shownProperty = (field: FieldDefinition, row: WrittenRow<'product'>): WireValue => {
  const value = classicValue(field, valueOf(row, field))
  const firstId = Number(row.id) * idsOfProduct + propertyIdOf(field) * idsOfProperty
  const shown = (inner: WireValue, index: number): WireMap => ({ valueId: String(firstId + index), value: inner })
  if (field.isMultiple === true && isWireList(value)) return value.length === 0 ? null : value.map(shown)
  return value === null || value === '' ? null : shown(value, 0)
}
