import type { RowOf } from '../../../engine/entity-rows.ts'
import { textOf } from '../../../wire-value.ts'
import type { MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, requiredInteger } from '../../../methods/params.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { refused } from '../../../methods/refusals.ts'

/** Whether the caller may move tasks on a board. The board is the caller's own plan, or belongs to one of the caller's groups. */
const mayMove = ({ portal, caller }: MethodCall, entityType: string, entityId: number): boolean => {
  if (caller.isAdmin) return true
  if (entityType !== 'G') return entityId === caller.userId
  return rowsWhere(portal.engine, 'workgroupMember', { kind: 'eq', field: 'groupId', value: entityId }).some(
    ({ userId, role }) => userId === caller.userId && role !== 'Z',
  )
}

const boardOf = (task: RowOf<'task'>): readonly [type: string, id: number] => {
  const groupId = task['groupId'] ?? 0
  return groupId > 0 ? ['G', groupId] : ['U', task['responsibleId'] ?? 0]
}

/** Stages of tasks on the boards of groups and in the plans of users. */
export const taskStageMethods: Methods = {
  'task.stages.canmovetask': (call) => {
    const entityId = requiredInteger(call.params, 'entityId')
    return { result: mayMove(call, textOf(anyCase(call.params, 'entityType')).toUpperCase(), entityId) }
  },
  'task.stages.movetask': (call) => {
    const { engine } = call.portal
    const id = requiredInteger(call.params, 'id')
    const stageId = requiredInteger(call.params, 'stageId')
    const task = engine.find('task', id)
    if (task === undefined) throw refused('TASK_NOT_FOUND', 'The task was not found or you cannot access it')
    if (engine.find('taskStages', stageId) === undefined) throw refused('NOT_FOUND', 'The stage was not found')
    if (!mayMove(call, ...boardOf(task))) throw refused('ACCESS_DENIED_MOVE', 'You cannot move tasks here')
    engine.update('task', id, { stageId })
    return { result: true }
  },
}
