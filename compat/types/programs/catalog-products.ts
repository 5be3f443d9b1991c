// Products, rows and prices.
import {
  CatalogProductImageType,
  CatalogProductType,
  CatalogRoundingRuleType,
  ProductRowDiscountTypeId,
  EnumCrmEntityTypeShort,
  type CatalogCatalog,
  type CatalogPriceType,
  type CatalogProduct,
  type CatalogProductImage,
  type CatalogProductOffer,
  type CatalogProductService,
  type CatalogProductSku,
  type CatalogSection,
  type CatalogStore,
  type CrmItemProductRow,
  type CrmItemPayment,
  type CrmItemDelivery,
  type TypeB24,
} from '@bitrix24/b24jssdk'

export async function products($b24: TypeB24): Promise<CatalogProduct[]> {
  const response = await $b24.actions.v2.callList.make<CatalogProduct>({
    method: 'catalog.product.list',
    params: { select: ['id', 'iblockId', 'property*'], filter: { iblockId: 23 } },
    idKey: 'id',
    customKeyForResult: 'products',
  })
  const rows = response.getData() ?? []
  for (const row of rows) {
    console.log(row.name, row.property123.value, row['property5'], row.purchasingPrice, row.weight, row.anyKey)
    row.anyKey = 1
  }
  return rows
}

export const price = (product: CatalogProduct | CatalogProductOffer | CatalogProductSku): string =>
  `${product.purchasingPrice} ${product.purchasingCurrency} ${product.vatIncluded === 'Y'}`
export const service = (one: CatalogProductService): string =>
  `${one.name} ${one.type === CatalogProductType.service} ${one.property12?.value}`
export const isSku = (one: { type: CatalogProductType }): one is CatalogProductSku =>
  one.type === CatalogProductType.sku
export const total = (rows: CrmItemProductRow[]): number => rows.reduce((sum, row) => sum + row.price * row.quantity, 0)
export const first = (image: CatalogProductImage): string | undefined =>
  image.type === CatalogProductImageType.detail ? image.detailUrl : image.downloadUrl
export const row: Partial<CrmItemProductRow> = {
  ownerType: EnumCrmEntityTypeShort.deal,
  discountTypeId: ProductRowDiscountTypeId.percentage,
  taxIncluded: 'Y',
  type: CatalogProductType.product,
}
export const paid = (payment: CrmItemPayment, delivery: CrmItemDelivery): boolean =>
  payment.paid === 'Y' && delivery.deducted === 'Y'
export const names = (
  catalog: CatalogCatalog,
  section: CatalogSection,
  store: CatalogStore,
  type: CatalogPriceType,
): string[] => [catalog.name, section.name, store.title, type.name, String(CatalogRoundingRuleType.roundingUp)]
