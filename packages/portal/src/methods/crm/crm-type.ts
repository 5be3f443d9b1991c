import type { Entity } from '../../engine/entity.ts'
import { crmTypes, type CrmType } from '../../entities/crm.ts'
import { PortalError } from '../../portal-error.ts'
import type { WireValue } from '../../wire-value.ts'
import type { MethodCall } from '../method.ts'
import { requiredInteger } from '../params.ts'

/** The type that `entityTypeId` names. @throws {PortalError} 100 without one, `NOT_FOUND` for an unknown one */
export const requestedType = ({ params }: MethodCall): CrmType => {
  const entityTypeId = requiredInteger(params, 'entityTypeId')
  const type = crmTypes.find((known) => known.entityTypeId === entityTypeId)
  if (type === undefined) throw new PortalError({ code: 'NOT_FOUND', description: 'SPA not found' })
  return type
}

/** The type a product row's `ownerType` stands for. */
export const typeOfShortCode = (shortCode: WireValue | undefined): CrmType | undefined =>
  typeof shortCode === 'string' ? crmTypes.find((type) => type.shortCode === shortCode.toUpperCase()) : undefined

export const entityOf = ({ portal }: MethodCall, type: CrmType): Entity => portal.engine.entity(type.entityName)
