import type { WrittenRow } from '../../../engine/entity-rows.ts'
import type { Entity } from '../../../engine/entity.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { selectNames } from '../../../engine/v2-select.ts'
import { crmCatalogId } from '../../catalog/family.ts'
import { formatDateTime } from '../../../server-time.ts'
import type { WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import {
  checkClassicFields,
  classicBag,
  classicRowOf,
  classicValues,
  describeClassicFields,
} from '../classic/classic-rows.ts'
import { keptValues, withFileLinks } from '../items/custom-values.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { isProperty, plainProperties, productsEntity, propertyIdOf, shownProperty } from './product-properties.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** The values that a call writes into a product. Files are stored. Values that a list property does not offer are left out. */
const written = (call: MethodCall, action: 'add' | 'update', before: WrittenRow<'product'>): WrittenRow<'product'> => {
  const entity = productsEntity(call.portal.engine)
  const values = classicValues(entity, classicBag(call), action)
  checkClassicFields(entity, values, action)
  const kept = keptValues(call, entity, plainProperties(entity, values), before, 'keepUnnamed')
  checkProperties(entity, { ...before, ...kept })
  return kept
}

/** Checks the required properties. @throws {PortalError} a property that every product must have is empty */
const checkProperties = ({ fields }: Entity, row: WrittenRow<'product'>): void => {
  const empty = fields.filter(isProperty).find((field) => {
    const value = valueOf(row, field)
    return field.isRequired === true && (value === null || value === '')
  })
  if (empty !== undefined) throw refusedWithoutCode(`The property '${empty.title ?? empty.name}' is required.`)
}

const add: Handle = (call) => {
  const now = formatDateTime(call.portal.clock.nowMs())
  const { userId } = call.caller
  const authored = { dateCreate: now, timestampX: now, createdBy: userId, modifiedBy: userId }
  return { result: call.portal.engine.insert('product', { ...defaults, ...written(call, 'add', {}), ...authored }) }
}

const defaults = { active: 'Y', sort: 500, catalogId: crmCatalogId, descriptionType: 'text', vatIncluded: 'N' }

const update: Handle = (call) => {
  const { engine, clock } = call.portal
  const before = classicRowOf(call, 'product')
  const authored = { timestampX: formatDateTime(clock.nowMs()), modifiedBy: call.caller.userId }
  engine.update('product', before['id'], { ...written(call, 'update', before), ...authored })
  return { result: true }
}

const show = (call: MethodCall, fields: readonly FieldDefinition[], row: WrittenRow<'product'>): WireMap => {
  const linked = withFileLinks(call, fields, row, 'classic')
  const properties = fields
    .filter(isProperty)
    .map((field) => [field.upper ?? '', shownProperty(field, linked)] as const)
  return { ...classicRow(linked, fields), ...Object.fromEntries(properties) }
}

const get: Handle = (call) => {
  const entity = productsEntity(call.portal.engine)
  return { result: show(call, [...fieldsByName(entity, classicNaming).values()], classicRowOf(call, 'product')) }
}

/** A list shows properties only if the caller asks for them: by name, or for all of them by `PROPERTY_*`. */
const list: Handle = (call) => {
  const select = anyCase(call.params, 'select')
  const page = listRows(call, {
    entity: productsEntity(call.portal.engine),
    ...classicQuery(call),
    select: [...selectNames(select)].map((name) => (name === 'PROPERTY_*' ? 'UF_*' : name === 'UF_*' ? 'ID' : name)),
  })
  return { result: page.rows.map((row) => show(call, page.fields, row)), total: page.total, next: page.next }
}

const remove: Handle = (call) => {
  call.portal.engine.remove('product', [classicRowOf(call, 'product')['id']])
  return { result: true }
}

const fields: Handle = (call) => {
  const { engine } = call.portal
  const entity = productsEntity(engine)
  const properties = entity.fields.filter(isProperty).map((field) => {
    const { propertyType = null, userType = null } = engine.find('catalogProductProperty', propertyIdOf(field)) ?? {}
    return [field.upper ?? '', { ...describeField(field), type: 'product_property', propertyType, userType }] as const
  })
  return { result: { ...describeClassicFields(entity), ...Object.fromEntries(properties) } }
}

/** `crm.product.*`: products with their properties. */
export const productMethods: Methods = {
  'crm.product.add': add,
  'crm.product.get': get,
  'crm.product.list': list,
  'crm.product.update': update,
  'crm.product.delete': remove,
  'crm.product.fields': fields,
}
