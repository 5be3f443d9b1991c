import type { RowOf } from '../../../engine/entity-rows.ts'
import { productRowEntity } from '../entities/parts.ts'
import { crmTypeNamed, type CrmType } from '../entities/item-types.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { replaceRows } from '../product-rows/product-row-methods.ts'
import { rowsOf, type RowOwner } from '../product-rows/product-rows.ts'
import { mustBeArray, notFound, refusedWithoutCode } from '../../../methods/refusals.ts'

const ownerOf = (call: MethodCall, type: CrmType): RowOwner => {
  const { params, portal } = call
  const id = toInteger(anyCase(params, 'id'))
  if (id === undefined || id <= 0) throw refusedWithoutCode('The parameter id is invalid or not defined.')
  if (portal.engine.find(type.entityName, id) === undefined) throw notFound(call)
  return { type, id }
}

/** The ids of a row and of its owner are text. All other values are numbers. */
const texts: ReadonlySet<string> = new Set(['id', 'ownerId'])

/** A row in the form of classic methods. They have their own names for data from the catalogue. */
const showRow = (row: RowOf<'productRow'>): WireMap => ({
  ...Object.fromEntries(
    productRowEntity.fields.map(({ name, upper }): [string, WireValue] => [
      upper ?? name,
      texts.has(name) ? String(Number(row[name])) : (row[name] ?? null),
    ]),
  ),
  XML_ID: row.xmlId ?? '',
  ORIGINAL_PRODUCT_NAME: row['productName'] ?? '',
  PRODUCT_DESCRIPTION: null,
  PRICE_ACCOUNT: (row['priceAccount'] ?? 0).toFixed(2),
  RESERVE_ID: null,
  DATE_RESERVE_END: null,
  RESERVE_QUANTITY: null,
})

const names = new Map<string, string>(productRowEntity.fields.map(({ upper, name }) => [upper, name]))

const productRowsOf = (type: CrmType) => ({
  get: (call: MethodCall): MethodReply => ({ result: rowsOf(call, ownerOf(call, type)).map(showRow) }),
  set: (call: MethodCall): MethodReply => {
    const rows = anyCase(call.params, 'rows')
    if (!isWireList(rows) && !isWireMap(rows)) throw mustBeArray('rows')
    const written = Object.values(rows)
      .filter(isWireMap)
      .map((row) => Object.fromEntries(Object.entries(row).map(([upper, value]) => [names.get(upper) ?? upper, value])))
    replaceRows(call, ownerOf(call, type), written)
    return { result: true }
  },
})

const list: Handle = (call) => {
  const page = listRows(call, {
    entity: productRowEntity,
    ...classicQuery(call),
    isWhole: true,
  })
  return { result: page.rows.map(showRow), total: page.total, next: page.next }
}

const ofLeads = productRowsOf(crmTypeNamed('lead'))
const ofDeals = productRowsOf(crmTypeNamed('deal'))
const ofQuotes = productRowsOf(crmTypeNamed('quote'))

/** Product rows of leads, deals and quotes, and the old list of all rows. */
export const classicProductRows: Methods = {
  'crm.lead.productrows.get': ofLeads.get,
  'crm.lead.productrows.set': ofLeads.set,
  'crm.deal.productrows.get': ofDeals.get,
  'crm.deal.productrows.set': ofDeals.set,
  'crm.quote.productrows.get': ofQuotes.get,
  'crm.quote.productrows.set': ofQuotes.set,
  'crm.productrow.list': list,
}
