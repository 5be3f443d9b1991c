import type { Row } from '../../../engine/untyped-row.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'

/** The type of a requisite among the owners of addresses. */
const requisiteTypeId = 8

/** An address is anchored at the item that it belongs to in the end. For the address of a requisite this is the company or contact. */
export const anchorOf = ({ entityTypeId, entityId }: Row, { portal }: MethodCall, before: Row | undefined): Row => {
  if (before !== undefined) return {}
  const typeId = toInteger(entityTypeId)
  const id = toInteger(entityId)
  const requisite = typeId === requisiteTypeId ? portal.engine.find('crmRequisite', id ?? 0) : undefined
  return requisite === undefined
    ? { anchorTypeId: typeId ?? null, anchorId: id ?? null }
    : { anchorTypeId: requisite.entityTypeId, anchorId: requisite.entityId }
}
