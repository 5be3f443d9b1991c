import type { Row } from '../../../engine/engine.ts'
import { productRowEntity } from '../entities/parts.ts'
import { crmTypes, type CrmType } from '../entities/item-types.ts'
import { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { v2Methods } from '../../../methods/v2-method.ts'
import { rowsOf, type RowOwner } from '../items/product-rows.ts'

type ReplaceRows = (call: MethodCall, owner: RowOwner, rows: readonly WireMap[]) => void

const crm = v2Methods({ scope: 'crm' })

const ownerOf = ({ params, portal }: MethodCall, type: CrmType): RowOwner => {
  const id = toInteger(anyCase(params, 'id'))
  if (id === undefined || id <= 0)
    throw new PortalError({ code: '', description: 'The parameter id is invalid or not defined.' })
  if (portal.engine.find(type.entityName, id) === undefined)
    throw new PortalError({ code: '', description: 'Not found' })
  return { type, id }
}

/** Ids of a row and of its owner are text, all else is numbers. */
const texts: ReadonlySet<string> = new Set(['id', 'ownerId'])

/** A row as classic methods show it, with names of its own for what the catalogue says of the product. */
const showRow = (row: Row): WireMap => ({
  ...Object.fromEntries(
    productRowEntity.fields.map(({ name, upper }): [string, WireValue] => [
      upper ?? name,
      texts.has(name) ? String(Number(row[name])) : (row[name] ?? null),
    ]),
  ),
  ORIGINAL_PRODUCT_NAME: row['productName'] ?? '',
  PRODUCT_DESCRIPTION: null,
  PRICE_ACCOUNT: Number(row['priceAccount'] ?? 0).toFixed(2),
  RESERVE_ID: null,
  DATE_RESERVE_END: null,
  RESERVE_QUANTITY: null,
})

const names = new Map<string, string>(productRowEntity.fields.map(({ upper = '', name }) => [upper, name]))

const ofOwner = (type: CrmType, replaceRows: ReplaceRows): readonly PortalMethod[] => [
  crm(`crm.${type.entityName}.productrows.get`, (call) => ({ result: rowsOf(call, ownerOf(call, type)).map(showRow) })),
  crm(`crm.${type.entityName}.productrows.set`, (call) => {
    const rows = anyCase(call.params, 'rows')
    if (!isWireList(rows) && !isWireMap(rows))
      throw new PortalError({ code: '', description: "Parameter 'rows' must be array." })
    const written = Object.values(rows)
      .filter(isWireMap)
      .map((row) => Object.fromEntries(Object.entries(row).map(([upper, value]) => [names.get(upper) ?? upper, value])))
    replaceRows(call, ownerOf(call, type), written)
    return { result: true }
  }),
]

const list = crm('crm.productrow.list', (call) => {
  const page = listRows(call, {
    entity: productRowEntity,
    ...classicQuery(call),
    isWhole: true,
  })
  return { result: page.rows.map(showRow), total: page.total, next: page.next }
})

/** `crm.deal.productrows.*`, `crm.lead.productrows.*`, `crm.quote.productrows.*` and the old list of all rows. */
export const classicProductRows = (replaceRows: ReplaceRows): readonly PortalMethod[] => [
  ...crmTypes.flatMap((type: CrmType) =>
    /^(?:deal|lead|quote)$/.test(type.entityName) ? ofOwner(type, replaceRows) : [],
  ),
  list,
]
