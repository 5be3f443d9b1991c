import type { BoolString, ISODate } from './scalars.ts'
import type { CatalogProductType } from './catalog.ts'

/** CRM entity types by number. */
export enum EnumCrmEntityTypeId {
  undefined = 0,
  lead = 1,
  deal = 2,
  contact = 3,
  company = 4,
  oldInvoice = 5,
  invoice = 31,
  quote = 7,
  requisite = 8,
  order = 14,
}
/** CRM entity types by name. */
export enum EnumCrmEntityType {
  undefined = 'UNDEFINED',
  lead = 'CRM_LEAD',
  deal = 'CRM_DEAL',
  contact = 'CRM_CONTACT',
  company = 'CRM_COMPANY',
  oldInvoice = 'CRM_INVOICE',
  invoice = 'CRM_SMART_INVOICE',
  quote = 'CRM_QUOTE',
  requisite = 'CRM_REQUISITE',
  order = 'ORDER',
}
/** CRM entity types by the short code that product rows and pickers use. */
export enum EnumCrmEntityTypeShort {
  undefined = '?',
  lead = 'L',
  deal = 'D',
  contact = 'C',
  company = 'CO',
  oldInvoice = 'I',
  invoice = 'SI',
  quote = 'Q',
  requisite = 'RQ',
  order = 'O',
}
/** Discounts of a product row. */
export enum ProductRowDiscountTypeId {
  undefined = 0,
  absolute = 1,
  percentage = 2,
}

const shortOf: Record<EnumCrmEntityTypeId, EnumCrmEntityTypeShort> = {
  [EnumCrmEntityTypeId.undefined]: EnumCrmEntityTypeShort.undefined,
  [EnumCrmEntityTypeId.lead]: EnumCrmEntityTypeShort.lead,
  [EnumCrmEntityTypeId.deal]: EnumCrmEntityTypeShort.deal,
  [EnumCrmEntityTypeId.contact]: EnumCrmEntityTypeShort.contact,
  [EnumCrmEntityTypeId.company]: EnumCrmEntityTypeShort.company,
  [EnumCrmEntityTypeId.oldInvoice]: EnumCrmEntityTypeShort.oldInvoice,
  [EnumCrmEntityTypeId.invoice]: EnumCrmEntityTypeShort.invoice,
  [EnumCrmEntityTypeId.quote]: EnumCrmEntityTypeShort.quote,
  [EnumCrmEntityTypeId.requisite]: EnumCrmEntityTypeShort.requisite,
  [EnumCrmEntityTypeId.order]: EnumCrmEntityTypeShort.order,
}

/** The short code of a CRM entity type; `'?'` for an unknown number, such as that of a smart process. */
export const getEnumCrmEntityTypeShort = (id: EnumCrmEntityTypeId): EnumCrmEntityTypeShort =>
  Object.hasOwn(shortOf, id) ? shortOf[id] : EnumCrmEntityTypeShort.undefined

/** A product row of a CRM item. */
export interface CrmItemProductRow {
  id: number
  ownerId: number
  ownerType: (typeof EnumCrmEntityTypeShort)[keyof typeof EnumCrmEntityTypeShort]
  productId: number
  productName: string
  sort: number
  price: number
  priceAccount: number
  priceExclusive: number
  priceNetto: number
  priceBrutto: number
  customized: BoolString
  quantity: number
  measureCode: string
  measureName: string
  taxRate: number | null
  taxIncluded: BoolString
  discountRate: number
  discountSum: number
  discountTypeId: (typeof ProductRowDiscountTypeId)[keyof typeof ProductRowDiscountTypeId]
  xmlId: string
  type: (typeof CatalogProductType)[keyof typeof CatalogProductType]
  storeId: number
}
/** A delivery of a CRM item. */
export interface CrmItemDelivery {
  id: number
  accountNumber: string
  deducted: BoolString
  dateDeducted?: ISODate
  deliveryId: number
  deliveryName: string
  priceDelivery: number
}
/** A payment of a CRM item. */
export interface CrmItemPayment {
  id: number
  accountNumber: string
  paid: BoolString
  datePaid?: ISODate
  empPaidId?: number
  sum: number
  currency: string
  paySystemId: number
  paySystemName: string
}
