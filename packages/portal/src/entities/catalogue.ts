import { idField, type Entity } from '../engine/entity.ts'

/** A catalogue of products, or of their variations; its `id` is the number of its information block. */
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

/** A section of a catalogue: `crm.productsection.*` and `catalog.section.*` are two views of it. */
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

/** The catalogue of the CRM's products: where sections and properties go when none is named. */
export const crmCatalogId = 24
