import type { BoolString, ISODate, TextType } from './scalars.ts'
import type { Untyped } from '../untyped.ts'

/** Kinds of products. */
export enum CatalogProductType {
  undefined = 0,
  product = 1,
  service = 7,
  sku = 3,
  skuEmpty = 6,
  offer = 4,
  offerEmpty = 5,
}
/** Places of a product's image. */
export enum CatalogProductImageType {
  undefined = 'UNDEFINED',
  detail = 'DETAIL_PICTURE',
  preview = 'PREVIEW_PICTURE',
  morePhoto = 'MORE_PHOTO',
}
/** Ways of rounding a price. */
export enum CatalogRoundingRuleType {
  undefined = 0,
  mathematical = 1,
  roundingUp = 2,
  roundingDown = 4,
}
/** Members of every kind of product. */
interface BaseProduct {
  id: number
  iblockId: number
  name: string
  active: BoolString
  available: BoolString
  code: string
  xmlId: string
  bundle: BoolString
  barcodeMulti: BoolString
  canBuyZero?: BoolString
  createdBy: number
  modifiedBy: number
  dateCreate: ISODate
  timestampX: ISODate
  dateActiveFrom?: ISODate
  dateActiveTo?: ISODate
  detailPicture?: object
  detailText?: string
  detailTextType?: TextType
  previewPicture?: object
  previewText?: string
  previewTextType?: TextType
  iblockSectionId?: number
  iblockSection?: number[]
  sort: number
  measure?: number
  vatId: number
  vatIncluded: BoolString
  purchasingPrice: string
  purchasingCurrency: string
  quantity: number
  quantityReserved: number
  quantityTrace: BoolString
  subscribe: BoolString | 'D'
  weight?: number
  height?: number
  length?: number
  width?: number
  /** Properties of the catalogue, such as `property123`, and members of later portals. */
  [property: string]: Untyped
}
/** Catalogue. */
export interface CatalogCatalog {
  id: number
  iblockId: number
  iblockTypeId: 'CRM_PRODUCT_CATALOG' | (string & {})
  lid: string
  name: string
  productIblockId?: number
  skuPropertyId?: number
  subscription?: BoolString
  vatId: number
}
/** Plain product. */
export interface CatalogProduct extends BaseProduct {
  type: CatalogProductType.product
}
/** Parent product with variations. */
export interface CatalogProductSku extends BaseProduct {
  type: CatalogProductType.sku | CatalogProductType.skuEmpty
}
/** Product variation. */
export interface CatalogProductOffer extends BaseProduct {
  type: CatalogProductType.offer | CatalogProductType.offerEmpty
}
/** Service. */
export interface CatalogProductService extends Omit<
  BaseProduct,
  | 'quantityReserved'
  | 'quantity'
  | 'purchasingPrice'
  | 'purchasingCurrency'
  | 'quantityTrace'
  | 'subscribe'
  | 'weight'
  | 'height'
  | 'length'
  | 'width'
  | 'canBuyZero'
  | 'barcodeMulti'
> {
  type: CatalogProductType.service
}
/** Catalogue section. */
export interface CatalogSection {
  id: number
  xmlId: string
  code: string
  iblockId: number
  sort: number
  iblockSectionId: number
  name: string
  active: BoolString
  description: string
  descriptionType: TextType
}
/** Product image. */
export interface CatalogProductImage {
  id: number
  name: string
  productId: number
  type: (typeof CatalogProductImageType)[keyof typeof CatalogProductImageType]
  createTime?: ISODate
  downloadUrl?: string
  detailUrl?: string
}
/** Warehouse. */
export interface CatalogStore {
  id: number
  code: string
  xmlId: string
  sort: number
  address: string
  title: string
  active: BoolString
  description?: string
  gpsN: number
  gpsS: number
  imageId: object
  dateModify: ISODate
  dateCreate: ISODate
  userId: number
  modifiedBy: number
  phone: string
  email: string
  schedule: string
  issuingCenter: BoolString
}
/** Unit of measure. */
export interface CatalogMeasure {
  id: number
  code: string
  isDefault: BoolString
  measureTitle: string
  symbol: string
  symbolIntl: string
  symbolLetterIntl: string
}
/** Unit ratio. */
export interface CatalogRatio {
  id: number
  productId: number
  ratio: number
  isDefault: BoolString
}
/** Price type. */
export interface CatalogPriceType {
  id: number
  xmlId: string
  sort: number
  name: string
  base: BoolString
  createdBy: number
  modifiedBy: number
  dateCreate: ISODate
  timestampX: ISODate
}
/** Price type translation. */
export interface CatalogPriceTypeLang {
  id: number
  catalogGroupId: number
  name: string
  lang: string
}
/** VAT rate. */
export interface CatalogVat {
  id: number
  name: string
  active: BoolString
  rate: number
  sort: number
  timestampX: ISODate
}
/** Catalogue language. */
export interface CatalogLanguage {
  lid: string
  name: string
  active: BoolString
}
/** Rounding rule. */
export interface CatalogRoundingRule {
  id: number
  catalogGroupId: number
  price: number
  roundType: (typeof CatalogRoundingRuleType)[keyof typeof CatalogRoundingRuleType]
  roundPrecision: number
  createdBy: number
  modifiedBy: number
  dateCreate: ISODate
  dateModify: ISODate
}
/** Markup. */
export interface CatalogExtra {
  id: number
  name: string
  percentage: number
}
