import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'

/** The catalogues of products as `$catalogs`: those that are no catalogues of variations. */
export const catalogs: ProbeCall = ['catalog.catalog.list', { filter: { productIblockId: null }, order: { id: 'asc' } }]

const iblockId = '$catalogs.catalogs.0.iblockId'
export const product = (fields: WireMap = {}): ProbeCall => [
  'catalog.product.add',
  { fields: { iblockId, name: 'Probe', ...fields } },
]

export const oneProduct = { me: ['im.user.get'], catalogs, product: product() } as const satisfies Probe['setup']

export const property = (fields: WireMap = {}): ProbeCall => [
  'catalog.productProperty.add',
  { fields: { iblockId, name: 'Colour', propertyType: 'S', ...fields } },
]

export const productId = '$product.element.id'

/** The base type of prices as `$types`. */
export const priceTypes: ProbeCall = ['catalog.priceType.list', { filter: { base: 'Y' }, order: { id: 'asc' } }]

export const price = (fields: WireMap = {}): ProbeCall => [
  'catalog.price.add',
  { fields: { productId, catalogGroupId: '$types.priceTypes.0.id', price: 10, currency: 'USD', ...fields } },
]
