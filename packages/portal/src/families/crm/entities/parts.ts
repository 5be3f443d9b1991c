import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'

/** An entry of a dictionary: a stage, a source or a type. */
export const statusEntity = {
  name: 'status',
  fields: [
    idField,
    { name: 'entityId', upper: 'ENTITY_ID', type: 'string' },
    { name: 'statusId', upper: 'STATUS_ID', type: 'string' },
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'nameInit', upper: 'NAME_INIT', type: 'string' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'system', upper: 'SYSTEM', type: 'char' },
    { name: 'categoryId', upper: 'CATEGORY_ID', type: 'integer' },
    { name: 'color', upper: 'COLOR', type: 'string' },
    { name: 'semantics', upper: 'SEMANTICS', type: 'string' },
  ],
} as const satisfies Entity

/** A pipeline. Its `id` counts over all types, as on a portal. The default pipeline of deals has the id 0. */
export const categoryEntity = {
  name: 'category',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'entityTypeId', upper: 'ENTITY_TYPE_ID', type: 'integer', isRequired: true },
    { name: 'isDefault', upper: 'IS_DEFAULT', type: 'char', isReadOnly: true },
    { name: 'originId', upper: 'ORIGIN_ID', type: 'string' },
    { name: 'originatorId', upper: 'ORIGINATOR_ID', type: 'string' },
  ],
} as const satisfies Entity

export const currencyEntity = {
  name: 'currency',
  fields: [
    { ...idField, upper: undefined },
    { name: 'currency', upper: 'CURRENCY', type: 'string' },
    { name: 'amountCnt', upper: 'AMOUNT_CNT', type: 'integer' },
    { name: 'amount', upper: 'AMOUNT', type: 'string' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'base', upper: 'BASE', type: 'char' },
    { name: 'fullName', upper: 'FULL_NAME', type: 'string' },
    { name: 'lid', upper: 'LID', type: 'string' },
    { name: 'formatString', upper: 'FORMAT_STRING', type: 'string' },
    { name: 'decPoint', upper: 'DEC_POINT', type: 'string' },
    { name: 'thousandsSep', upper: 'THOUSANDS_SEP', type: 'string' },
    { name: 'decimals', upper: 'DECIMALS', type: 'integer' },
    { name: 'dateUpdate', upper: 'DATE_UPDATE', type: 'datetime' },
    { name: 'lang', type: 'json' },
  ],
} as const satisfies Entity

/** A product row of a deal, lead, quote, invoice or smart process. */
export const productRowEntity = {
  name: 'productRow',
  fields: [
    idField,
    { name: 'ownerId', upper: 'OWNER_ID', type: 'integer', isRequired: true, isImmutable: true },
    { name: 'ownerType', upper: 'OWNER_TYPE', type: 'string', isRequired: true, isImmutable: true },
    { name: 'productId', upper: 'PRODUCT_ID', type: 'integer', isRequired: true },
    { name: 'productName', upper: 'PRODUCT_NAME', type: 'string' },
    { name: 'price', upper: 'PRICE', type: 'double' },
    { name: 'priceAccount', upper: 'PRICE_ACCOUNT', type: 'double', isReadOnly: true },
    { name: 'priceExclusive', upper: 'PRICE_EXCLUSIVE', type: 'double', isReadOnly: true },
    { name: 'priceNetto', upper: 'PRICE_NETTO', type: 'double', isReadOnly: true },
    { name: 'priceBrutto', upper: 'PRICE_BRUTTO', type: 'double', isReadOnly: true },
    { name: 'quantity', upper: 'QUANTITY', type: 'double' },
    { name: 'discountTypeId', upper: 'DISCOUNT_TYPE_ID', type: 'integer' },
    { name: 'discountRate', upper: 'DISCOUNT_RATE', type: 'double' },
    { name: 'discountSum', upper: 'DISCOUNT_SUM', type: 'double' },
    { name: 'taxRate', upper: 'TAX_RATE', type: 'double' },
    { name: 'taxIncluded', upper: 'TAX_INCLUDED', type: 'char' },
    { name: 'customized', upper: 'CUSTOMIZED', type: 'char' },
    { name: 'measureCode', upper: 'MEASURE_CODE', type: 'integer' },
    { name: 'measureName', upper: 'MEASURE_NAME', type: 'string' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'type', upper: 'TYPE', type: 'integer', isReadOnly: true },
    { name: 'storeId', upper: 'STORE_ID', type: 'integer', isReadOnly: true },
  ],
} as const satisfies Entity

/** A product of the catalogue. */
export const productEntity = {
  name: 'product',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'price', upper: 'PRICE', type: 'double' },
    { name: 'currencyId', upper: 'CURRENCY_ID', type: 'crm_currency' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'description', upper: 'DESCRIPTION', type: 'text' },
    { name: 'descriptionType', upper: 'DESCRIPTION_TYPE', type: 'string' },
    { name: 'previewPicture', upper: 'PREVIEW_PICTURE', type: 'file' },
    { name: 'detailPicture', upper: 'DETAIL_PICTURE', type: 'file' },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'catalogId', upper: 'CATALOG_ID', type: 'integer', isImmutable: true },
    { name: 'sectionId', upper: 'SECTION_ID', type: 'integer' },
    { name: 'measure', upper: 'MEASURE', type: 'integer' },
    { name: 'vatId', upper: 'VAT_ID', type: 'integer' },
    { name: 'vatIncluded', upper: 'VAT_INCLUDED', type: 'char' },
    { name: 'dateCreate', upper: 'DATE_CREATE', type: 'datetime', isReadOnly: true },
    { name: 'timestampX', upper: 'TIMESTAMP_X', type: 'datetime', isReadOnly: true },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'user', isReadOnly: true },
    { name: 'modifiedBy', upper: 'MODIFIED_BY', type: 'user', isReadOnly: true },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [
      typeof statusEntity,
      typeof categoryEntity,
      typeof currencyEntity,
      typeof productRowEntity,
      typeof productEntity,
    ]
  > {}
}
