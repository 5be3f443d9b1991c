import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle } from '../../../methods/method.ts'
import { requiredInteger, requiredMap, toInteger } from '../../../methods/params.ts'
import { missingParameter, refused } from '../../../methods/refusals.ts'

const entity = 'catalogPrice'

/** Sets all prices of one product. Prices with a known id are changed, others are added, and the rest are deleted. */
export const priceModify: Handle = ({ params, portal }) => {
  const { engine, clock } = portal
  const product = requiredMap(requiredMap(params, 'fields'), 'product')
  const productId = requiredInteger(product, 'id')
  const given = product['prices']
  if (!isWireList(given) && !isWireMap(given)) throw missingParameter('prices')
  const left = new Set(pricesOf(engine, productId).map(({ id }) => id))
  for (const price of Object.values(given).filter(isWireMap)) {
    const row = { ...readPrice(engine, price), productId, timestampX: formatDateTime(clock.nowMs()) }
    const id = toInteger(price['id']) ?? 0
    if (left.delete(id)) engine.update(entity, id, row)
    else engine.insert(entity, row)
  }
  engine.remove(entity, [...left])
  return { result: { prices: pricesOf(engine, productId) } }
}

const pricesOf = (engine: Engine, productId: number): readonly RowOf<'catalogPrice'>[] =>
  engine.page(entity, {
    where: { kind: 'eq', field: 'productId', value: productId },
    order: [{ field: 'id', direction: 'asc' }],
  }).rows

/** Reads one price. @throws {PortalError} a value is missing, or there is no such price type */
const readPrice = (engine: Engine, price: WireMap): WrittenRow<'catalogPrice'> => {
  const catalogGroupId = requiredInteger(price, 'catalogGroupId')
  const currency = textOf(price['currency'])
  const value = Number(textOf(price['price']) === '' ? Number.NaN : price['price'])
  if (!Number.isFinite(value) || currency === '') throw refused(0, 'Required fields: price, currency')
  if (engine.find('catalogPriceType', catalogGroupId) === undefined)
    throw refused(0, 'The specified price type does not exist')
  return { catalogGroupId, currency, price: value, priceScale: value }
}
