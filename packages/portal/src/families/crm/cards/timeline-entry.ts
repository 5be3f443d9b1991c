import type { Engine } from '../../../engine/engine.ts'
import { PortalError } from '../../../portal-error.ts'
import { crmTypeOf } from '../items/crm-type.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'

/** Whose timeline is meant. */
export interface TimelineOwner {
  readonly typeId: number
  readonly id: number
}

/** @throws {PortalError} `OWNER_NOT_FOUND`: there is no such item */
export const timelineOwner = ({ params, portal }: MethodCall, typeName: string, idName: string): TimelineOwner => {
  const typeId = requiredInteger(params, typeName)
  const id = requiredInteger(params, idName)
  const type = crmTypeOf(portal.engine, typeId)
  if (type === undefined || portal.engine.find(type.entityName, id) === undefined)
    throw new PortalError({ code: 'OWNER_NOT_FOUND', description: 'Owner was not found' })
  return { typeId, id }
}

const entryTables = ['crmTimelineComment', 'crmTimelineLogmessage']

/** @throws {PortalError} `NOT_FOUND`: no table of entries has this id */
export const checkEntry = (engine: Engine, id: number, tables: readonly string[] = entryTables): void => {
  if (!tables.some((table) => engine.dynamic(table).find(id) !== undefined))
    throw new PortalError({ code: 'NOT_FOUND', description: 'Not found' })
}
