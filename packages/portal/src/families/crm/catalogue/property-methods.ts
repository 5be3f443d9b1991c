import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import {
  catalogPropertyEntity as entity,
  catalogPropertyEnumEntity,
  crmCatalogId,
  describedTypes,
  propertyTypeOf,
} from '../../catalog/family.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, textOf, type WireMap } from '../../../wire-value.ts'
import {
  checkClassicFields,
  classicBag,
  classicRowOf,
  classicValues,
  describeClassicFields,
  wholeClassicRow,
} from '../classic/classic-rows.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { offeredValues, shownValues, writeValues } from './property-values.ts'
import { notFound, refusedWithoutCode } from '../../../methods/refusals.ts'

const add: Handle = (call) => {
  const { engine, clock } = call.portal
  const written = classicBag(call)
  const values: WrittenRow<'catalogProductProperty'> = { ...defaults, ...classicValues(entity, written, 'add') }
  checkClassicFields(entity, values, 'add')
  if (Number(values.iblockId) !== crmCatalogId) throw refusedWithoutCode('Product catalog is not found.')
  if (propertyTypeOf(values) === undefined) throw refusedWithoutCode('The type of the property is unknown.')
  const id = engine.insert(entity.name, { ...values, timestampX: formatDateTime(clock.nowMs()) })
  writeValues(engine, id, entryOf(written, 'VALUES') ?? null)
  return { result: id }
}

const defaults = {
  iblockId: crmCatalogId,
  active: 'Y',
  isRequired: 'N',
  multiple: 'N',
  searchable: 'N',
  filtrable: 'N',
  withDescription: 'N',
  sort: 500,
  rowCount: 1,
  colCount: 30,
  multipleCnt: 5,
  listType: 'L',
}

/** The CRM does not show the properties of variations. */
const found = (call: MethodCall): RowOf<'catalogProductProperty'> => {
  const row = classicRowOf(call, entity.name)
  if (row['iblockId'] !== crmCatalogId) throw notFound(call)
  return row
}

const update: Handle = (call) => {
  const { engine, clock } = call.portal
  const id = found(call)['id']
  const written = classicBag(call)
  const values = classicValues(entity, written, 'update')
  checkClassicFields(entity, values, 'update')
  engine.update(entity.name, id, { ...values, timestampX: formatDateTime(clock.nowMs()) })
  writeValues(engine, id, entryOf(written, 'VALUES') ?? null)
  return { result: true }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const id = found(call)['id']
  engine.remove(
    catalogPropertyEnumEntity.name,
    offeredValues(engine, id).map((value) => value['id']),
  )
  engine.remove(entity.name, [id])
  return { result: true }
}

/** A property in a reply. A list property has its values. */
const show = ({ portal }: MethodCall, row: RowOf<'catalogProductProperty'>): WireMap => ({
  ...wholeClassicRow(entity, row),
  ...(row['propertyType'] === 'L' ? { VALUES: shownValues(portal.engine, row['id']) } : {}),
})

const list: Handle = (call) => {
  const page = listRows(call, {
    entity,
    ...classicQuery(call),
    where: { kind: 'eq', field: 'iblockId', value: crmCatalogId },
    isWhole: true,
  })
  const result = page.rows.map((row) => show(call, row))
  return { result, total: page.total, next: page.next }
}

const settingsFields: Handle = ({ params }) => {
  const type = propertyTypeOf({
    propertyType: textOf(anyCase(params, 'propertyType')),
    userType: textOf(anyCase(params, 'userType')),
  })
  if (type === undefined) throw refusedWithoutCode('The type of the property is unknown.')
  return {
    result: Object.fromEntries(
      Object.entries(type.settings).map(([upper, fieldType]) => [
        upper,
        describeField({ name: upper, upper, type: fieldType }),
      ]),
    ),
  }
}

const offered = {
  VALUES: {
    ...describeField({ name: 'values', upper: 'VALUES', type: 'json', isMultiple: true }),
    type: 'product_property_enum_element',
  },
}

/** `crm.product.property.*`: the additional properties of products. */
export const propertyMethods: Methods = {
  'crm.product.property.add': add,
  'crm.product.property.get': (call) => ({ result: show(call, found(call)) }),
  'crm.product.property.list': list,
  'crm.product.property.update': update,
  'crm.product.property.delete': remove,
  'crm.product.property.fields': () => ({ result: { ...describeClassicFields(entity), ...offered } }),
  'crm.product.property.types': () => ({ result: describedTypes }),
  'crm.product.property.settings.fields': settingsFields,
  'crm.product.property.enumeration.fields': () => ({
    result: describeClassicFields(catalogPropertyEnumEntity),
  }),
}
