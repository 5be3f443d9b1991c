import type { WireMap } from '../wire-value.ts'
import { isBusiness, lastNameOf, listPrice, type SalesLine } from './sales-lines.ts'
import { type Order, toOrders } from './sales-orders.ts'
import { dealRow, lineRow } from './superstore-deals.ts'
import { cents, origin, productKey, segmentId, stamps } from './superstore-values.ts'

/** The rows to insert, by entity. Each entity comes after those to which it refers. */
export interface SuperstoreRows {
  readonly status: readonly WireMap[]
  readonly company: readonly WireMap[]
  readonly contact: readonly WireMap[]
  readonly product: readonly WireMap[]
  readonly deal: readonly WireMap[]
  readonly productRow: readonly WireMap[]
}

/**
 * Turns the sales set into CRM rows. Each customer becomes a contact, each family name of business customers a company, each order a deal,
 * and each line a product row. The segment is the `typeId` of deal and contact. Only the dates differ between calls: the newest order is
 * made at `nowMs`.
 */
export const superstoreRows = (lines: readonly SalesLine[], nowMs: number): SuperstoreRows => {
  const orders = toOrders(lines, nowMs)
  const companies = companyRows(orders)
  const contacts = contactRows(orders, companies.idOf)
  const products = productRows(lines)
  const deals = orders.map((order, index) => dealRow(order, index + 1, contacts.idOf, companies.idOf, nowMs))
  const productLines = orders.flatMap((order, index) =>
    order.lines.map((line, position) => lineRow(line, index + 1, position, products.idOf)),
  )
  return {
    status: segmentStatuses(lines),
    company: companies.rows,
    contact: contacts.rows,
    product: products.rows,
    deal: deals,
    productRow: productLines.map((row, index) => ({ id: index + 1, ...row })),
  }
}

const segmentStatuses = (lines: readonly SalesLine[]): readonly WireMap[] => {
  const segments = [...new Set(lines.map(({ segment }) => segment))].toSorted()
  return ['DEAL_TYPE', 'CONTACT_TYPE'].flatMap((entityId) =>
    segments.map((segment, index) => ({
      entityId,
      statusId: segmentId(segment),
      name: segment,
      nameInit: '',
      sort: 100 + 10 * index,
      system: 'N',
    })),
  )
}

interface Numbered {
  readonly rows: readonly WireMap[]
  readonly idOf: ReadonlyMap<string, number>
}

/** Numbers new values in the order in which they appear. */
const numbered = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  toRow: (item: Item) => WireMap,
): Numbered => {
  const idOf = new Map<string, number>()
  const rows: WireMap[] = []
  for (const item of items) {
    const key = keyOf(item)
    if (idOf.has(key)) continue
    idOf.set(key, rows.length + 1)
    rows.push({ id: rows.length + 1, ...toRow(item) })
  }
  return { rows, idOf }
}

const companyRows = (orders: readonly Order[]): Numbered =>
  numbered(
    orders.filter(({ lines: [line] }) => isBusiness(line)),
    ({ lines: [line] }) => lastNameOf(line),
    ({ lines: [line], createdMs }) => ({
      title: `${lastNameOf(line)} ${line.segment === 'Corporate' ? 'Corporation' : '& Partners'}`,
      typeId: 'CUSTOMER',
      industry: 'OTHER',
      currencyId: 'USD',
      originatorId: origin,
      originId: lastNameOf(line),
      ...stamps(createdMs),
    }),
  )

const contactRows = (orders: readonly Order[], companyIds: ReadonlyMap<string, number>): Numbered =>
  numbered(
    orders,
    ({ lines: [line] }) => line.customerId,
    ({ lines: [line], createdMs }) => {
      const lastName = lastNameOf(line)
      const companyId = isBusiness(line) ? companyIds.get(lastName) : undefined
      return {
        name: line.customerName.slice(0, -lastName.length).trim(),
        lastName,
        typeId: segmentId(line.segment),
        sourceId: 'WEB',
        addressCity: line.city,
        addressProvince: line.state,
        addressRegion: line.region,
        originatorId: origin,
        originId: line.customerId,
        ...(companyId === undefined ? {} : { companyId, companyIds: [companyId] }),
        ...stamps(createdMs),
      }
    },
  )

const productRows = (lines: readonly SalesLine[]): Numbered =>
  numbered(lines, productKey, (line) => ({
    name: line.productName,
    code: line.productId,
    active: 'Y',
    price: cents(listPrice(line)),
    currencyId: 'USD',
    description: `${line.category} / ${line.subCategory}`,
    xmlId: line.productId,
    measure: 5,
  }))
