import { activityDefaults, activityValues, noteActivity } from './new-activity.ts'
import { unbindRemoved } from './bindings.ts'
import type { Condition } from '../../../engine/query.ts'
import { entryOf, isWireList, isWireMap, type WireValue } from '../../../wire-value.ts'
import { anyCase } from '../../../methods/params.ts'
import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'

/** `BINDINGS` in a filter: pairs of a type and an id. An activity matches if it belongs to any of them. */
const boundTo = (bindings: WireValue): Condition => {
  const owners = isWireList(bindings) ? bindings : [bindings]
  const conditions = owners.filter(isWireMap).map((owner): Condition => {
    const type: Condition = { kind: 'eq', field: 'ownerTypeId', value: operandOf(entryOf(owner, 'OWNER_TYPE_ID')) }
    const id: Condition = { kind: 'eq', field: 'ownerId', value: operandOf(entryOf(owner, 'OWNER_ID')) }
    return { kind: 'and', conditions: [type, id] }
  })
  return { kind: 'or', conditions }
}

const operandOf = (value: WireValue | undefined): string | number =>
  typeof value === 'string' || typeof value === 'number' ? value : 0

const activity = documentedTable({
  entity: 'crmActivity',
  order: [{ field: 'startTime', direction: 'asc' }],
  filters: { BINDINGS: boundTo },
  optional: ['RESPONSIBLE_ID'],
  beforeWrite: activityValues,
  added: noteActivity,
  removing: unbindRemoved,
  described: { WEBDAV_ELEMENTS: { isDeprecated: true } },
  defaults: () => activityDefaults,
})
const activityBadge = documentedTable({ entity: 'crmActivityBadge', key: 'code', keyField: 'code' })
const activityBinding = documentedTable({
  entity: 'crmActivityBinding',
  parents: { activityId: ['crmActivity'] },
  alsoDescribedBy: ['crm.activity.binding.add', 'crm.activity.binding.delete'],
})
/** The values that a call gives in `fields` are shown there too. */
const configurableNames = [
  'typeId',
  'completed',
  'deadline',
  'pingOffsets',
  'isIncomingChannel',
  'responsibleId',
  'badgeCode',
  'originatorId',
  'originId',
] as const

const activityConfigurable = documentedTable({
  entity: 'crmActivityConfigurable',
  defaults: ({ caller, params }) => ({
    typeId: 'CONFIGURABLE',
    completed: false,
    pingOffsets: [],
    isIncomingChannel: false,
    badgeCode: '',
    responsibleId: caller.userId,
    layout: anyCase(params, 'layout') ?? null,
  }),
  beforeWrite: (_values, { params }, before) => {
    const layout = anyCase(params, 'layout')
    return before === undefined || layout === undefined ? {} : { layout }
  },
  shown: (row) => ({ fields: Object.fromEntries(configurableNames.map((name) => [name, row[name] ?? null])) }),
})
const activityType = documentedTable({
  entity: 'crmActivityType',
  key: 'TYPE_ID',
  keyField: 'typeId',
  defaults: () => ({ iconId: 0 }),
})

/** Calls, meetings, letters, and the activities of providers. */
export const activityDeclared: DeclaredMethods = {
  'crm.activity.add': activity.add,
  'crm.activity.delete': activity.delete,
  'crm.activity.fields': activity.fields,
  'crm.activity.list': activity.list,
  'crm.activity.update': activity.update,
  'crm.activity.badge.add': activityBadge.add,
  'crm.activity.badge.delete': activityBadge.delete,
  'crm.activity.badge.get': activityBadge.get,
  'crm.activity.badge.list': activityBadge.list,
  'crm.activity.binding.list': activityBinding.list,
  'crm.activity.configurable.add': activityConfigurable.add,
  'crm.activity.configurable.get': activityConfigurable.get,
  'crm.activity.configurable.update': activityConfigurable.update,
  'crm.activity.type.add': activityType.add,
  'crm.activity.type.delete': activityType.delete,
  'crm.activity.type.list': activityType.list,
}
