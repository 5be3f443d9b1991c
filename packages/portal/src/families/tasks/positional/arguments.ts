import type { RowOf } from '../../../engine/entity-rows.ts'
import type { PortalError } from '../../../portal-error.ts'
import { isWireList, isWireMap, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { refused, refusedFor } from '../../../methods/refusals.ts'
import { hasRight, type TaskRight } from '../rights/task-rights.ts'

/** The argument at a place. Only the order of the arguments counts, their names do not. */
export const argument = ({ params }: MethodCall, position: number): WireValue | undefined =>
  Object.values(params)[position]

/** Reads a number. @throws {PortalError} `ERROR_CORE`: it is missing or not a number */
export const numberArgument = (call: MethodCall, position: number, name: string): number =>
  toInteger(argument(call, position)) ?? raise(wrongArgument(call, { position, name, type: 'integer' }))

/** Reads a map. @throws {PortalError} `ERROR_CORE`: it is missing or not a map */
export const mapArgument = (call: MethodCall, position: number, name: string): WireMap => {
  const value = argument(call, position)
  if (value !== undefined && isWireMap(value)) return value
  // PHP writes an empty map as an empty list.
  if (isWireList(value) && value.length === 0) return {}
  throw wrongArgument(call, { position, name, type: 'array' })
}

/** Reads a map that is optional. Those that a list takes are also found by their names, in any place. */
export const optionalMap = (call: MethodCall, position: number, name?: 'ORDER' | 'FILTER'): WireMap => {
  const isNamed = Object.keys(call.params).some((key) => /^(?:order|filter)$/i.test(key))
  const value = isNamed && name !== undefined ? anyCase(call.params, name) : argument(call, position)
  return value !== undefined && isWireMap(value) ? value : {}
}

/** Finds the task that an argument names. @throws {PortalError} `ERROR_CORE`: there is none, or the caller lacks the right */
export const taskArgument = (call: MethodCall, position = 0, right: TaskRight = 'read'): RowOf<'task'> => {
  const id = numberArgument(call, position, 'taskId')
  const task = call.portal.engine.find('task', id) ?? raise(notFound())
  return hasRight(task, call, right) ? task : raise(notAllowed())
}

/** Entities whose rows belong to a task. */
export type TaskPiece = 'taskComment' | 'taskChecklistItem' | 'taskElapsedItem'

/** Finds the row of the task that the second argument names. @throws {PortalError} `ERROR_CORE` */
export const pieceArgument = <Name extends TaskPiece>(
  call: MethodCall,
  entity: Name,
  right: TaskRight = 'read',
): RowOf<Name> => {
  const { id: taskId } = taskArgument(call, 0, right)
  const row = call.portal.engine.find(entity, numberArgument(call, 1, 'itemId'))
  if (row === undefined || row['taskId'] !== taskId) throw notFound()
  return row
}

/** Whether a comment or a record of time may be changed: by its author and by administrators. */
export const isOwn = ({ caller, portal }: MethodCall, authorId: number | null | undefined): boolean =>
  caller.isAdmin || authorId === caller.userId || portal.switches.rights === 'all'

/** Refuses a caller who may not change a row of somebody else. @throws {PortalError} `ERROR_CORE` */
export const demandOwn = (call: MethodCall, authorId: number | null | undefined): void => {
  if (!isOwn(call, authorId)) throw notAllowed()
}

/** The item does not exist, or the caller may not see it. */
const notFound = (): PortalError =>
  taskError(512, 'Task not found or not accessible', 'ITEM_NOT_FOUND_OR_NOT_ACCESSIBLE')

/** The caller sees the task, but may not do this with it. */
const notAllowed = (): PortalError => refusedFor(taskError(4, 'Action is not allowed', 'ACTION_NOT_ALLOWED'), 'denied')

/** The old task methods number their errors, and the text has markup. */
export const taskError = (number: number, text: string, name: string): PortalError =>
  refused('ERROR_CORE', `TASKS_ERROR_EXCEPTION_#${String(number)}; ${text}; ${String(number)}/TE/${name}<br>`)

interface Expected {
  readonly position: number
  readonly name: string
  readonly type: string
}

const wrongArgument = ({ method }: MethodCall, { position, name, type }: Expected): PortalError => {
  const parts = method.toLowerCase().split('.')
  const owner = `c${parts.slice(0, -1).join('')}::${parts.at(-1) ?? ''}()`
  const text = `Param #${String(position)} (${name}) for method ${owner} expected to be of type "${type}", but given something else.`
  return taskError(256, text, 'WRONG_ARGUMENTS')
}

const raise = (error: Error): never => {
  throw error
}
