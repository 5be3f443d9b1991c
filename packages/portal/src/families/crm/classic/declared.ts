import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { formatDateTime } from '../../../server-time.ts'
import { textOf } from '../../../wire-value.ts'
import { crmTypes } from '../entities/item-types.ts'

/** A call list has one type of items. Its day has the form of a database. */
const calllist = documentedTable({
  entity: 'crmCalllist',
  beforeWrite: ({ entityType = null }, { portal }, before) => {
    const type = crmTypes.find(({ entityName }) => entityName === textOf(entityType).toLowerCase())
    const created = formatDateTime(portal.clock.nowMs()).replace('T', ' ').slice(0, 19)
    return {
      ...(type === undefined ? {} : { entityTypeId: type.entityTypeId }),
      ...(before === undefined ? { dateCreate: created } : {}),
    }
  },
})
/** The keys of a template's `PARAMS`, which say when deals are made and on which days they begin and end. */
const recurringParams = Object.fromEntries(
  (
    [
      ['MODE', 'string'],
      ['SINGLE_BEFORE_START_DATE_VALUE', 'integer'],
      ['SINGLE_BEFORE_START_DATE_TYPE', 'string'],
      ['MULTIPLE_TYPE', 'string'],
      ['MULTIPLE_INTERVAL', 'integer'],
      ['OFFSET_BEGINDATE_TYPE', 'string'],
      ['OFFSET_BEGINDATE_VALUE', 'integer'],
      ['OFFSET_CLOSEDATE_TYPE', 'string'],
      ['OFFSET_CLOSEDATE_VALUE', 'integer'],
    ] as const
  ).map(([upper, type]) => [upper, describeField({ name: upper, upper, type })]),
)

const dealRecurring = documentedTable({
  entity: 'crmDealRecurring',
  key: 'id',
  alsoDescribedBy: ['crm.deal.recurring.add', 'crm.deal.recurring.update'],
  // The list spells these names in lower case.
  aliases: { id: 'ID', deal_id: 'DEAL_ID', based_id: 'BASED_ID', category_id: 'CATEGORY_ID' },
  described: { PARAMS: { definition: recurringParams } },
})
const duplicateVolatileType = documentedTable({ entity: 'crmDuplicateVolatileType' })
const trackingTrace = documentedTable({ entity: 'crmTrackingTrace' })

/** Recurring deals, call lists, the types of the duplicate search, and the tracking of clients. */
export const classicDeclared: DeclaredMethods = {
  'crm.calllist.add': calllist.add,
  'crm.calllist.get': calllist.get,
  'crm.calllist.list': calllist.list,
  'crm.calllist.update': calllist.update,
  'crm.deal.recurring.delete': dealRecurring.delete,
  'crm.deal.recurring.fields': dealRecurring.fields,
  'crm.deal.recurring.get': dealRecurring.get,
  'crm.deal.recurring.list': dealRecurring.list,
  'crm.duplicate.volatileType.fields': duplicateVolatileType.fields,
  'crm.duplicate.volatileType.list': duplicateVolatileType.list,
  'crm.duplicate.volatileType.register': duplicateVolatileType.add,
  'crm.duplicate.volatileType.unregister': duplicateVolatileType.delete,
  'crm.tracking.trace.add': trackingTrace.add,
  'crm.tracking.trace.delete': trackingTrace.delete,
}
