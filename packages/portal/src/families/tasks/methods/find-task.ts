import type { RowOf } from '../../../engine/entity-rows.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { notFound } from '../../../methods/refusals.ts'

/** Finds the task whose id a parameter names. @throws {PortalError} 100: there is no id; `0`: there is no such task */
export const findTask = (call: MethodCall, name = 'taskId'): RowOf<'task'> => {
  const row = call.portal.engine.find('task', requiredInteger(call.params, name))
  if (row === undefined) throw notFound(call)
  return row
}
