import type { RowOf } from '../../../engine/entity-rows.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { isWireList, textOf, type WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import * as read from './arguments.ts'
import { addTask, changeTask, taskValues } from '../methods/write-task.ts'
import { setMark } from '../methods/task-marks.ts'
import { refused } from '../../../methods/refusals.ts'
import { hasRight, rightsToWrite, type TaskRight } from '../rights/task-rights.ts'

/** A task in the form of the old methods: upper-case names, text, and the custom fields. */
const show = ({ portal }: MethodCall, row: RowOf<'task'>): WireMap => {
  const fields = [...fieldsByName(portal.engine.entity('task'), classicNaming).values()]
  return { ...classicRow(row, fields), REAL_STATUS: textOf(row['status']) }
}

const list = (call: MethodCall): MethodReply => {
  const page = listRows(call, {
    entity: call.portal.engine.entity('task'),
    naming: classicNaming,
    order: read.optionalMap(call, 0),
    filter: read.optionalMap(call, 1),
    isWhole: true,
  })
  return { result: page.rows.map((row) => show(call, row)), total: page.total, next: page.next }
}

/** The numbers of the actions in the old methods, each with its name and the right that it needs. */
const actions: Readonly<Record<number, readonly [name: string, right: TaskRight]>> = {
  1: ['ACTION_ACCEPT', 'take'],
  3: ['ACTION_COMPLETE', 'complete'],
  4: ['ACTION_APPROVE', 'approve'],
  5: ['ACTION_DISAPPROVE', 'disapprove'],
  6: ['ACTION_START', 'start'],
  7: ['ACTION_DELEGATE', 'delegate'],
  8: ['ACTION_REMOVE', 'remove'],
  9: ['ACTION_EDIT', 'edit'],
  10: ['ACTION_DEFER', 'defer'],
  11: ['ACTION_RENEW', 'renew'],
  12: ['ACTION_CREATE', 'createSubtask'],
  16: ['ACTION_PAUSE', 'pause'],
}

/** The actions that the caller may take, each with its number. */
const allowed = (call: MethodCall): readonly (readonly [number: number, name: string])[] => {
  const task = read.taskArgument(call)
  return Object.entries(actions).flatMap(([number, [name, right]]) =>
    hasRight(task, call, right) ? [[Number(number), name] as const] : [],
  )
}

const filesOf = (row: RowOf<'task'>): readonly number[] =>
  isWireList(row['ufTaskWebdavFiles'])
    ? row['ufTaskWebdavFiles'].flatMap((name) => toInteger(textOf(name).replace(/^n/, '')) ?? [])
    : []

const marking =
  (isSet: boolean): Handle =>
  (call) => {
    setMark(call, read.taskArgument(call)['id'], 'favorite', isSet)
    return { result: true }
  }

/** Sets a status: 2 pending, 3 in progress, 5 completed, 6 deferred. */
const settingStatus =
  (status: 2 | 3 | 5 | 6, right: TaskRight): Handle =>
  (call) => {
    changeTask(call, read.taskArgument(call, 0, right), { status })
    return { result: null }
  }

/** The methods that are older than `tasks.task.*`: `task.item.*`, `task.items.getlist`, `task.planner.getlist`, and dependences. */
export const oldTaskMethods: Methods = {
  'task.item.approve': settingStatus(5, 'approve'),
  'task.item.complete': settingStatus(5, 'complete'),
  'task.item.defer': settingStatus(6, 'defer'),
  'task.item.disapprove': settingStatus(2, 'disapprove'),
  'task.item.renew': settingStatus(2, 'renew'),
  'task.item.startexecution': settingStatus(3, 'start'),
  'task.item.add': (call) => ({ result: addTask(call, taskValues(call, read.mapArgument(call, 0, 'arFields'))) }),
  'task.item.getdata': (call) => ({ result: show(call, read.taskArgument(call)) }),
  'task.item.getdescription': (call) => ({ result: textOf(read.taskArgument(call)['description']) }),
  'task.item.list': list,
  'task.items.getlist': list,
  'task.item.update': (call) => {
    const task = read.taskArgument(call)
    const values = taskValues(call, read.mapArgument(call, 1, 'arFields'))
    for (const right of rightsToWrite(values)) read.taskArgument(call, 0, right)
    changeTask(call, task, values)
    return { result: null }
  },
  'task.item.delete': (call) => {
    call.portal.engine.remove('task', [read.taskArgument(call, 0, 'remove')['id']])
    return { result: null }
  },
  'task.item.delegate': (call) => {
    changeTask(call, read.taskArgument(call, 0, 'delegate'), { responsibleId: read.numberArgument(call, 1, 'userId') })
    return { result: null }
  },
  'task.item.getallowedactions': (call) => ({ result: allowed(call).map(([number]) => number) }),
  'task.item.getallowedtaskactionsasstrings': (call) => {
    const names = new Set(allowed(call).map(([, name]) => name))
    return { result: Object.fromEntries(Object.values(actions).map(([name]) => [name, names.has(name)])) }
  },
  'task.item.isactionallowed': (call) => {
    const asked = read.numberArgument(call, 1, 'actionId')
    return { result: allowed(call).some(([number]) => number === asked) }
  },
  'task.item.getfiles': (call) => ({ result: filesOf(read.taskArgument(call)) }),
  'task.item.deletefile': (call) => {
    const row = read.taskArgument(call, 0, 'detachFile')
    const removed = read.numberArgument(call, 1, 'attachmentId')
    const left = filesOf(row).filter((id) => id !== removed)
    changeTask(call, row, { ufTaskWebdavFiles: left.map((id) => `n${String(id)}`) })
    return { result: true }
  },
  'task.item.addtofavorite': marking(true),
  'task.item.deletefromfavorite': marking(false),
  'task.item.getdependson': (call) => {
    const value = read.taskArgument(call)['id']
    return { result: dependences(call, 'taskIdTo', value).map(({ taskIdFrom }) => Number(taskIdFrom)) }
  },
  'task.planner.getlist': ({ portal, caller }) => {
    // The plan of the day: the caller's tasks that are not completed.
    const conditions = [
      { kind: 'eq', field: 'responsibleId', value: caller.userId },
      { kind: 'in', field: 'status', values: [2, 3] },
    ] as const
    const query = { where: { kind: 'and', conditions }, limit: 50 } as const
    return { result: portal.engine.page('task', query, { fields: [] }).rows.map(({ id }) => id) }
  },
  'task.dependence.add': (call) => {
    const [from, to] = linked(call)
    const linkType = read.numberArgument(call, 2, 'linkType')
    if (from === to || linkType < 0 || linkType > 3) throw refused('ILLEGAL_NEW_LINK', 'The link is not possible')
    call.portal.engine.insert('taskDependence', { taskIdFrom: from ?? 0, taskIdTo: to ?? 0, linkType })
    return { result: [] }
  },
  'task.dependence.delete': (call) => {
    const [from, to] = linked(call)
    const found = dependences(call, 'taskIdFrom', from ?? 0).filter(({ taskIdTo }) => taskIdTo === to)
    if (found.length === 0) throw refused('ACTION_NOT_ALLOWED', 'There is no such link')
    call.portal.engine.remove(
      'taskDependence',
      found.map(({ id }) => id),
    )
    return { result: [] }
  },
}

/** The two tasks of a link, which the caller may link. @throws {PortalError} `ERROR_CORE` */
const linked = (call: MethodCall): readonly number[] =>
  [0, 1].map((position) => read.taskArgument(call, position, 'createGanttDependence').id)

const dependences = (
  { portal }: MethodCall,
  field: 'taskIdFrom' | 'taskIdTo',
  value: number,
): readonly RowOf<'taskDependence'>[] =>
  portal.engine.page('taskDependence', {
    where: { kind: 'eq', field, value },
  }).rows
