import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** A catalogue of products, or of their variations. Its `id` is the number of its information block. */
export const catalogEntity = {
  name: 'catalogCatalog',
  fields: [
    idField,
    { name: 'name', upper: 'NAME', type: 'string' },
    { name: 'originatorId', upper: 'ORIGINATOR_ID', type: 'string', isClassicOnly: true, isPlaceholder: true },
    { name: 'originId', upper: 'ORIGIN_ID', type: 'string', isClassicOnly: true, isPlaceholder: true },
    { name: 'xmlId', upper: 'XML_ID', type: 'string', isClassicOnly: true, isReadOnly: true },
    { name: 'iblockId', type: 'integer', isReadOnly: true },
    { name: 'iblockTypeId', type: 'integer', isReadOnly: true },
    { name: 'lid', type: 'string', isReadOnly: true },
    { name: 'productIblockId', type: 'integer' },
    { name: 'skuPropertyId', type: 'integer' },
    { name: 'subscription', type: 'char' },
    { name: 'vatId', type: 'integer' },
    { name: 'yandexExport', type: 'char' },
  ],
} as const satisfies Entity

/** A section of a catalogue. `crm.productsection.*` and `catalog.section.*` use the same rows. */
export const catalogSectionEntity = {
  name: 'catalogSection',
  fields: [
    idField,
    { name: 'iblockId', upper: 'CATALOG_ID', type: 'integer', isImmutable: true },
    { name: 'iblockSectionId', upper: 'SECTION_ID', type: 'integer' },
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'sort', type: 'integer' },
    { name: 'active', type: 'char' },
    { name: 'description', type: 'string' },
    { name: 'descriptionType', type: 'string' },
  ],
} as const satisfies Entity

/** A property of the products in a catalogue. `crm.product.property.*` and `catalog.productProperty.*` use the same rows. */
export const catalogPropertyEntity = {
  name: 'catalogProductProperty',
  fields: [
    idField,
    { name: 'iblockId', upper: 'IBLOCK_ID', type: 'integer', isImmutable: true },
    { name: 'name', upper: 'NAME', type: 'string', isRequired: true },
    { name: 'active', upper: 'ACTIVE', type: 'char' },
    { name: 'isRequired', upper: 'IS_REQUIRED', type: 'char' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'code', upper: 'CODE', type: 'string' },
    { name: 'propertyType', upper: 'PROPERTY_TYPE', type: 'string', isRequired: true, isImmutable: true },
    { name: 'multiple', upper: 'MULTIPLE', type: 'char' },
    { name: 'defaultValue', upper: 'DEFAULT_VALUE', type: 'json' },
    { name: 'rowCount', upper: 'ROW_COUNT', type: 'integer' },
    { name: 'colCount', upper: 'COL_COUNT', type: 'integer' },
    { name: 'listType', upper: 'LIST_TYPE', type: 'string' },
    { name: 'fileType', upper: 'FILE_TYPE', type: 'string' },
    { name: 'linkIblockId', upper: 'LINK_IBLOCK_ID', type: 'integer', isReadOnly: true },
    { name: 'userType', upper: 'USER_TYPE', type: 'string', isImmutable: true },
    { name: 'userTypeSettings', upper: 'USER_TYPE_SETTINGS', type: 'json' },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'multipleCnt', type: 'integer' },
    { name: 'withDescription', type: 'char' },
    { name: 'searchable', type: 'char' },
    { name: 'filtrable', type: 'char' },
    { name: 'hint', type: 'string' },
    { name: 'timestampX', type: 'datetime', isReadOnly: true },
  ],
} as const satisfies Entity

/** A value that a property of the type "list" offers. */
export const catalogPropertyEnumEntity = {
  name: 'catalogProductPropertyEnum',
  fields: [
    idField,
    { name: 'propertyId', type: 'integer', isRequired: true, isImmutable: true },
    { name: 'value', upper: 'VALUE', type: 'string', isRequired: true },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'sort', upper: 'SORT', type: 'integer' },
    { name: 'def', upper: 'DEF', type: 'char' },
  ],
} as const satisfies Entity

/** The catalogue of CRM products. Sections and properties go there if a call names no catalogue. */
export const crmCatalogId = 24

/** The catalogue with the variations of those products. */
export const offersCatalogId = 26

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [
      typeof catalogEntity,
      typeof catalogSectionEntity,
      typeof catalogPropertyEntity,
      typeof catalogPropertyEnumEntity,
    ]
  > {}
}
