import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { parseV2Select } from '../../../engine/v2-select.ts'
import { entryOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { controllerMap, requiredMap } from '../../../methods/params.ts'
import { demandRight, findTask, taskIdOf } from './find-task.ts'
import { allowedState } from '../rights/allowed-actions.ts'
import { showTask } from '../shown/show-task.ts'
import { describedTaskFields } from '../shown/task-fields.ts'
import { shownMarks } from './task-marks.ts'
import { taskFilter } from './task-filter.ts'
import { addTask, changeTask, taskValues } from './write-task.ts'
import { rightsToWrite, type TaskRight } from '../rights/task-rights.ts'
import { refused } from '../../../methods/refusals.ts'

const shownWhole = (call: MethodCall, id: number, select?: WireValue): WireMap => {
  const { engine } = call.portal
  const fields = parseV2Select(select, { entity: engine.entity('task'), naming: classicNaming })
  const row = engine.find('task', id) ?? {}
  const shown = showTask(call.portal, row, fields, select === undefined)
  return { task: select === undefined ? { ...shown, ...shownMarks(call, id), ...allowedState(row, call) } : shown }
}

const list: Handle = (call) => {
  const { engine } = call.portal
  const entity = engine.entity('task')
  const order = controllerMap(call.params, 'order')
  const known = fieldsByName(entity, classicNaming)
  if (!Object.keys(order).every((name) => known.has(name))) throw refused('0', 'Invalid sorting key')
  const page = listRows(call, {
    entity,
    naming: classicNaming,
    ...taskFilter(call, controllerMap(call.params, 'filter')),
    order,
    select: entryOf(call.params, 'select'),
    defaultOrder: [{ field: 'id', direction: 'desc' }],
    isWhole: true,
  })
  return {
    result: { tasks: page.rows.map((row) => showTask(call.portal, row, page.fields)) },
    total: page.total,
    next: page.next,
  }
}

const get: Handle = (call) => {
  const row = call.portal.engine.find('task', taskIdOf(call))
  // For a missing task the reply is an empty array, with status 200.
  return { result: row === undefined ? [] : shownWhole(call, row['id'], entryOf(call.params, 'select')) }
}

const add: Handle = (call) => ({
  result: shownWhole(call, addTask(call, taskValues(call, requiredMap(call.params, 'fields')))),
})

const update: Handle = (call) => {
  const row = findTask(call)
  const values = taskValues(call, requiredMap(call.params, 'fields'))
  for (const right of rightsToWrite(values)) demandRight(call, row, right)
  changeTask(call, row, values)
  return { result: shownWhole(call, row['id']) }
}

const remove: Handle = (call) => {
  call.portal.engine.remove('task', [findTask(call, 'remove')['id']])
  return { result: { task: true } }
}

const getFields: Handle = ({ portal }) => ({ result: { fields: describedTaskFields(portal) } })

/** Sets a status and nothing else: 2 pending, 3 in progress, 5 completed, 6 deferred. */
const settingStatus =
  (status: 2 | 3 | 5 | 6, right: TaskRight): Handle =>
  (call) => {
    const row = findTask(call, right)
    changeTask(call, row, { status })
    return { result: shownWhole(call, row['id']) }
  }

/** Completes a task. One whose author wants to see the result waits for the approval, unless the author completes it: 4. */
const complete: Handle = (call) => {
  const row = findTask(call, 'complete')
  const isControlled = row.taskControl === 'Y' && row.createdBy !== call.caller.userId
  changeTask(call, row, { status: isControlled ? 4 : 5 })
  return { result: shownWhole(call, row.id) }
}

/** The task methods of REST v2: `tasks.task.*`, and the old methods with positional arguments. */
export const taskMethods: Methods = {
  'tasks.task.list': list,
  'tasks.task.get': get,
  'tasks.task.add': add,
  'tasks.task.update': update,
  'tasks.task.delete': remove,
  'tasks.task.getFields': getFields,
  'tasks.task.start': settingStatus(3, 'start'),
  'tasks.task.pause': settingStatus(2, 'pause'),
  'tasks.task.defer': settingStatus(6, 'defer'),
  'tasks.task.complete': complete,
  'tasks.task.renew': settingStatus(2, 'renew'),
  'tasks.task.approve': settingStatus(5, 'approve'),
  'tasks.task.disapprove': settingStatus(2, 'disapprove'),
}
