import {
  catalogEntity,
  catalogPropertyEntity,
  catalogPropertyEnumEntity,
  catalogSectionEntity,
  crmCatalogId,
  offersCatalogId,
} from '../../../families/catalog/entities.ts'
import type { FamilyDeclaration } from '../../../documented/declared/declaration.ts'

/** Catalogues: products and their variations, prices, stores, stock documents. */
export const catalogFamilies: readonly FamilyDeclaration[] = [
  {
    prefix: 'catalog.catalog',
    entity: catalogEntity,
    rows: [
      {
        id: crmCatalogId,
        iblockId: crmCatalogId,
        iblockTypeId: 'CRM_PRODUCT_CATALOG',
        name: 'Products',
        lid: 's1',
        subscription: 'N',
        yandexExport: 'N',
      },
      {
        id: offersCatalogId,
        iblockId: offersCatalogId,
        iblockTypeId: 'CRM_PRODUCT_CATALOG',
        name: 'Variations',
        lid: 's1',
        productIblockId: crmCatalogId,
        subscription: 'N',
        yandexExport: 'N',
      },
    ],
  },
  {
    prefix: 'catalog.document',
    changes: {
      conduct: { status: 'Y' },
      confirm: { status: 'Y' },
      cancel: { status: 'N' },
      unconfirm: { status: 'N' },
    },
  },
  { prefix: 'catalog.document.element' },
  { prefix: 'catalog.documentcontractor' },
  { prefix: 'catalog.extra', rows: [{ name: 'Retail', percentage: 10 }] },
  {
    prefix: 'catalog.measure',
    container: 'measures',
    rows: [{ code: 796, measureTitle: 'Piece', symbol: 'pc.', symbolIntl: 'pce', isDefault: 'Y' }],
  },
  { prefix: 'catalog.price' },
  {
    prefix: 'catalog.priceType',
    container: 'priceTypes',
    rows: [{ name: 'BASE', base: 'Y', sort: 100, xmlId: 'BASE', createdBy: 1, modifiedBy: 1 }],
  },
  { prefix: 'catalog.priceTypeGroup' },
  { prefix: 'catalog.priceTypeLang' },
  { prefix: 'catalog.product', actions: { getFieldsByFilter: 'fields' } },
  { prefix: 'catalog.product.offer', actions: { getFieldsByFilter: 'fields' } },
  { prefix: 'catalog.product.service', actions: { getFieldsByFilter: 'fields' } },
  { prefix: 'catalog.product.sku', actions: { getFieldsByFilter: 'fields' } },
  { prefix: 'catalog.productImage' },
  { prefix: 'catalog.productProperty', container: 'productProperties', entity: catalogPropertyEntity },
  { prefix: 'catalog.productPropertyEnum', entity: catalogPropertyEnumEntity },
  { prefix: 'catalog.productPropertyFeature' },
  { prefix: 'catalog.productPropertySection', actions: { set: 'add' }, key: 'propertyId', keyField: 'propertyId' },
  { prefix: 'catalog.ratio', rows: [{ productId: 1, ratio: 1, isDefault: 'Y' }] },
  { prefix: 'catalog.roundingRule' },
  { prefix: 'catalog.section', container: 'sections', entity: catalogSectionEntity },
  { prefix: 'catalog.store' },
  { prefix: 'catalog.storeproduct', rows: [{ productId: 1, storeId: 1, amount: 10, quantityReserved: 0 }] },
  { prefix: 'catalog.vat', container: 'vats' },
]
