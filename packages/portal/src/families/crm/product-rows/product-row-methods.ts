import { controllerNaming, fieldsByName } from '../../../engine/naming.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { entryOf, isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { keptRow } from '../../../methods/kept-row.ts'
import { controllerMap, requiredInteger, requiredMap, toInteger } from '../../../methods/params.ts'
import { typeOfShortCode } from '../items/crm-type.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { addRow, changeRow, recalculate, rowsOf, type RowOwner } from './product-rows.ts'
import { missingParameter, refused, wrongParameter } from '../../../methods/refusals.ts'

/** A row as it is read. */
const showWithStore = (row: RowOf<'productRow'>): WireMap => ({ ...row, xmlId: row.xmlId ?? '' })

/** A row as the other methods show it: without the store that it is taken from. */
const show = (row: RowOf<'productRow'>): WireMap =>
  Object.fromEntries(Object.entries(showWithStore(row)).filter(([name]) => name !== 'storeId'))

/** Finds the item that owns the rows. @throws {PortalError} the type is not supported, or there is no such item */
const ownerOf = ({ portal }: MethodCall, ownerType: WireValue | undefined, ownerId: number): RowOwner => {
  if (ownerType === undefined || ownerType === '') throw missingParameter('ownerType')
  const type = typeOfShortCode(portal.engine, ownerType)
  if (type === undefined) throw refused('ENTITY_TYPE_NOT_SUPPORTED', 'The owner type is not supported')
  if (portal.engine.find(type.entityName, ownerId) === undefined)
    throw refused('OWNER_NOT_FOUND', 'The owner was not found')
  return { type, id: ownerId }
}

const findRow = ({ portal, params }: MethodCall): RowOf<'productRow'> => {
  const row = portal.engine.find('productRow', requiredInteger(params, 'id'))
  if (row === undefined) throw refused('NOT_FOUND', 'The product row was not found')
  return row
}

const ownerOfRow = (call: MethodCall, row: RowOf<'productRow'>): RowOwner =>
  ownerOf(call, row['ownerType'], Number(row['ownerId']))

/** The fields of a row that a caller may write. */
const writable = ({ portal }: MethodCall, fields: WireMap): WrittenRow<'productRow'> => {
  const known = fieldsByName(portal.engine.entity('productRow'), controllerNaming)
  return Object.fromEntries(
    Object.entries(fields).filter(([name]) => known.get(name)?.isReadOnly === undefined && known.has(name)),
  )
}

const list: Handle = (call) => {
  const filter = controllerMap(call.params, 'filter')
  const { '=ownerType': ownerType, '=ownerId': ownerId } = isWireMap(filter) ? filter : {}
  if (ownerType === undefined || ownerId === undefined)
    throw refused(100, 'Filter keys `=ownerType` and `=ownerId` are required')
  for (const id of ownerIds(ownerId)) ownerOf(call, ownerType, id)
  const page = listRows(call, {
    entity: call.portal.engine.entity('productRow'),
    naming: controllerNaming,
    filter,
    order: controllerMap(call.params, 'order'),
  })
  return {
    result: { productRows: page.rows.map((row) => ({ ...row, xmlId: row['xmlId'] ?? '' })) },
    total: page.total,
    next: page.next,
  }
}

/** One owner or several. @throws {PortalError} 100: it is neither a number nor a list of numbers */
const ownerIds = (given: WireValue): readonly number[] => {
  const values = isWireList(given) || isWireMap(given) ? Object.values(given) : [given]
  const ids = values.flatMap((value) => toInteger(value) ?? [])
  if (ids.length === 0 || ids.length < values.length) throw wrongParameter('=ownerId', given, 'int')
  return ids
}

/** The quantities that no payment includes yet. Rows that payments include completely are left out. */
const availableForPayment: Handle = (call) => {
  const owner = ownerOf(call, entryOf(call.params, 'ownerType'), requiredInteger(call.params, 'ownerId'))
  const productRows = rowsOf(call, owner)
    .map((row) => ({ ...row, quantity: (row.quantity ?? 0) - paidQuantity(call, row.id) }))
    .filter(({ quantity }) => quantity > 0)
    .map(show)
  return { result: { productRows } }
}

const paidQuantity = ({ portal }: MethodCall, rowId: number): number =>
  portal.engine
    .page('crmItemPaymentProduct', {
      where: { kind: 'eq', field: 'rowId', value: rowId },
    })
    .rows.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)

const get: Handle = (call) => ({ result: { productRow: showWithStore(findRow(call)) } })

const add: Handle = (call) => {
  const fields = requiredMap(call.params, 'fields')
  const owner = ownerOf(call, fields['ownerType'], toInteger(fields['ownerId']) ?? 0)
  const id = addRow(call, owner, writable(call, fields))
  recalculate(call, owner)
  return { result: { productRow: show(keptRow(call.portal.engine, 'productRow', id)) } }
}

const update: Handle = (call) => {
  const row = findRow(call)
  changeRow(call, row, writable(call, requiredMap(call.params, 'fields')))
  recalculate(call, ownerOfRow(call, row))
  return { result: { productRow: show(findRow(call)) } }
}

const remove: Handle = (call) => {
  const row = findRow(call)
  call.portal.engine.remove('productRow', [row['id']])
  recalculate(call, ownerOfRow(call, row))
  return { result: null }
}

const fields: Handle = ({ portal }) => {
  const described = portal.engine
    .entity('productRow')
    .fields.map((field) => [field.name, describeField(field)] as const)
  return { result: { fields: Object.fromEntries(described) } }
}

/** Replaces all rows of an owner. */
export const replaceRows = (call: MethodCall, owner: RowOwner, rows: readonly WireMap[]): void => {
  call.portal.engine.remove(
    'productRow',
    rowsOf(call, owner).map((row) => row['id']),
  )
  for (const row of rows) addRow(call, owner, writable(call, row))
  recalculate(call, owner)
}

const set: Handle = (call) => {
  if (entryOf(call.params, 'productRows') === undefined) throw missingParameter('productRows')
  const owner = ownerOf(call, entryOf(call.params, 'ownerType'), requiredInteger(call.params, 'ownerId'))
  replaceRows(call, owner, Object.values(controllerMap(call.params, 'productRows')).filter(isWireMap))
  return { result: { productRows: rowsOf(call, owner).map(show) } }
}

/** Product rows, with the methods of both families. */
export const productRowMethods: Methods = {
  'crm.item.productrow.list': list,
  'crm.item.productrow.getAvailableForPayment': availableForPayment,
  'crm.item.productrow.get': get,
  'crm.item.productrow.add': add,
  'crm.item.productrow.update': update,
  'crm.item.productrow.delete': remove,
  'crm.item.productrow.fields': fields,
  'crm.item.productrow.set': set,
}
