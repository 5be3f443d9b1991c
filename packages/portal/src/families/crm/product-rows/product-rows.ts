import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { CrmType, ItemRow, ItemValues } from '../entities/item-types.ts'
import type { MethodCall } from '../../../methods/method.ts'

/** The item that owns the rows. */
export interface RowOwner {
  readonly type: CrmType
  readonly id: number
}

/** The discount is in percent. A sum would be 1. */
const percentDiscount = 2
/** The unit "piece" among the portal's units. */
const pieceCode = 796
const sortStep = 10

const ownedBy = ({ type, id }: RowOwner): ConditionOf<'productRow'> => ({
  kind: 'and',
  conditions: [
    { kind: 'eq', field: 'ownerType', value: type.shortCode },
    { kind: 'eq', field: 'ownerId', value: id },
  ],
})

/** All rows of one owner, in their order. */
export const rowsOf = ({ portal }: MethodCall, owner: RowOwner): readonly RowOf<'productRow'>[] =>
  portal.engine.page('productRow', {
    where: ownedBy(owner),
    order: [{ field: 'sort', direction: 'asc' }],
  }).rows

/** Adds a row and returns its id. */
export const addRow = (call: MethodCall, owner: RowOwner, values: WrittenRow<'productRow'>): number => {
  const { engine } = call.portal
  const sort = (engine.count('productRow', ownedBy(owner)) + 1) * sortStep
  const ofProduct = productValues(call, values)
  const row = { ...rowDefaults, sort, ...ofProduct, ...values, ownerId: owner.id, ownerType: owner.type.shortCode }
  return engine.insert('productRow', { ...row, ...prices(row) })
}

/** A row of the catalogue's product has the product's name. */
const productValues = ({ portal }: MethodCall, { productId }: WrittenRow<'productRow'>): WrittenRow<'productRow'> => {
  const product = portal.engine.find('product', number(productId))
  return product === undefined ? {} : { productName: product.name }
}

/** Changes a row and computes its other prices again. */
export const changeRow = ({ portal }: MethodCall, row: RowOf<'productRow'>, values: WrittenRow<'productRow'>): void => {
  const changed = {
    ...row,
    ...values,
    id: row.id,
    ownerId: row.ownerId,
    ownerType: row.ownerType,
  }
  portal.engine.update('productRow', row.id, { ...changed, ...prices(changed) })
}

/** Writes the total of the rows into the owner's `opportunity`, unless the user sets it by hand. */
export const recalculate = (call: MethodCall, owner: RowOwner): void => {
  const { engine } = call.portal
  const item: ItemRow | undefined = engine.find(owner.type.entityName, owner.id)
  if (item === undefined || item.isManualOpportunity === 'Y') return
  const rows = rowsOf(call, owner)
  const opportunity = rows.reduce((sum, row) => sum + number(row.price) * number(row.quantity), 0)
  const taxValue = rows.reduce(
    (sum, row) => sum + (number(row.price) - number(row.priceExclusive)) * number(row.quantity),
    0,
  )
  const sums: ItemValues = { opportunity: cents(opportunity), taxValue: cents(taxValue) }
  engine.update(owner.type.entityName, owner.id, sums)
}

const rowDefaults: WrittenRow<'productRow'> = {
  productId: 0,
  productName: '',
  price: 0,
  quantity: 1,
  discountTypeId: percentDiscount,
  discountRate: 0,
  discountSum: 0,
  taxRate: null,
  taxIncluded: 'N',
  customized: 'Y',
  measureCode: pieceCode,
  measureName: 'pcs.',
  xmlId: '',
  type: 4,
  storeId: null,
}

/** `price` is the price that the client pays. The other prices follow from tax and discount. */
const prices = (row: WrittenRow<'productRow'>): WrittenRow<'productRow'> => {
  const price = number(row.price)
  const priceExclusive = price / (1 + number(row.taxRate) / 100)
  const discountSum = discountOf(row, priceExclusive)
  const priceNetto = priceExclusive + discountSum
  return {
    priceAccount: price,
    priceExclusive: cents(priceExclusive),
    priceNetto: cents(priceNetto),
    priceBrutto: cents(priceNetto * (1 + number(row.taxRate) / 100)),
    discountSum: cents(discountSum),
    discountRate: discountRateOf(row, discountSum, priceNetto),
  }
}

const discountOf = (row: WrittenRow<'productRow'>, priceExclusive: number): number => {
  const rate = number(row.discountRate)
  if (number(row.discountTypeId) !== percentDiscount || rate === 0 || rate >= 100) return number(row.discountSum)
  return (priceExclusive * rate) / (100 - rate)
}

/** The rate of an absolute discount follows from the price without the discount. */
const discountRateOf = (row: WrittenRow<'productRow'>, discountSum: number, priceNetto: number): number =>
  number(row.discountTypeId) === percentDiscount || priceNetto === 0
    ? number(row.discountRate)
    : cents((discountSum / priceNetto) * 100)

const number = (value: unknown): number => {
  const converted = Number(value)
  return Number.isFinite(converted) ? converted : 0
}

const cents = (sum: number): number => Math.round(sum * 100) / 100
