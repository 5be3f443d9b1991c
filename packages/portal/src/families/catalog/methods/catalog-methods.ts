import { portalLanguages } from '../../../custom-fields/languages.ts'
import { catalogEntity, catalogPropertyEntity } from '../entities.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { priceModify } from './price-modify.ts'
import { refused } from '../../../methods/refusals.ts'

/** Whether a catalogue holds variations of another catalogue's products. */
const isOffers: Handle = ({ params, portal }) => {
  const row = portal.engine.find(catalogEntity.name, requiredInteger(params, 'id'))
  if (row === undefined) throw refused(0, 'The specified catalog does not exist')
  return { result: (row['productIblockId'] ?? 0) > 0 }
}

const roundTypes: readonly WireMap[] = [
  { id: 1, name: 'Mathematical rounding' },
  { id: 2, name: 'Round up' },
  { id: 4, name: 'Round down' },
]

const documentTypes: readonly WireMap[] = [
  { id: 'A', name: 'Stock receipt' },
  { id: 'S', name: 'Inventory' },
  { id: 'M', name: 'Transfer between warehouses' },
  { id: 'R', name: 'Return' },
  { id: 'D', name: 'Write-off' },
  { id: 'U', name: 'Unreserve' },
]

/** The places where a property can be used. */
const features: readonly WireMap[] = [
  { featureId: 'IN_BASKET', featureName: 'Add to cart', moduleId: 'catalog' },
  { featureId: 'OFFER_TREE', featureName: 'Use for choosing variations', moduleId: 'catalog' },
  { featureId: 'LIST_PAGE_SHOW', featureName: 'Show in the list of products', moduleId: 'iblock' },
  { featureId: 'DETAIL_PAGE_SHOW', featureName: 'Show on the page of the product', moduleId: 'iblock' },
]

const availableFeatures: Handle = ({ params, portal }) => {
  if (portal.engine.find(catalogPropertyEntity.name, requiredInteger(params, 'propertyId')) === undefined)
    throw refused(0, 'The specified property does not exist')
  return { result: { features } }
}

/** Methods of the catalogue that the documentation alone cannot describe. */
export const catalogMethods: Methods = {
  'catalog.catalog.isOffers': isOffers,

  // On this portal stock control is on, so documents can always be conducted.
  'catalog.document.mode.status': () => ({ result: 'Y' }),
  'catalog.enum.getRoundTypes': () => ({ result: { enum: roundTypes } }),
  'catalog.enum.getStoreDocumentTypes': () => ({ result: { enum: documentTypes } }),
  'catalog.price.modify': priceModify,
  'catalog.priceTypeLang.getLanguages': () => ({
    result: { languages: portalLanguages },
    total: portalLanguages.length,
  }),
  'catalog.productPropertyFeature.getAvailableFeaturesByProperty': availableFeatures,
}
