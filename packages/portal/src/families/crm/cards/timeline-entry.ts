import type { Engine } from '../../../engine/engine.ts'
import { crmTypeOf } from '../items/crm-type.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { refused } from '../../../methods/refusals.ts'

/** The item whose timeline is meant. */
export interface TimelineOwner {
  readonly typeId: number
  readonly id: number
}

/** Reads the owner of a timeline. @throws {PortalError} `OWNER_NOT_FOUND`: there is no such item */
export const timelineOwner = ({ params, portal }: MethodCall, typeName: string, idName: string): TimelineOwner => {
  const typeId = requiredInteger(params, typeName)
  const id = requiredInteger(params, idName)
  const type = crmTypeOf(portal.engine, typeId)
  if (type === undefined || portal.engine.find(type.entityName, id) === undefined)
    throw refused('OWNER_NOT_FOUND', 'Owner was not found')
  return { typeId, id }
}

const entryTables = ['crmTimelineComment', 'crmTimelineLogmessage']

/** Checks that a timeline entry exists. @throws {PortalError} `NOT_FOUND`: no table of entries has this id */
export const checkEntry = (engine: Engine, id: number, tables: readonly string[] = entryTables): void => {
  if (!tables.some((table) => engine.dynamic(table).find(id) !== undefined)) throw refused('NOT_FOUND', 'Not found')
}
