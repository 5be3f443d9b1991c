import { timelinePinEntity as entity } from '../entities/cards.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { removeBy, rowsBy } from './rows-by-values.ts'
import { checkEntry, timelineOwner } from './timeline-entry.ts'
import { refused } from '../../../methods/refusals.ts'

const mostPinned = 3

const pinOf = (call: MethodCall) => {
  const { typeId, id } = timelineOwner(call, 'ownerTypeId', 'ownerId')
  const entryId = requiredInteger(call.params, 'id')
  checkEntry(call.portal.engine, entryId)
  return { entryId, ownerTypeId: typeId, ownerId: id }
}

/** `crm.timeline.item.pin` and `unpin`: entries that stay at the top of the timeline. */
export const pinMethods: Methods = {
  'crm.timeline.item.pin': (call) => {
    const { engine } = call.portal
    const pin = pinOf(call)
    if (rowsBy(engine, entity.name, pin).length > 0) return { result: null }
    const { ownerTypeId, ownerId } = pin
    if (rowsBy(engine, entity.name, { ownerTypeId, ownerId }).length >= mostPinned)
      throw refused('CAN_NOT_CHANGE_PINNED', 'Too many entries are pinned')
    engine.insert(entity.name, pin)
    return { result: null }
  },
  'crm.timeline.item.unpin': (call) => {
    removeBy(call.portal.engine, entity.name, pinOf(call))
    return { result: null }
  },
}
