import type { FieldNameOf, RowOf } from '../../../engine/entity-rows.ts'
import { classicNaming } from '../../../engine/naming.ts'
import { parseV2Select } from '../../../engine/v2-select.ts'
import { taskHistoryEntity } from '../entities/task-pieces.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { controllerMap, requiredInteger, toInteger } from '../../../methods/params.ts'
import { demandRight, findTask, taskIdOf } from './find-task.ts'
import { allowedActions, allowedState } from '../rights/allowed-actions.ts'
import { showTask } from '../shown/show-task.ts'
import { setMark, shownMarks, type TaskMark } from './task-marks.ts'
import { changeTask } from './write-task.ts'
import { refused } from '../../../methods/refusals.ts'

/** The whole task as the caller sees it, with the caller's own marks. */
const whole = (call: MethodCall, id: number): MethodReply => {
  const { engine } = call.portal
  const fields = parseV2Select(undefined, { entity: engine.entity('task'), naming: classicNaming })
  const row = engine.find('task', id) ?? {}
  const shown = showTask(call.portal, row, fields, true)
  return { result: { task: { ...shown, ...shownMarks(call, id), ...allowedState(row, call) } } }
}

const marking =
  (mark: TaskMark, isSet: boolean): Handle =>
  (call) => {
    const id = findTask(call)['id']
    setMark(call, id, mark, isSet)
    return whole(call, id)
  }

const favouring =
  (isSet: boolean): Handle =>
  (call) => {
    setMark(call, findTask(call)['id'], 'favorite', isSet)
    return { result: true }
  }

/** A user who watches a task is one of its auditors. These two methods have a code of their own for a task that the caller does not find. */
const watching =
  (isSet: boolean): Handle =>
  (call) => {
    const row = call.portal.engine.find('task', taskIdOf(call))
    if (row === undefined) throw refused('1048584', 'Task not found or not accessible')
    demandRight(call, row, 'read')
    const others = numbersIn(row, 'auditors').filter((id) => id !== call.caller.userId)
    changeTask(call, row, { auditors: isSet ? [...others, call.caller.userId] : others })
    return whole(call, row['id'])
  }

const numbersIn = (row: RowOf<'task'>, field: FieldNameOf<'task'>): readonly number[] => {
  const list = row[field]
  return isWireList(list) ? list.map(Number) : []
}

const delegate: Handle = (call) => {
  const row = findTask(call, 'delegate')
  const userId = requiredInteger(call.params, 'userId')
  if (call.portal.engine.find('user', userId) === undefined) throw refused('0', 'The user was not found')
  const auditors = [...new Set([...numbersIn(row, 'auditors'), Number(row['responsibleId'])])]
  changeTask(call, row, { responsibleId: userId, auditors })
  return whole(call, row['id'])
}

const getAccess: Handle = (call) => {
  const row = findTask(call)
  const given = entryOf(call.params, 'users')
  const users = isWireList(given) || isWireMap(given) ? Object.values(given).map(textOf) : [String(call.caller.userId)]
  return { result: { allowedActions: Object.fromEntries(users.map((id) => [id, actionsOf(call, row, Number(id))])) } }
}

/** What a user may do with a task, by the names of `getaccess`: `CHANGE_DEADLINE`. */
const actionsOf = ({ caller, portal }: MethodCall, row: RowOf<'task'>, userId: number): WireMap => {
  const isAdmin = portal.engine.find('user', userId)?.isAdmin === true
  const allowed = allowedActions(row, { portal, caller: { ...caller, userId, isAdmin } })
  return Object.fromEntries(
    Object.entries(allowed).map(([name, isAllowed]) => [
      name.replaceAll(/(?<=[a-z])[A-Z]/g, (letter) => `_${letter}`).toUpperCase(),
      isAllowed,
    ]),
  )
}

const attach: Handle = (call) => {
  const row = findTask(call)
  demandRight(call, row, 'attachFile')
  const fileId = requiredInteger(call.params, 'fileId')
  if (call.portal.engine.find('diskObject', fileId)?.['type'] !== 'file')
    throw refused('ERROR_CORE', 'The file was not found<br>')
  const files = isWireList(row['ufTaskWebdavFiles']) ? row['ufTaskWebdavFiles'] : []
  changeTask(call, row, { ufTaskWebdavFiles: [...files, `n${String(fileId)}`] })
  return { result: { attachmentId: fileId } }
}

const history: Handle = (call) => {
  const page = listRows(call, {
    entity: taskHistoryEntity,
    naming: classicNaming,
    filter: controllerMap(call.params, 'filter'),
    order: controllerMap(call.params, 'order'),
    where: { kind: 'eq', field: 'taskId', value: findTask(call)['id'] },
    isWhole: true,
    isUnpaged: true,
  })
  return { result: { list: page.rows.map((row) => showChange(call, row)) } }
}

/** The history stores text. The items of a list are separated by commas. */
const asText = (value: WireValue | undefined): string | null =>
  value === null || value === undefined ? null : isWireList(value) ? value.map(textOf).join(',') : textOf(value)

const showChange = ({ portal }: MethodCall, row: RowOf<'taskHistory'>): WireMap => {
  const user: Partial<RowOf<'user'>> = portal.engine.find('user', Number(row['userId'])) ?? {}
  const text = (name: 'name' | 'lastName' | 'secondName' | 'email'): string => textOf(user[name])
  const person = {
    name: text('name'),
    lastName: text('lastName'),
    secondName: text('secondName'),
    login: text('email'),
  }
  return {
    id: row['id'] ?? null,
    createdDate: row['createdDate'] ?? null,
    field: row['field'] ?? null,
    value: { from: asText(row['from']), to: asText(row['to']) },
    user: { id: row['userId'] ?? null, ...person },
  }
}

const counters: Handle = ({ portal, params, caller }) => {
  const userId = toInteger(entryOf(params, 'userId')) ?? caller.userId
  const groupId = toInteger(entryOf(params, 'groupId')) ?? 0
  if (groupId > 0 && portal.engine.find('workgroup', groupId) === undefined)
    throw refused('0', 'The group was not found')
  const expired = portal.engine.count('task', {
    kind: 'and',
    conditions: [
      groupId > 0 ? { kind: 'eq', field: 'groupId', value: groupId } : { kind: 'always' },
      { kind: 'eq', field: 'responsibleId', value: userId },
      { kind: 'lt', field: 'deadline', value: formatDateTime(portal.clock.nowMs()) },
      { kind: 'in', field: 'status', values: [2, 3] },
    ],
  })
  // The documented reply counts one row, the counters together.
  return { result: { expired: { counter: expired, code: 1 }, new_comments: { counter: 0, code: 2 } }, total: 1 }
}

/** Further methods of `tasks.task.*` in v2, such as delegation, history, counters and marks. */
export const taskMoreMethods: Methods = {
  'tasks.task.delegate': delegate,
  'tasks.task.getaccess': getAccess,
  'tasks.task.files.attach': attach,
  'tasks.task.history.list': history,
  'tasks.task.counters.get': counters,
  'tasks.task.mute': marking('muted', true),
  'tasks.task.unmute': marking('muted', false),
  'tasks.task.pin': marking('pinned', true),
  'tasks.task.unpin': marking('pinned', false),
  'tasks.task.favorite.add': favouring(true),
  'tasks.task.favorite.remove': favouring(false),
  'tasks.task.startwatch': watching(true),
  'tasks.task.stopwatch': watching(false),
}
