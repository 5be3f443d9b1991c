import type { RowOf } from '../../../engine/entity-rows.ts'
import { PortalError } from '../../../portal-error.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'

/** The task whose id a parameter tells. @throws {PortalError} 100: there is no id; `0`: there is no such task */
export const findTask = ({ portal, params }: MethodCall, name = 'taskId'): RowOf<'task'> => {
  const row = portal.engine.find('task', requiredInteger(params, name))
  if (row === undefined) throw new PortalError({ code: '0', description: 'wrong task id' })
  return row
}
