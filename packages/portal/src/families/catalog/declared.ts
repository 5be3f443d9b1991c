import { documentedTable, type DeclaredMethods } from '../../documented/declared/documented-table.ts'
import { newPriceValues, productsOf } from './products.ts'
import { moveStock } from './stock.ts'
import {
  catalogEntity,
  catalogPropertyEntity,
  catalogPropertyEnumEntity,
  catalogSectionEntity,
  crmCatalogId,
  offersCatalogId,
} from './entities.ts'

/** A product is in one of these tables. */
const productEntities = [
  'catalogProduct',
  'catalogProductOffer',
  'catalogProductSku',
  'catalogProductService',
  'product',
] as const

const catalog = documentedTable({
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
})
const document = documentedTable({
  entity: 'catalogDocument',
  changing: (id, { status }, { portal }) => {
    moveStock(portal.engine, id, status === 'Y' ? 'Y' : 'N')
  },
})
const documentElement = documentedTable({ entity: 'catalogDocumentElement' })
const documentcontractor = documentedTable({ entity: 'catalogDocumentcontractor' })
const extra = documentedTable({ entity: 'catalogExtra', rows: [{ name: 'Retail', percentage: 10 }] })
const measure = documentedTable({
  entity: 'catalogMeasure',
  container: 'measures',
  rows: [
    {
      code: 796,
      measureTitle: 'Piece',
      symbol: 'pc.',
      symbolIntl: 'pce',
      symbolLetterIntl: 'PCE. NMB',
      isDefault: 'Y',
    },
  ],
})
const price = documentedTable({ entity: 'catalogPrice', defaults: newPriceValues })
const priceType = documentedTable({
  entity: 'catalogPriceType',
  container: 'priceTypes',
  rows: [{ name: 'BASE', base: 'Y', sort: 100, xmlId: 'BASE', createdBy: 1, modifiedBy: 1 }],
})
const priceTypeGroup = documentedTable({ entity: 'catalogPriceTypeGroup' })
const priceTypeLang = documentedTable({ entity: 'catalogPriceTypeLang' })
const product = documentedTable({ entity: 'catalogProduct', ...productsOf(crmCatalogId, 1) })
const productOffer = documentedTable({ entity: 'catalogProductOffer', ...productsOf(offersCatalogId, 4) })
const productService = documentedTable({ entity: 'catalogProductService', ...productsOf(crmCatalogId, 7) })
const productSku = documentedTable({ entity: 'catalogProductSku', ...productsOf(crmCatalogId, 3) })
const productImage = documentedTable({
  entity: 'catalogProductImage',
  parents: { productId: productEntities },
})
const productProperty = documentedTable({ entity: catalogPropertyEntity, container: 'productProperties' })
const productPropertyEnum = documentedTable({ entity: catalogPropertyEnumEntity })
const productPropertyFeature = documentedTable({ entity: 'catalogProductPropertyFeature' })
const productPropertySection = documentedTable({
  entity: 'catalogProductPropertySection',
  parents: { propertyId: [catalogPropertyEntity.name] },
  key: 'propertyId',
  keyField: 'propertyId',
})
const ratio = documentedTable({ entity: 'catalogRatio' })
const roundingRule = documentedTable({ entity: 'catalogRoundingRule' })
const section = documentedTable({ entity: catalogSectionEntity, container: 'sections' })
const store = documentedTable({ entity: 'catalogStore' })
const storeproduct = documentedTable({ entity: 'catalogStoreproduct' })
const vat = documentedTable({ entity: 'catalogVat', container: 'vats' })

/** Catalogues: products and their variations, prices, stores and stock documents. */
export const catalogDeclared: DeclaredMethods = {
  'catalog.catalog.get': catalog.get,
  'catalog.catalog.getFields': catalog.fields,
  'catalog.catalog.list': catalog.list,
  'catalog.document.add': document.add,
  'catalog.document.cancel': document.change({ status: 'N' }),
  'catalog.document.conduct': document.change({ status: 'Y' }),
  'catalog.document.confirm': document.change({ status: 'Y' }),
  'catalog.document.delete': document.delete,
  'catalog.document.fields': document.fields,
  'catalog.document.getFields': document.fields,
  'catalog.document.list': document.list,
  'catalog.document.unconfirm': document.change({ status: 'N' }),
  'catalog.document.update': document.update,
  'catalog.document.element.add': documentElement.add,
  'catalog.document.element.delete': documentElement.delete,
  'catalog.document.element.fields': documentElement.fields,
  'catalog.document.element.getFields': documentElement.fields,
  'catalog.document.element.list': documentElement.list,
  'catalog.document.element.update': documentElement.update,
  'catalog.documentcontractor.add': documentcontractor.add,
  'catalog.documentcontractor.delete': documentcontractor.delete,
  'catalog.documentcontractor.getFields': documentcontractor.fields,
  'catalog.documentcontractor.list': documentcontractor.list,
  'catalog.extra.get': extra.get,
  'catalog.extra.getFields': extra.fields,
  'catalog.extra.list': extra.list,
  'catalog.measure.add': measure.add,
  'catalog.measure.delete': measure.delete,
  'catalog.measure.get': measure.get,
  'catalog.measure.getFields': measure.fields,
  'catalog.measure.list': measure.list,
  'catalog.measure.update': measure.update,
  'catalog.price.add': price.add,
  'catalog.price.delete': price.delete,
  'catalog.price.get': price.get,
  'catalog.price.getFields': price.fields,
  'catalog.price.list': price.list,
  'catalog.price.update': price.update,
  'catalog.priceType.add': priceType.add,
  'catalog.priceType.delete': priceType.delete,
  'catalog.priceType.get': priceType.get,
  'catalog.priceType.getFields': priceType.fields,
  'catalog.priceType.list': priceType.list,
  'catalog.priceType.update': priceType.update,
  'catalog.priceTypeGroup.add': priceTypeGroup.add,
  'catalog.priceTypeGroup.delete': priceTypeGroup.delete,
  'catalog.priceTypeGroup.getFields': priceTypeGroup.fields,
  'catalog.priceTypeGroup.list': priceTypeGroup.list,
  'catalog.priceTypeLang.add': priceTypeLang.add,
  'catalog.priceTypeLang.delete': priceTypeLang.delete,
  'catalog.priceTypeLang.get': priceTypeLang.get,
  'catalog.priceTypeLang.getFields': priceTypeLang.fields,
  'catalog.priceTypeLang.list': priceTypeLang.list,
  'catalog.priceTypeLang.update': priceTypeLang.update,
  'catalog.product.add': product.add,
  'catalog.product.delete': product.delete,
  'catalog.product.get': product.get,
  'catalog.product.getFieldsByFilter': product.fields,
  'catalog.product.list': product.list,
  'catalog.product.update': product.update,
  'catalog.product.offer.add': productOffer.add,
  'catalog.product.offer.delete': productOffer.delete,
  'catalog.product.offer.get': productOffer.get,
  'catalog.product.offer.getFieldsByFilter': productOffer.fields,
  'catalog.product.offer.list': productOffer.list,
  'catalog.product.offer.update': productOffer.update,
  'catalog.product.service.add': productService.add,
  'catalog.product.service.delete': productService.delete,
  'catalog.product.service.get': productService.get,
  'catalog.product.service.getFieldsByFilter': productService.fields,
  'catalog.product.service.list': productService.list,
  'catalog.product.service.update': productService.update,
  'catalog.product.sku.add': productSku.add,
  'catalog.product.sku.delete': productSku.delete,
  'catalog.product.sku.get': productSku.get,
  'catalog.product.sku.getFieldsByFilter': productSku.fields,
  'catalog.product.sku.list': productSku.list,
  'catalog.product.sku.update': productSku.update,
  'catalog.productImage.add': productImage.add,
  'catalog.productImage.delete': productImage.delete,
  'catalog.productImage.get': productImage.get,
  'catalog.productImage.getFields': productImage.fields,
  'catalog.productImage.list': productImage.list,
  'catalog.productProperty.add': productProperty.add,
  'catalog.productProperty.delete': productProperty.delete,
  'catalog.productProperty.get': productProperty.get,
  'catalog.productProperty.getFields': productProperty.fields,
  'catalog.productProperty.list': productProperty.list,
  'catalog.productProperty.update': productProperty.update,
  'catalog.productPropertyEnum.add': productPropertyEnum.add,
  'catalog.productPropertyEnum.delete': productPropertyEnum.delete,
  'catalog.productPropertyEnum.get': productPropertyEnum.get,
  'catalog.productPropertyEnum.getFields': productPropertyEnum.fields,
  'catalog.productPropertyEnum.list': productPropertyEnum.list,
  'catalog.productPropertyEnum.update': productPropertyEnum.update,
  'catalog.productPropertyFeature.add': productPropertyFeature.add,
  'catalog.productPropertyFeature.get': productPropertyFeature.get,
  'catalog.productPropertyFeature.getFields': productPropertyFeature.fields,
  'catalog.productPropertyFeature.list': productPropertyFeature.list,
  'catalog.productPropertyFeature.update': productPropertyFeature.update,
  'catalog.productPropertySection.get': productPropertySection.get,
  'catalog.productPropertySection.list': productPropertySection.list,
  'catalog.productPropertySection.set': productPropertySection.add,
  'catalog.ratio.get': ratio.get,
  'catalog.ratio.getFields': ratio.fields,
  'catalog.ratio.list': ratio.list,
  'catalog.roundingRule.add': roundingRule.add,
  'catalog.roundingRule.delete': roundingRule.delete,
  'catalog.roundingRule.get': roundingRule.get,
  'catalog.roundingRule.getFields': roundingRule.fields,
  'catalog.roundingrule.list': roundingRule.list,
  'catalog.roundingRule.update': roundingRule.update,
  'catalog.section.add': section.add,
  'catalog.section.delete': section.delete,
  'catalog.section.get': section.get,
  'catalog.section.getFields': section.fields,
  'catalog.section.list': section.list,
  'catalog.section.update': section.update,
  'catalog.store.add': store.add,
  'catalog.store.delete': store.delete,
  'catalog.store.get': store.get,
  'catalog.store.getFields': store.fields,
  'catalog.store.list': store.list,
  'catalog.store.update': store.update,
  'catalog.storeproduct.get': storeproduct.get,
  'catalog.storeproduct.getFields': storeproduct.fields,
  'catalog.storeproduct.list': storeproduct.list,
  'catalog.vat.add': vat.add,
  'catalog.vat.delete': vat.delete,
  'catalog.vat.get': vat.get,
  'catalog.vat.getFields': vat.fields,
  'catalog.vat.list': vat.list,
  'catalog.vat.update': vat.update,
}
