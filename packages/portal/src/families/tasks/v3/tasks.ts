import { requiredInt, requiredInts, requiredMap, requiredText } from '../../../dialects/v3/parameters.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireList } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { getOf, listOf, visibleRow } from '../../../resources/generic.ts'
import { demandRight, taskResource } from './task-resource.ts'
import { taskRights } from '../rights/task-rights.ts'
import { fieldsParam, idParam, param } from '../../../resources/v3-params.ts'
import { addOf, deleteOf, insertAs, updateOf } from '../../../resources/write.ts'

/** The current time in the form of a date column. */
export const nowOf = ({ portal }: MethodCall): string => formatDateTime(portal.clock.nowMs())

const accessGet: Method = {
  params: [idParam],
  handle: (call) => ({
    result: taskRights(visibleRow(taskResource, requiredInt(call.params, 'id'), call), call),
  }),
}

const fileAttach: Method = {
  isMutating: true,
  params: [param('taskId', 'int', true), param('fileIds', 'array', true)],
  handle: (call) => {
    const taskId = requiredInt(call.params, 'taskId')
    const fileIds = requiredInts(call.params, 'fileIds')
    const task = visibleRow(taskResource, taskId, call)
    demandRight(task, call, 'attachFile')
    const attached = task['ufTaskWebdavFiles'] ?? null
    const all = [...(isWireList(attached) ? attached : []), ...fileIds].map(String)
    call.portal.engine.update('task', taskId, { ufTaskWebdavFiles: [...new Set(all)] })
    return { result: { result: true } }
  },
}

const chatMessageSend: Method = {
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
}

/** `tasks.task.*`. The rows are those of the v2 methods with the same names. */
export const taskResourceMethods: Methods = {
  'tasks.task.get': getOf(taskResource),
  'tasks.task.list': listOf(taskResource, {
    pageSizes: ({ v3TaskListLimit }) => ({ defaultLimit: 50, maxLimit: v3TaskListLimit }),
  }),
  'tasks.task.add': addOf(taskResource),
  'tasks.task.update': updateOf(taskResource, {
    answers: 'flag',
    checkRow: (task, call) => demandRight(task, call, 'edit'),
    touch: (call, { status }) => ({
      changedDate: nowOf(call),
      activityDate: nowOf(call),
      changedBy: call.caller.userId,
      ...(status === undefined ? {} : { statusChangedDate: nowOf(call), statusChangedBy: call.caller.userId }),
      ...(status === 'completed' ? { closedDate: nowOf(call), closedBy: call.caller.userId } : {}),
    }),
  }),
  'tasks.task.delete': deleteOf(taskResource, { checkRow: (task, call) => demandRight(task, call, 'remove') }),
  'tasks.task.access.get': accessGet,
  'tasks.task.file.attach': fileAttach,
  'tasks.task.chat.message.send': chatMessageSend,
}
