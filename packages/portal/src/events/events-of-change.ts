import type { Row } from '../engine/engine.ts'
import { crmTypes } from '../families/crm/entities/item-types.ts'
import type { PortalSwitches } from '../switches.ts'
import type { WireMap } from '../wire-value.ts'
import type { RowChange } from './row-changes.ts'
import { wireText } from './wire-text.ts'

/** An event and what is told of it. */
export interface EventOfChange {
  readonly event: string
  readonly data: WireMap
}

/** The events of one change; `after` is the row as it is now. Rows without events of their own have none. */
export const eventsOfChange = (
  change: RowChange,
  after: Row | undefined,
  { timelineCommentEvents }: Pick<PortalSwitches, 'timelineCommentEvents'>,
): readonly EventOfChange[] => {
  const { entity, id, kind } = change
  const verb = kind.toUpperCase()
  if (entity === 'task') return [{ event: `ONTASK${verb}`, data: taskData[kind](String(id)) }]
  const row = after ?? change.before ?? {}
  if (entity === 'userField') return [userFieldEvent(String(id), row, verb)]
  if (entity === 'taskComment') return [{ event: `ONTASKCOMMENT${verb}`, data: commentData(kind, String(id), row) }]
  if (entity === 'currency')
    return [{ event: `ONCRMCURRENCY${verb}`, data: { FIELDS: { ID: wireText(row['currency']) } } }]
  if (entity === 'invoice') return invoiceEvents(change, after)
  if (entity === 'crmDealRecurring')
    return [{ event: `ONCRMDEALRECURRING${verb}`, data: { FIELDS: dealRecurringFields(change, row) } }]
  if (entity === 'invoiceRecurring')
    return [{ event: `ONCRMINVOICERECURRING${verb}`, data: { FIELDS: recurringFields(change, row) } }]
  if (entity === 'user') return kind === 'add' ? [{ event: 'ONUSERADD', data: userData(String(id), row) }] : []
  if (entity === 'crmTimelineComment' && timelineCommentEvents === 'flat')
    return [{ event: `ONCRMTIMELINECOMMENT${verb}`, data: { ID: String(id) } }]
  const plain = Object.hasOwn(plainEvents, entity) ? plainEvents[entity] : undefined
  if (plain !== undefined) return [{ event: plain + verb, data: { FIELDS: { ID: String(id) } } }]
  if (entity === 'calendarEvent') return [{ event: `ONCALENDARENTRY${verb}`, data: { id } }]
  if (entity === 'calendarSection') return [{ event: `ONCALENDARSECTION${verb}`, data: { id } }]
  const added = /^smartProcess(\d+)$/.exec(entity)
  if (added !== null) return dynamicEvents(String(id), added[1] ?? '', verb)
  const type = crmTypes.find(({ entityName }) => entityName === entity)
  if (type === undefined) return []
  if (!('classicPrefix' in type)) return dynamicEvents(String(id), String(type.entityTypeId), verb)
  const own = { event: `ONCRM${entity.toUpperCase()}${verb}`, data: { FIELDS: { ID: String(id) } } }
  return entity === 'deal' ? [own, ...pipelineMoves(change, after)] : [own]
}

/** Entities whose events tell of nothing but the id. */
const plainEvents: Readonly<Record<string, string>> = {
  workgroup: 'ONSONETGROUP',
  crmType: 'ONCRMTYPE',
  crmActivity: 'ONCRMACTIVITY',
  crmRequisite: 'ONCRMREQUISITE',
  crmRequisiteBankdetail: 'ONCRMBANKDETAIL',
  crmTimelineComment: 'ONCRMTIMELINECOMMENT',
  crmMeasure: 'ONCRMMEASURE',
  product: 'ONCRMPRODUCT',
  catalogSection: 'ONCRMPRODUCTSECTION',
  catalogProductProperty: 'ONCRMPRODUCTPROPERTY',
}

const invoiceEvents = ({ id, kind, before }: RowChange, after: Row | undefined): readonly EventOfChange[] => {
  const data = { FIELDS: { ID: String(id) } }
  const own = { event: `ONCRMINVOICE${kind.toUpperCase()}`, data }
  const isMoved = kind === 'update' && before?.['statusId'] !== after?.['statusId']
  return isMoved ? [own, { event: 'ONCRMINVOICESETSTATUS', data }] : [own]
}

const dealRecurringFields = ({ id, kind }: RowChange, { dealId }: Row): WireMap =>
  kind === 'delete' ? { ID: String(id) } : { ID: String(id), RECURRING_DEAL_ID: wireText(dealId) }

const recurringFields = ({ id, kind }: RowChange, { invoiceId }: Row): WireMap =>
  kind === 'delete' ? { ID: String(id) } : { ID: String(id), RECURRING_INVOICE_ID: wireText(invoiceId) }

/** A user's fields stand in the data itself. */
const userData = (ID: string, row: Row): WireMap => ({
  ID,
  ACTIVE: row['active'] === false ? 'N' : 'Y',
  EMAIL: wireText(row['email']),
  NAME: wireText(row['name']),
  LAST_NAME: wireText(row['lastName']),
  WORK_POSITION: wireText(row['workPosition']),
  DATE_REGISTER: wireText(row['dateRegister']),
  UF_DEPARTMENT: row['ufDepartment'] ?? [],
})

const dynamicEvents = (ID: string, entityTypeId: string, verb: string): readonly EventOfChange[] => {
  const data = { FIELDS: { ID, ENTITY_TYPE_ID: entityTypeId } }
  const event = `ONCRMDYNAMICITEM${verb}`
  return [
    { event, data },
    { event: `${event}_${entityTypeId}`, data },
  ]
}

const userFieldEvent = (ID: string, row: Row, verb: string): EventOfChange => {
  const { entityId, fieldName } = row
  const owner = wireText(entityId)
  const name = /^CRM_(?:\d+|SMART_INVOICE)$/.test(owner) ? 'TYPE' : owner.replace(/^CRM_/, '')
  const FIELDS = { ID, ENTITY_ID: owner, FIELD_NAME: wireText(fieldName) }
  return { event: `ONCRM${name}USERFIELD${verb}`, data: { FIELDS } }
}

const pipelineMoves = ({ id, kind, before }: RowChange, after: Row | undefined): readonly EventOfChange[] => {
  if (kind !== 'update' || before === undefined || after === undefined) return []
  const { categoryId, stageId } = after
  if (before['categoryId'] === categoryId) return []
  const data = { FIELDS: { ID: String(id), CATEGORY_ID: wireText(categoryId), STAGE_ID: wireText(stageId) } }
  return [{ event: 'ONCRMDEALMOVETOCATEGORY', data }]
}

/** A portal writes this text where there is nothing. */
const none = 'undefined'

const commentData = (kind: RowChange['kind'], ID: string, { taskId }: Row): WireMap => {
  const TASK_ID = wireText(taskId)
  const FIELDS_AFTER =
    kind === 'add' ? { ID, TASK_ID, MESSAGE_ID: ID } : { ID, TASK_ID, ACTION: kind === 'update' ? 'EDIT' : 'DEL' }
  return {
    FIELDS_BEFORE: kind === 'add' ? none : { ID, TASK_ID, MESSAGE_ID: ID },
    FIELDS_AFTER,
    IS_ACCESSIBLE_BEFORE: none,
    IS_ACCESSIBLE_AFTER: none,
  }
}

const taskData: Record<RowChange['kind'], (id: string) => WireMap> = {
  add: (ID) => ({
    FIELDS_BEFORE: none,
    FIELDS_AFTER: { ID },
    IS_ACCESSIBLE_BEFORE: 'N',
    IS_ACCESSIBLE_AFTER: none,
  }),
  update: (ID) => ({
    FIELDS_BEFORE: { ID },
    FIELDS_AFTER: { ID },
    IS_ACCESSIBLE_BEFORE: none,
    IS_ACCESSIBLE_AFTER: none,
  }),
  delete: (ID) => ({
    FIELDS_BEFORE: { ID },
    FIELDS_AFTER: none,
    IS_ACCESSIBLE_BEFORE: none,
    IS_ACCESSIBLE_AFTER: 'N',
  }),
}
