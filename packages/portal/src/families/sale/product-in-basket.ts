import type { MethodCall } from '../../methods/method.ts'
import { anyCase, toInteger } from '../../methods/params.ts'
import { isWireMap, type WireMap } from '../../wire-value.ts'

/** What a basket item takes from its product if the caller does not say it. */
export const productFieldsOfBasket = [
  'name',
  'weight',
  'dimensions',
  'measureCode',
  'measureName',
  'canBuy',
  'vatRate',
  'vatIncluded',
  'catalogXmlId',
  'productXmlId',
]

const tables = ['catalogProduct', 'catalogProductOffer', 'catalogProductSku', 'catalogProductService', 'product']

const pieces = { measureCode: '796', measureName: 'pc.' }

/** The values of a new basket item: those of the product, with the first of its prices. */
export const basketValuesOfProduct = ({ params, portal }: MethodCall): WireMap => {
  const { engine } = portal
  const fields = anyCase(params, 'fields')
  const id = isWireMap(fields) ? (toInteger(anyCase(fields, 'productId')) ?? 0) : 0
  const usual = { canBuy: 'Y', customPrice: 'N', sort: 100, vatIncluded: 'N', vatRate: null, ...pieces }
  const product = tables.map((entity) => engine.dynamic(entity).find(id)).find((row) => row !== undefined)
  if (product === undefined) return usual
  const where = { kind: 'eq', field: 'productId', value: id } as const
  const [first] = engine.dynamic('catalogPrice').page({ where, limit: 1 }).rows
  const price = first?.['price'] ?? product['price'] ?? 0
  return {
    ...usual,
    name: product['name'] ?? null,
    weight: product['weight'] ?? 0,
    vatIncluded: product['vatIncluded'] ?? 'N',
    productXmlId: product['xmlId'] ?? null,
    price,
    basePrice: price,
  }
}
