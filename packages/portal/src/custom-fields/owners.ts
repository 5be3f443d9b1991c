import type { Engine } from '../engine/engine.ts'

/** Entities that custom fields are added to, by the name the REST API has for them; smart processes are `CRM_{type}`. */
const entityNames: Readonly<Record<string, string>> = {
  CRM_LEAD: 'lead',
  CRM_DEAL: 'deal',
  CRM_CONTACT: 'contact',
  CRM_COMPANY: 'company',
  CRM_QUOTE: 'quote',
  CRM_INVOICE: 'invoice',
  CRM_SMART_INVOICE: 'smartInvoice',
  CRM_REQUISITE: 'crmRequisite',
  CRM_2: 'smartProcess',
  USER: 'user',
  TASKS_TASK: 'task',
}

/** The portal's entity behind `ENTITY_ID` of a custom field; undefined when it takes none. */
export const entityNameOf = (engine: Engine, entityId: string): string | undefined => {
  if (Object.hasOwn(entityNames, entityId)) return entityNames[entityId]
  const typeId = /^CRM_(\d{1,9})$/.exec(entityId)?.[1]
  const entityTypeId = typeId === undefined ? undefined : engine.find('crmType', Number(typeId))?.['entityTypeId']
  return typeof entityTypeId === 'number' && entityTypeId >= firstSmartProcess
    ? `smartProcess${String(entityTypeId)}`
    : undefined
}

/** The lowest `entityTypeId` of smart processes. */
const firstSmartProcess = 128

/** `ENTITY_ID` of an entity's custom fields; undefined when it takes none through the REST API. */
export const entityIdOf = (entityName: string): string | undefined =>
  Object.keys(entityNames).find((entityId) => entityNames[entityId] === entityName)

/** What names of an entity's custom fields begin with: `UF_CRM_` in the CRM, with the type's number in smart processes. */
export const namePrefix = (entityId: string): string => {
  if (/^CRM_\d+$/.test(entityId)) return `UF_${entityId}_`
  return entityId.startsWith('CRM_') ? 'UF_CRM_' : entityId === 'USER' ? 'UF_USR_' : 'UF_'
}
