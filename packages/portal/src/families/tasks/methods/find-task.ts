import type { RowOf } from '../../../engine/entity-rows.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { requiredInteger } from '../../../methods/params.ts'
import { entryOf } from '../../../wire-value.ts'
import { denied, notFound } from '../../../methods/refusals.ts'
import { hasRight, type TaskRight } from '../rights/task-rights.ts'

/** The id of the task: `taskId`, or `id`, whichever the call gives. @throws {PortalError} 100: there is none */
export const taskIdOf = ({ params }: MethodCall): number =>
  requiredInteger(
    params,
    entryOf(params, 'taskId') === undefined && entryOf(params, 'id') !== undefined ? 'id' : 'taskId',
  )

/**
 * Finds the task that a call names. An action on a task that does not exist is refused as one that is not allowed.
 * @throws {PortalError} 100: there is no id; `0`: there is no such task; `1048582`: the caller lacks the right
 */
export const findTask = (call: MethodCall, right: TaskRight = 'read'): RowOf<'task'> => {
  const row = call.portal.engine.find('task', taskIdOf(call))
  if (row === undefined) throw right === 'read' ? notFound(call) : denied(call)
  demandRight(call, row, right)
  return row
}

/** Refuses a caller who lacks a right in a task. @throws {PortalError} the documented error, or `1048582` */
export const demandRight = (call: MethodCall, row: RowOf<'task'>, right: TaskRight): void => {
  if (!hasRight(row, call, right)) throw denied(call)
}
