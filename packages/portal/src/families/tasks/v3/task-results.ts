import type { Dto } from '../../../dialects/v3/dto.ts'
import { entityNotFound } from '../../../dialects/v3/errors.ts'
import { requiredInt, requiredMap } from '../../../dialects/v3/parameters.ts'
import type { WireValue } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods } from '../../../methods/method.ts'
import { dateTime, editable, filterable, int, list, object, sortable, text } from '../../../resources/field.ts'
import { listOf, visibleRow } from '../../../resources/generic.ts'
import { userResource } from '../../../resources/people.ts'
import { relatedRows, type Resource } from '../../../resources/resource.ts'
import { demandRight, taskResource } from './task-resource.ts'
import type { TaskRight } from '../rights/task-rights.ts'
import { ofVisibleTasks } from '../rights/visible-tasks.ts'
import { nowOf } from './tasks.ts'
import { fieldsParam } from '../../../resources/v3-params.ts'
import { addOf, baseItem, deleteOf, insertAs, updateOf } from '../../../resources/write.ts'

const baseFields = [
  int('id', { ...filterable, ...sortable }),
  int('taskId', { ...filterable, required: true }),
  text('text', { ...editable, required: true }),
  int('authorId', { ...filterable, ...sortable }),
  dateTime('createdAt', sortable),
  dateTime('updatedAt', sortable),
  text('status', { ...filterable, ...sortable }),
  list('fileIds'),
  object('rights'),
  int('messageId', { ...filterable, ...sortable }),
]

const resultDto: Dto = {
  name: 'tasks.task.result',
  fields: [...baseFields, object('author')],
  relations: [{ name: 'author', link: 'authorId', dto: userResource.dto, read: relatedRows(userResource) }],
  baseFields: baseFields.map(({ name }) => name),
}

const resultResource: Resource<'taskResult'> = {
  dto: resultDto,
  entity: 'taskResult',
  bindings: {
    rights: {
      compute: ({ authorId }, { caller }) => {
        const isOwn = caller.isAdmin || authorId === caller.userId
        return { edit: isOwn, remove: isOwn }
      },
    },
  },
  visibleTo: ({ portal, caller }) =>
    portal.switches.rights === 'all' ? { kind: 'always' } : ofVisibleTasks(portal.engine, caller),
}

/** Refuses a caller who lacks this right in the result's task. @throws ENTITYNOTFOUND or ACCESSDENIED */
const demandInTask = (taskId: WireValue | undefined, call: MethodCall, right: TaskRight): void =>
  demandRight(visibleRow(taskResource, Number(taskId), call), call, right)

const addFromChatMessage: Method = {
  isMutating: true,
  params: [fieldsParam],
  handle: (call) => {
    const messageId = requiredInt(requiredMap(call.params, 'fields'), 'messageId', 'fields.messageId')
    const message = call.portal.engine.find('taskMessage', messageId)
    if (message === undefined) throw entityNotFound(messageId)
    const { taskId, text: words } = message
    demandInTask(taskId, call, 'createResult')
    const id = insertAs(call, resultResource.entity, { taskId, text: words, messageId })
    return { result: { item: baseItem(resultResource, id, call) } }
  },
}

/** `tasks.task.result.*`: the results that were reported in a task. */
export const taskResultMethods: Methods = {
  'tasks.task.result.list': listOf(resultResource, { mandatoryFilter: ['taskId'] }),
  'tasks.task.result.add': addOf(resultResource, {
    check: ({ taskId }, call) => demandInTask(taskId, call, 'createResult'),
  }),
  'tasks.task.result.addfromchatmessage': addFromChatMessage,
  'tasks.task.result.update': updateOf(resultResource, {
    answers: 'item',
    checkRow: ({ taskId }, call) => demandInTask(taskId, call, 'resultEdit'),
    touch: (call) => ({ updatedAt: nowOf(call) }),
  }),
  'tasks.task.result.delete': deleteOf(resultResource, {
    checkRow: ({ taskId }, call) => demandInTask(taskId, call, 'removeResult'),
  }),
}
