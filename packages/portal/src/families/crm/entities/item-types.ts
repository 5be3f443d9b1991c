import type { RowOfAny, RowsFrom, WrittenRowOfAny } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'
import {
  companyFields,
  contactFields,
  dealFields,
  leadFields,
  quoteFields,
  smartInvoiceFields,
  smartProcessFields,
} from '../../../generated/crm-fields.ts'

/** The entities that hold items. Each added smart process has an entity of its own, with its number in the name. */
export type ItemEntityName = (typeof crmEntities)[number]['name'] | `smartProcess${number}`

/** A row of an item of any type. */
export type ItemRow = RowOfAny<ItemEntityName>

/** Values of an item of any type, by field: values to write, or some columns of its row. */
export type ItemValues = WrittenRowOfAny<ItemEntityName>

/** A CRM type: the type that `entityTypeId` names, and the entity that holds its rows. */
export interface CrmType {
  readonly entityTypeId: number
  readonly entityName: ItemEntityName
  /** Prefix of the classic methods. Absent if the type has only `crm.item.*`. */
  readonly classicPrefix?: string | undefined
  /** The `ownerType` of its product rows. */
  readonly shortCode: string
  readonly title: string
  /** The dictionary of the stages in the default pipeline. Absent if the type has no stages. */
  readonly stageDictionary?: string | undefined
  /** The pipeline of new items in an added smart process. */
  readonly defaultCategoryId?: number | undefined
}

/** The CRM types that every portal has. 128 is a smart process that may be deleted. */
export const crmTypes = [
  {
    entityTypeId: 1,
    entityName: 'lead',
    classicPrefix: 'crm.lead',
    shortCode: 'L',
    title: 'Lead',
    stageDictionary: 'STATUS',
  },
  {
    entityTypeId: 2,
    entityName: 'deal',
    classicPrefix: 'crm.deal',
    shortCode: 'D',
    title: 'Deal',
    stageDictionary: 'DEAL_STAGE',
  },
  { entityTypeId: 3, entityName: 'contact', classicPrefix: 'crm.contact', shortCode: 'C', title: 'Contact' },
  { entityTypeId: 4, entityName: 'company', classicPrefix: 'crm.company', shortCode: 'CO', title: 'Company' },
  {
    entityTypeId: 7,
    entityName: 'quote',
    classicPrefix: 'crm.quote',
    shortCode: 'Q',
    title: 'Quote',
    stageDictionary: 'QUOTE_STATUS',
  },
  {
    entityTypeId: 31,
    entityName: 'smartInvoice',
    shortCode: 'SI',
    title: 'Invoice',
    stageDictionary: 'SMART_INVOICE_STAGE_3',
  },
  {
    entityTypeId: 128,
    entityName: 'smartProcess',
    shortCode: 'T80',
    title: 'Item',
    stageDictionary: 'DYNAMIC_128_STAGE_4',
  },
] as const satisfies readonly CrmType[]

/** The type whose rows are in this entity. */
export const crmTypeNamed = (entityName: (typeof crmTypes)[number]['entityName']): CrmType => {
  const found = crmTypes.find((type) => type.entityName === entityName)
  if (found === undefined) throw new Error(`There is no CRM type ${entityName}.`)
  return found
}

/** The pipeline of a new item if the call names none. Types without pipelines have 0. */
export const defaultCategoryId = (entityTypeId: number): number =>
  entityTypeId === 31 ? 3 : entityTypeId === 128 ? 4 : 0

/** Settings that a smart process can turn on and off. */
export const typeFlags = [
  'isCategoriesEnabled',
  'isStagesEnabled',
  'isBeginCloseDatesEnabled',
  'isClientEnabled',
  'isUseInUserfieldEnabled',
  'isLinkWithProductsEnabled',
  'isMycompanyEnabled',
  'isDocumentsEnabled',
  'isSourceEnabled',
  'isObserversEnabled',
  'isRecyclebinEnabled',
  'isAutomationEnabled',
  'isBizProcEnabled',
  'isSetOpenPermissions',
  'isPaymentsEnabled',
  'isCountersEnabled',
] as const

export const crmEntities = [
  { name: 'lead', fields: leadFields },
  { name: 'deal', fields: dealFields },
  { name: 'contact', fields: contactFields },
  { name: 'company', fields: companyFields },
  { name: 'quote', fields: quoteFields },
  { name: 'smartInvoice', fields: smartInvoiceFields },
  { name: 'smartProcess', fields: smartProcessFields },
] as const satisfies readonly Entity[]

/** A smart process in the form in which the portal stores it. Invoices, type 31, are also stored this way. */
export const crmTypeEntity = {
  name: 'crmType',
  fields: [
    idField,
    { name: 'title', type: 'string', isRequired: true },
    { name: 'code', type: 'string' },
    { name: 'createdBy', type: 'user', isReadOnly: true },
    { name: 'entityTypeId', type: 'integer', isImmutable: true },
    { name: 'customSectionId', type: 'integer' },
    ...typeFlags.map((name) => ({ name, type: 'char' }) as const),
    { name: 'createdTime', type: 'datetime', isReadOnly: true },
    { name: 'updatedTime', type: 'datetime', isReadOnly: true },
    { name: 'updatedBy', type: 'user', isReadOnly: true },
    { name: 'relations', type: 'json' },
    { name: 'linkedUserFields', type: 'json' },
    { name: 'customSections', type: 'json' },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof crmTypeEntity]>, RowsFrom<typeof crmEntities> {
    [added: `smartProcess${number}`]: RowsFrom<typeof crmEntities>['smartProcess']
  }
}
