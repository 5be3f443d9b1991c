import type { Engine } from '../engine/engine.ts'

/** The entities that can have custom fields, by their names in the REST API. Smart processes are `CRM_{type}`. */
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

/** Finds the portal's entity for the `ENTITY_ID` of a custom field. Returns undefined if the entity cannot have custom fields. */
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

/** The `ENTITY_ID` of an entity's custom fields. It is undefined if the REST API cannot add custom fields to the entity. */
export const entityIdOf = (entityName: string): string | undefined =>
  Object.keys(entityNames).find((entityId) => entityNames[entityId] === entityName)

/** The prefix of an entity's custom field names. It is `UF_CRM_` in the CRM, with the type's number for smart processes. */
export const namePrefix = (entityId: string): string => {
  if (/^CRM_\d+$/.test(entityId)) return `UF_${entityId}_`
  return entityId.startsWith('CRM_') ? 'UF_CRM_' : entityId === 'USER' ? 'UF_USR_' : 'UF_'
}
