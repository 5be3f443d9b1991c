import type { RowOf } from '../../../engine/entity-rows.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { entryOf } from '../../../wire-value.ts'
import { notFound } from '../../../methods/refusals.ts'

/** The id of the task: `taskId`, or `id`, whichever the call gives. @throws {PortalError} 100: there is none */
export const taskIdOf = ({ params }: MethodCall): number =>
  requiredInteger(
    params,
    entryOf(params, 'taskId') === undefined && entryOf(params, 'id') !== undefined ? 'id' : 'taskId',
  )

/** Finds the task that a call names. @throws {PortalError} 100: there is no id; `0`: there is no such task */
export const findTask = (call: MethodCall): RowOf<'task'> => {
  const row = call.portal.engine.find('task', taskIdOf(call))
  if (row === undefined) throw notFound(call)
  return row
}
