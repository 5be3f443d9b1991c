import type { Entity } from '../engine/entity.ts'
import {
  companyFields,
  contactFields,
  dealFields,
  leadFields,
  quoteFields,
  smartInvoiceFields,
  smartProcessFields,
} from '../generated/crm-fields.ts'

/** A CRM type: what `entityTypeId` names, and the entity its rows are kept in. */
export interface CrmType {
  readonly entityTypeId: number
  readonly entityName: CrmEntityName
  /** Prefix of the classic methods; absent where only `crm.item.*` exists. */
  readonly classicPrefix?: string | undefined
  /** `ownerType` of product rows. */
  readonly shortCode: string
  readonly title: string
  /** Dictionary of the stages in the default pipeline; absent where there are no stages. */
  readonly stageDictionary?: string | undefined
}

export type CrmEntityName = 'lead' | 'deal' | 'contact' | 'company' | 'quote' | 'smartInvoice' | 'smartProcess'

/** Every CRM type of the portal; 128 is its one smart process. */
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

/** The pipeline a new item goes to when none is named; types without pipelines have 0. */
export const defaultCategoryId = (entityTypeId: number): number =>
  entityTypeId === 31 ? 3 : entityTypeId === 128 ? 4 : 0

export const crmEntities = [
  { name: 'lead', fields: leadFields },
  { name: 'deal', fields: dealFields },
  { name: 'contact', fields: contactFields },
  { name: 'company', fields: companyFields },
  { name: 'quote', fields: quoteFields },
  { name: 'smartInvoice', fields: smartInvoiceFields },
  { name: 'smartProcess', fields: smartProcessFields },
] as const satisfies readonly Entity[]
