import type { Engine } from '../../../engine/engine.ts'
import type { MethodCall } from '../../../methods/method.ts'
import type { WireMap } from '../../../wire-value.ts'
import { toInteger } from '../../../methods/params.ts'
import { removeBy } from '../cards/rows-by-values.ts'

/** A new activity is bound to the item that owns it. */
export const bindToOwner = (engine: Engine, { id, ownerTypeId, ownerId }: WireMap): void => {
  const [activityId, entityTypeId, entityId] = [toInteger(id), toInteger(ownerTypeId), toInteger(ownerId)]
  if (activityId === undefined || entityTypeId === undefined || entityId === undefined) return
  engine.insert('crmActivityBinding', { activityId, entityTypeId, entityId })
}

/** Takes away all bindings of an activity that is deleted. */
export const unbind = (engine: Engine, activityId: number): void => {
  removeBy(engine, 'crmActivityBinding', { activityId })
}

/** The same for the row of an activity that a call deletes. */
export const unbindRemoved = ({ id }: WireMap, { portal }: MethodCall): void => {
  unbind(portal.engine, Number(id))
}
