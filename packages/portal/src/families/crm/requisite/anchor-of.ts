import type { WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'

/** The type of a requisite among the owners of addresses. */
const requisiteTypeId = 8

/** An address is anchored at the item that it belongs to in the end. For the address of a requisite this is the company or contact. */
export const anchorOf = (
  { entityTypeId, entityId }: WireMap,
  { portal }: MethodCall,
  before: WireMap | undefined,
): WireMap => {
  if (before !== undefined) return {}
  const typeId = toInteger(entityTypeId)
  const id = toInteger(entityId)
  const requisite = typeId === requisiteTypeId ? portal.engine.find('crmRequisite', id ?? 0) : undefined
  return requisite === undefined
    ? { anchorTypeId: typeId ?? null, anchorId: id ?? null }
    : { anchorTypeId: requisite.entityTypeId, anchorId: requisite.entityId }
}
