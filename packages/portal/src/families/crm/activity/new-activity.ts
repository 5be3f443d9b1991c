import type { WrittenRow } from '../../../engine/entity-rows.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { formatDateTime } from '../../../server-time.ts'
import { bindToOwner } from './bindings.ts'
import { crmTypeOf } from '../items/crm-type.ts'
import type { CrmType, ItemRow } from '../entities/item-types.ts'

/** The providers of the old kinds of activities, by `TYPE_ID`. */
const providers: ReadonlyMap<number | undefined, readonly [providerId: string, providerTypeId: string]> = new Map([
  [1, ['CRM_MEETING', 'MEETING']],
  [2, ['VOXIMPLANT_CALL', 'CALL']],
  [3, ['TASKS', 'TASK']],
  [4, ['CRM_EMAIL', 'EMAIL']],
])

/** A new activity is not completed yet. */
export const activityDefaults: WrittenRow<'crmActivity'> = {
  completed: 'N',
  status: 1,
  priority: 2,
  notifyType: 0,
  notifyValue: 0,
  descriptionType: 1,
  direction: 0,
  associatedEntityId: 0,
  autocompleteRule: 0,
  settings: [],
  providerParams: [],
}

const waiting = 1
const done = 2

/** The item that an activity belongs to. */
interface Owner {
  readonly type: CrmType
  readonly row: ItemRow
}

const ownerOf = ({ portal }: MethodCall, { ownerTypeId, ownerId }: WireMap): Owner | undefined => {
  const type = crmTypeOf(portal.engine, toInteger(ownerTypeId) ?? 0)
  const row: ItemRow | undefined = type && portal.engine.find(type.entityName, toInteger(ownerId) ?? 0)
  return type === undefined || row === undefined ? undefined : { type, row }
}

/** The values of an activity that follow from others: its provider, its state, its end and its deadline. */
export const activityValues = (values: WireMap, call: MethodCall, before: WireMap | undefined): WireMap => ({
  ...(before === undefined ? newValues(values, call) : {}),
  ...stateOf(values),
  ...deadlineOf(values),
})

const newValues = (values: WireMap, call: MethodCall): WireMap => {
  const { startTime, endTime, responsibleId } = values
  const [providerId, providerTypeId] = providers.get(toInteger(values['typeId'])) ?? []
  return {
    ...(providerId === undefined ? {} : { providerId: values['providerId'] ?? providerId }),
    ...(providerTypeId === undefined ? {} : { providerTypeId: values['providerTypeId'] ?? providerTypeId }),
    ...(startTime === undefined ? {} : { endTime: endTime ?? startTime }),
    responsibleId: responsibleId ?? ownerOf(call, values)?.row.assignedById ?? call.caller.userId,
  }
}

/** `COMPLETED` and `STATUS` say the same. The flag wins. */
const stateOf = ({ completed, status }: WireMap): WireMap => {
  if (completed !== undefined) return { status: completed === 'Y' ? done : waiting }
  const number = toInteger(status)
  return number === undefined ? {} : { completed: number >= done ? 'Y' : 'N' }
}

/** An activity is due when it begins, unless the call says another moment. */
const deadlineOf = ({ startTime, deadline }: WireMap): WireMap =>
  startTime === undefined || deadline !== undefined ? {} : { deadline: startTime }

/** A new activity is bound to its owner, which was active just now. */
export const noteActivity = (activity: WireMap, call: MethodCall): void => {
  const owner = ownerOf(call, activity)
  if (owner === undefined) return
  const { engine, clock } = call.portal
  const values = { lastActivityTime: formatDateTime(clock.nowMs()), lastActivityBy: call.caller.userId }
  engine.update(owner.type.entityName, owner.row.id, values)
  bindToOwner(engine, activity)
}
