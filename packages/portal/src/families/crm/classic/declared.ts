import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'

const calllist = documentedTable({ entity: 'crmCalllist' })
const dealRecurring = documentedTable({
  entity: 'crmDealRecurring',
  key: 'id',
  alsoDescribedBy: ['crm.deal.recurring.add', 'crm.deal.recurring.update'],
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
