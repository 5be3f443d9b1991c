/**
 * The methods for administrators. Prices, stock and the documents of a store have rights of their own, which are not simulated: they are
 * left to all users.
 */
export const catalogAdministrators: readonly string[] = [
  'catalog.catalog.*',
  'catalog.extra.*',
  'catalog.measure.*',
  'catalog.priceType.*',
  'catalog.priceTypeLang.*',
  'catalog.priceTypeGroup.add',
  'catalog.priceTypeGroup.delete',
  'catalog.product.*',
  'catalog.productImage.*',
  'catalog.productProperty.add',
  'catalog.productProperty.delete',
  'catalog.productProperty.update',
  'catalog.productPropertyEnum.add',
  'catalog.productPropertyEnum.delete',
  'catalog.productPropertyEnum.update',
  'catalog.productPropertyFeature.add',
  'catalog.productPropertyFeature.update',
  'catalog.ratio.*',
  'catalog.roundingRule.*',
  'catalog.section.*',
  '!catalog.section.getFields',
  'catalog.store.*',
  'catalog.vat.*',
]
