import { requiredInt, requiredInts, requiredMap, requiredText } from '../../../dialects/v3/parameters.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList } from '../../../wire-value.ts'
import type { MethodCall, PortalMethod } from '../../../methods/method.ts'
import { getOf, listOf, visibleRow } from '../../../resources/generic.ts'
import { demandRight, taskResource } from './task-resource.ts'
import { taskRights } from './task-rights.ts'
import { fieldsParam, idParam, param, v3Method } from '../../../resources/v3-method.ts'
import { addOf, deleteOf, insertAs, updateOf } from '../../../resources/write.ts'

const scope = 'tasks'

/** Now, as a column of a date takes it. */
export const nowOf = ({ portal }: MethodCall): string => formatDateTime(portal.clock.nowMs())

const accessGet = v3Method({
  name: 'tasks.task.access.get',
  scope,
  params: [idParam],
  handle: (call) => ({
    result: taskRights(visibleRow(taskResource, requiredInt(call.params, 'id'), call), call.caller),
  }),
})

const fileAttach = v3Method({
  name: 'tasks.task.file.attach',
  scope,
  isMutating: true,
  params: [param('taskId', 'int', true), param('fileIds', 'array', true)],
  handle: (call) => {
    const taskId = requiredInt(call.params, 'taskId')
    const fileIds = requiredInts(call.params, 'fileIds')
    const task = visibleRow(taskResource, taskId, call)
    demandRight(task, call.caller, 'attachFile')
    const attached = task['ufTaskWebdavFiles'] ?? null
    const all = [...(isWireList(attached) ? attached : []), ...fileIds].map(String)
    call.portal.engine.update('task', taskId, { ufTaskWebdavFiles: [...new Set(all)] })
    return { result: { result: true } }
  },
})

const chatMessageSend = v3Method({
  name: 'tasks.task.chat.message.send',
  scope,
  isMutating: true,
  params: [fieldsParam],
  handle: (call) => {
    const fields = requiredMap(call.params, 'fields')
    const taskId = requiredInt(fields, 'taskId', 'fields.taskId')
    const text = requiredText(fields, 'text', 'fields.text')
    visibleRow(taskResource, taskId, call)
    insertAs(call, 'taskMessage', { taskId, text })
    return { result: { result: true } }
  },
})

/** `tasks.task.*`: the rows are those of the v2 methods of the same name. */
export const taskMethods: readonly PortalMethod[] = [
  getOf(taskResource, { name: 'tasks.task.get', scope }),
  listOf(taskResource, {
    name: 'tasks.task.list',
    scope,
    pageSizes: ({ v3TaskListLimit }) => ({ defaultLimit: 50, maxLimit: v3TaskListLimit }),
  }),
  addOf(taskResource, { name: 'tasks.task.add', scope }),
  updateOf(taskResource, {
    name: 'tasks.task.update',
    scope,
    answers: 'flag',
    checkRow: (task, { caller }) => demandRight(task, caller, 'edit'),
    touch: (call, { status }) => ({
      changedDate: nowOf(call),
      activityDate: nowOf(call),
      changedBy: call.caller.userId,
      ...(status === undefined ? {} : { statusChangedDate: nowOf(call), statusChangedBy: call.caller.userId }),
      ...(status === 'completed' ? { closedDate: nowOf(call), closedBy: call.caller.userId } : {}),
    }),
  }),
  deleteOf(taskResource, {
    name: 'tasks.task.delete',
    scope,
    checkRow: (task, { caller }) => demandRight(task, caller, 'remove'),
  }),
  accessGet,
  fileAttach,
  chatMessageSend,
]
