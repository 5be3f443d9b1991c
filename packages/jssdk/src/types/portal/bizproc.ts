import { EnumCrmEntityTypeId } from './crm.ts'

/** Cloud or self-hosted. */
export enum EnumBitrix24Edition {
  undefined = 'undefined',
  b24 = 'b24',
  box = 'box',
}
/** Modules whose documents workflows run on. */
export enum EnumBizprocBaseType {
  undefined = 'undefined',
  crm = 'crm',
  disk = 'disk',
  lists = 'lists',
}
/** Classes of the documents that workflows run on. */
export enum EnumBizprocDocumentType {
  undefined = 'undefined',
  lead = 'CCrmDocumentLead',
  company = 'CCrmDocumentCompany',
  contact = 'CCrmDocumentContact',
  deal = 'CCrmDocumentDeal',
  invoice = 'Bitrix\\Crm\\Integration\\BizProc\\Document\\SmartInvoice',
  quote = 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Quote',
  order = 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Order',
  dynamic = 'Bitrix\\Crm\\Integration\\BizProc\\Document\\Dynamic',
  disk = 'Bitrix\\Disk\\BizProcDocument',
  lists = 'BizprocDocument',
  listsList = 'Bitrix\\Lists\\BizprocDocumentLists',
}

interface DocumentClass {
  readonly module: EnumBizprocBaseType
  readonly crmType: EnumCrmEntityTypeId
  /** Name of the entity. A name that ends in `_` needs the number of a process, storage or list after it. */
  readonly entity: string
}

const crm = (entity: string, crmType = EnumCrmEntityTypeId.undefined): DocumentClass => ({
  module: EnumBizprocBaseType.crm,
  crmType,
  entity,
})
const outsideCrm = (module: EnumBizprocBaseType, entity: string): DocumentClass => ({
  module,
  crmType: EnumCrmEntityTypeId.undefined,
  entity,
})

const classOf = (documentType: EnumBizprocDocumentType): DocumentClass => {
  switch (documentType) {
    case EnumBizprocDocumentType.lead:
      return crm('LEAD', EnumCrmEntityTypeId.lead)
    case EnumBizprocDocumentType.company:
      return crm('COMPANY', EnumCrmEntityTypeId.company)
    case EnumBizprocDocumentType.contact:
      return crm('CONTACT', EnumCrmEntityTypeId.contact)
    case EnumBizprocDocumentType.deal:
      return crm('DEAL', EnumCrmEntityTypeId.deal)
    case EnumBizprocDocumentType.invoice:
      return crm('SMART_INVOICE', EnumCrmEntityTypeId.invoice)
    case EnumBizprocDocumentType.quote:
      return crm('QUOTE', EnumCrmEntityTypeId.quote)
    case EnumBizprocDocumentType.order:
      return crm('ORDER', EnumCrmEntityTypeId.order)
    case EnumBizprocDocumentType.dynamic:
      return crm('DYNAMIC_')
    case EnumBizprocDocumentType.disk:
      return outsideCrm(EnumBizprocBaseType.disk, 'STORAGE_')
    case EnumBizprocDocumentType.lists:
    case EnumBizprocDocumentType.listsList:
      return outsideCrm(EnumBizprocBaseType.lists, 'iblock_')
    default:
      return outsideCrm(EnumBizprocBaseType.undefined, '')
  }
}

/** The CRM entity type of a document class; the enum's member `undefined` when the class has no number of its own. */
export const convertBizprocDocumentTypeToCrmEntityTypeId = (
  documentType: EnumBizprocDocumentType,
): EnumCrmEntityTypeId => classOf(documentType).crmType

/**
 * A document type as `[module, class, entity]`.
 * @throws {Error} `Need set entityId`: smart processes, disks and lists need a number above 0
 */
export const getDocumentType = (documentType: EnumBizprocDocumentType, entityId = 0): string[] => {
  const { module, entity } = classOf(documentType)
  if (!entity.endsWith('_')) return [module, documentType, entity]
  if (entityId < 1) throw new Error('Need set entityId')
  return [module, documentType, `${entity}${entityId}`]
}

/**
 * A document as `[module, class, id]`.
 * @throws {Error} `Need set dynamicId`: a smart process needs the number of its type
 */
export const getDocumentId = (documentType: EnumBizprocDocumentType, id: number, dynamicId = 0): string[] => {
  const { module, entity } = classOf(documentType)
  if (module === EnumBizprocBaseType.undefined) return [module, documentType, '']
  if (module !== EnumBizprocBaseType.crm) return [module, documentType, String(id)]
  if (documentType !== EnumBizprocDocumentType.dynamic) return [module, documentType, `${entity}_${id}`]
  if (dynamicId < 1) throw new Error('Need set dynamicId')
  return [module, documentType, `${entity}${dynamicId}_${id}`]
}

/** A document type for filters, `[module, class]`. */
export const getDocumentTypeForFilter = (documentType: EnumBizprocDocumentType): string[] => [
  classOf(documentType).module,
  documentType,
]
