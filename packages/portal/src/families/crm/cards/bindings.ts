import type { MethodCall, Methods } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { rowsBy } from './rows-by-values.ts'
import { timelineOwner } from './timeline-entry.ts'
import { refused } from '../../../methods/refusals.ts'

/** Reads the activity. @throws {PortalError} `NOT_FOUND`: there is no such activity */
const activityOf = ({ params, portal }: MethodCall): number => {
  const activityId = requiredInteger(params, 'activityId')
  if (portal.engine.find('crmActivity', activityId) === undefined) throw refused('NOT_FOUND', 'Activity was not found')
  return activityId
}

/** Binds activities to items, moves them from one item to another of the same type, and lets them go. */
export const bindingMethods: Methods = {
  'crm.activity.binding.add': (call) => {
    const { engine } = call.portal
    const activityId = activityOf(call)
    const { typeId: entityTypeId, id: entityId } = timelineOwner(call, 'entityTypeId', 'entityId')
    if (rowsBy(engine, 'crmActivityBinding', { activityId, entityTypeId, entityId }).length > 0)
      throw refused('ACTIVITY_IS_ALREADY_BOUND', 'The activity is bound to this item')
    engine.insert('crmActivityBinding', { activityId, entityTypeId, entityId })
    return { result: true }
  },
  'crm.activity.binding.delete': (call) => {
    const { engine } = call.portal
    const activityId = activityOf(call)
    const { typeId: entityTypeId, id: entityId } = timelineOwner(call, 'entityTypeId', 'entityId')
    const [binding] = rowsBy(engine, 'crmActivityBinding', { activityId, entityTypeId, entityId })
    if (binding === undefined) throw refused('BINDING_NOT_FOUND', 'The activity is not bound to this item')
    if (rowsBy(engine, 'crmActivityBinding', { activityId }).length === 1)
      throw refused('LAST_BINDING_CANNOT_BE_DELETED', 'The last binding of an activity stays')
    engine.remove('crmActivityBinding', [binding.id])
    return { result: true }
  },
  'crm.activity.binding.move': (call) => {
    const { engine } = call.portal
    const activityId = requiredInteger(call.params, 'activityId')
    const source = timelineOwner(call, 'sourceEntityTypeId', 'sourceEntityId')
    const target = timelineOwner(call, 'targetEntityTypeId', 'targetEntityId')
    if (source.typeId !== target.typeId)
      throw refused('SOURCE_AND_TARGET_ENTITY_TYPES_ARE_NOT_EQUAL_ERROR', 'Source and target are of different types')
    if (source.id === target.id)
      throw refused('SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR', 'Source and target are the same')
    if (engine.find('crmActivity', activityId) === undefined) throw refused('NOT_FOUND', 'Activity was not found')
    const boundTo = (entityId: number) =>
      rowsBy(engine, 'crmActivityBinding', { activityId, entityTypeId: source.typeId, entityId })
    const [binding] = boundTo(source.id)
    if (binding === undefined) throw refused('BINDING_NOT_FOUND', 'The activity is not bound to the source')
    if (boundTo(target.id).length > 0) throw refused('ACTIVITY_IS_ALREADY_BOUND', 'The activity is bound to the target')
    engine.update('crmActivityBinding', binding.id, { entityId: target.id })
    return { result: true }
  },
}
