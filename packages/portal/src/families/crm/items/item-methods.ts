import type { Entity } from '../../../engine/entity.ts'
import { fieldsByName, controllerNaming, originalUfNaming, type Naming } from '../../../engine/naming.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { selectNames } from '../../../engine/v2-select.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import type { CrmType, ItemRow, ItemValues } from '../entities/item-types.ts'
import { entryOf, isWireList, type WireMap, type WireValue } from '../../../wire-value.ts'
import { keptRow } from '../../../methods/kept-row.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { controllerMap, requiredInteger, requiredMap } from '../../../methods/params.ts'
import { checkRequiredFields, withFileLinks } from './custom-values.ts'
import { entityOf, requestedType } from './crm-type.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { flatCopies, itemMultifields } from './multifields.ts'
import { addItem, deleteItem, updateItem, type ItemWrite } from './write-item.ts'
import { refused } from '../../../methods/refusals.ts'

const namingOf = ({ params }: MethodCall): Naming =>
  entryOf(params, 'useOriginalUfNames') === 'Y' ? originalUfNaming : controllerNaming

/** A row in the form of `crm.item`: the requested fields, flat copies of multifields, and contacts with their order. */
const showItem = (row: ItemValues, fields: readonly FieldDefinition[], naming: Naming): WireMap => {
  const shown: Record<string, WireValue> = {}
  let copies: WireMap | undefined
  for (const field of fields) {
    const { name } = field
    if (name === 'contacts') shown[name] = contactsOf(row)
    else if (field.isPlaceholder === true) {
      copies ??= flatCopies(row.fm)
      shown[name] = copies[name] ?? null
    } else shown[naming.nameOf(field) ?? name] = itemValue(field, valueOf(row, field))
  }
  return shown
}

/** Here a custom field of the type boolean is `Y` or `N`, and the values of an enumeration are numbers. */
const itemValue = (field: FieldDefinition, value: WireValue): WireValue => {
  if (field.isDynamic !== true) return value
  if (isWireList(value)) return value.map((inner) => itemValue(field, inner))
  if (typeof value === 'boolean') return value ? 'Y' : 'N'
  return field.type === 'enumeration' ? enumerationId(value) : value
}

const enumerationId = (value: WireValue): WireValue =>
  typeof value === 'string' && /^\d{1,15}$/.test(value) ? Number(value) : value

const contactSortStep = 10

const contactsOf = ({ contactIds }: ItemValues): readonly WireMap[] => {
  if (!isWireList(contactIds)) return []
  return contactIds.map((contactId, index) => ({
    contactId,
    sort: (index + 1) * contactSortStep,
    isPrimary: index === 0 ? 'Y' : 'N',
  }))
}

const wholeItem = (call: MethodCall, type: CrmType, row: ItemValues): WireMap => {
  const naming = namingOf(call)
  const fields = [...fieldsByName(entityOf(call, type), naming).values()]
  return { ...showItem(withFileLinks(call, fields, row, 'item'), fields, naming), entityTypeId: type.entityTypeId }
}

const findItem = (call: MethodCall, type: CrmType): ItemRow => {
  const row = call.portal.engine.find(type.entityName, requiredInteger(call.params, 'id'))
  if (row === undefined) throw refused('NOT_FOUND', 'Item not found')
  return row
}

/** The written fields by their own names. Unknown and read-only fields are ignored. */
const itemWrite = (call: MethodCall, type: CrmType): ItemWrite =>
  writeOf(call, type, requiredMap(call.params, 'fields'), new Set())

/** Author and times. Only an import may write them. */
const past: ReadonlySet<string> = new Set([
  'createdTime',
  'updatedTime',
  'createdBy',
  'updatedBy',
  'movedTime',
  'movedBy',
])

/** The values of one imported item. */
export const importWrite = (call: MethodCall, type: CrmType, written: WireMap): ItemWrite =>
  writeOf(call, type, written, past)

/** The values that a call writes into an item. @throws {PortalError} 100: one value where a field takes several */
const writeOf = (call: MethodCall, type: CrmType, written: WireMap, unlocked: ReadonlySet<string>): ItemWrite => {
  const known = fieldsByName(entityOf(call, type), namingOf(call))
  const values = Object.entries(written).flatMap(([name, value]) => {
    const field = known.get(name)
    const isKept =
      field === undefined || field.isPlaceholder === true || (field.isReadOnly === true && !unlocked.has(field.name))
    if (isKept || field.type === 'crm_multifield') return []
    if (field.isMultiple === true && typeof value !== 'object' && value !== '')
      throw refused(100, `Expected iterable value for multiple field, but got ${typeof value} instead`)
    return [[field.name, value] as const]
  })
  return { values: Object.fromEntries(values), multifields: itemMultifields(written), fileRule: 'deleteUnnamed' }
}

const list: Handle = (call) => {
  const type = requestedType(call)
  const naming = namingOf(call)
  const select = entryOf(call.params, 'select')
  const names = selectNames(select)
  const page = listRows(call, {
    entity: entityOf(call, type),
    naming,
    filter: controllerMap(call.params, 'filter'),
    order: controllerMap(call.params, 'order'),
    select,
    isWhole: isMadeOfOthers(entityOf(call, type), names),
  })
  const constant = names.has('*') || names.has('entityTypeId') ? { entityTypeId: type.entityTypeId } : {}
  const fields = page.fields.filter(({ name }) => name !== 'fm' || names.has('*'))
  const items = page.rows.map((row) => ({
    ...showItem(withFileLinks(call, fields, row, 'item'), fields, naming),
    ...constant,
  }))
  return { result: { items }, total: page.total, next: page.next }
}

/** `contacts` and the flat copies of multifields are computed from other columns, so they need the whole row. */
const isMadeOfOthers = (entity: Entity, names: ReadonlySet<string>): boolean =>
  names.has('*') || entity.fields.some(({ name, isPlaceholder }) => isPlaceholder === true && names.has(name))

const get: Handle = (call) => {
  const type = requestedType(call)
  return { result: { item: wholeItem(call, type, findItem(call, type)) } }
}

const add: Handle = (call) => {
  const type = requestedType(call)
  const write = itemWrite(call, type)
  checkRequiredFields(entityOf(call, type), write.values)
  const id = addItem(call, type, write)
  return { result: { item: wholeItem(call, type, keptRow(call.portal.engine, type.entityName, id)) } }
}

const update: Handle = (call) => {
  const type = requestedType(call)
  const row = findItem(call, type)
  const write = itemWrite(call, type)
  checkRequiredFields(entityOf(call, type), { ...row, ...write.values })
  updateItem(call, type, row, write)
  return { result: { item: wholeItem(call, type, findItem(call, type)) } }
}

const remove: Handle = (call) => {
  const type = requestedType(call)
  deleteItem(call, type, findItem(call, type).id)
  return { result: [] }
}

const fields: Handle = (call) => {
  const type = requestedType(call)
  const known = fieldsByName(entityOf(call, type), namingOf(call))
  const described = [...known].map(([name, field]): [string, WireMap] => [
    name,
    { ...describeField(withDictionary(field, type)), upperName: upperNameOf(field) },
  ])
  return { result: { fields: Object.fromEntries(described) } }
}

/** The stages of a smart process are in a dictionary of its own. */
const withDictionary = (field: FieldDefinition, { stageDictionary }: CrmType): FieldDefinition =>
  field.type === 'crm_status' && field.statusType === undefined && /stageId$/i.test(field.name)
    ? { ...field, statusType: stageDictionary }
    : field

const upperNameOf = ({ name, upper }: FieldDefinition): string =>
  upper ?? name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()

/** `crm.item.*`: one family for every CRM type, smart processes included. */
export const itemMethods: Methods = {
  'crm.item.list': list,
  'crm.item.get': get,
  'crm.item.add': add,
  'crm.item.update': update,
  'crm.item.delete': remove,
  'crm.item.fields': fields,
}
