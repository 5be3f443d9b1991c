import type { Methods } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { rowsBy } from './rows-by-values.ts'
import { timelineOwner } from './timeline-entry.ts'
import { refused } from '../../../methods/refusals.ts'

/** Moves an activity from one item to another of the same type. */
export const bindingMethods: Methods = {
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
