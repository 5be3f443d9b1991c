import type { Engine } from '../../../engine/engine.ts'
import { unbind } from '../activity/bindings.ts'
import { removeBy, rowsBy } from '../cards/rows-by-values.ts'

/** Addresses belong to requisites, whose own type has this number. */
const requisiteTypeId = 8

/** Deletes a requisite's bank details, addresses and links. */
export const removePartsOfRequisite = (engine: Engine, requisiteId: number): void => {
  removeBy(engine, 'crmRequisiteBankdetail', { entityId: requisiteId })
  removeBy(engine, 'crmAddress', { entityTypeId: requisiteTypeId, entityId: requisiteId })
  removeBy(engine, 'crmRequisiteLink', { requisiteId })
}

/** Deletes what cannot be without its item: product rows, activities, requisites, addresses, comments. */
export const removeOwned = (engine: Engine, entityTypeId: number, shortCode: string, id: number): void => {
  removeBy(engine, 'productRow', { ownerType: shortCode, ownerId: id })
  for (const activity of rowsBy(engine, 'crmActivity', { ownerTypeId: entityTypeId, ownerId: id })) {
    unbind(engine, activity.id)
    engine.remove('crmActivity', [activity.id])
  }
  for (const requisite of rowsBy(engine, 'crmRequisite', { entityTypeId, entityId: id })) {
    removePartsOfRequisite(engine, requisite.id)
    engine.remove('crmRequisite', [requisite.id])
  }
  removeBy(engine, 'crmAddress', { entityTypeId, entityId: id })
  removeBy(engine, 'crmRequisiteLink', { entityTypeId, entityId: id })
}
