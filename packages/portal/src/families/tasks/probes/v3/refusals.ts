import type { Probe, ProbeCall } from '../../../probe.ts'
import { refusal } from '../../../refusal-probe.ts'
import { code, id, needed, oneTask, pages } from './task.ts'

const request = code('VALIDATION_REQUESTVALIDATION')
const dto = code('VALIDATION_DTOVALIDATION')
const refusals: readonly (readonly [about: string, page: string, call: ProbeCall, error: string])[] = [
  [
    'a task that does not exist',
    'tasks-task-get-rest-v3.md',
    ['v3:tasks.task.get', { id: 999_999_999 }],
    code('ENTITYNOTFOUND'),
  ],
  ['a task without an id', 'tasks-task-get-rest-v3.md', ['v3:tasks.task.get'], request],
  ['an id that is a text', 'tasks-task-get-rest-v3.md', ['v3:tasks.task.get', { id: '51' }], request],
  [
    'an unknown field of a relation',
    'tasks-task-get-rest-v3.md',
    ['v3:tasks.task.get', { id, select: ['responsible.colour'] }],
    code('UNKNOWNDTOPROPERTY'),
  ],
  ['a new task without fields', 'tasks-task-add-rest-v3.md', ['v3:tasks.task.add'], request],
  [
    'a new task with an empty title',
    'tasks-task-add-rest-v3.md',
    ['v3:tasks.task.add', { fields: { ...needed, title: '' } }],
    dto,
  ],
  [
    'a new task with an unknown field',
    'tasks-task-add-rest-v3.md',
    ['v3:tasks.task.add', { fields: { ...needed, colour: 1 } }],
    code('UNKNOWNDTOPROPERTY'),
  ],
  ['an update of a task without fields', 'tasks-task-update-rest-v3.md', ['v3:tasks.task.update', { id }], request],
  [
    'an update of a task that does not exist',
    'tasks-task-update-rest-v3.md',
    ['v3:tasks.task.update', { id: 999_999_999, fields: { title: 'A' } }],
    code('ENTITYNOTFOUND'),
  ],
  [
    'an unknown operator',
    'tasks-task-list-rest-v3.md',
    ['v3:tasks.task.list', { filter: [['id', 'like', 1]] }],
    code('UNKNOWNFILTEROPERATOR'),
  ],
  [
    'an order that is a list',
    'tasks-task-list-rest-v3.md',
    ['v3:tasks.task.list', { order: ['id'] }],
    code('INVALIDORDER'),
  ],
  [
    'an unknown direction',
    'tasks-task-list-rest-v3.md',
    ['v3:tasks.task.list', { order: { id: 'up' } }],
    code('INVALIDORDER'),
  ],
  [
    'a page of no rows',
    'tasks-task-list-rest-v3.md',
    ['v3:tasks.task.list', { pagination: { limit: 0 } }],
    code('INVALIDPAGINATION'),
  ],
  [
    'a filter of one part',
    'tasks-task-list-rest-v3.md',
    ['v3:tasks.task.list', { filter: [['id']] }],
    code('INVALIDFILTER'),
  ],
  [
    'a field of tasks that is not filtered',
    'tasks-task-list-rest-v3.md',
    ['v3:tasks.task.list', { filter: [['title', '=', 'A']] }],
    request,
  ],
  [
    'results without their task',
    'result/tasks-task-result-list-rest-v3.md',
    ['v3:tasks.task.result.list', { filter: [['id', 1]] }],
    code('VALIDATION_REQUESTFILTERVALIDATION'),
  ],
  [
    'a new result without a text',
    'result/tasks-task-result-add.md',
    ['v3:tasks.task.result.add', { fields: { taskId: id } }],
    dto,
  ],
  ['a new result without fields', 'result/tasks-task-result-add.md', ['v3:tasks.task.result.add'], request],
  [
    'a message in the chat of a task without fields',
    'tasks-task-chat-message-send.md',
    ['v3:tasks.task.chat.message.send'],
    request,
  ],
]

/** What REST v3 refuses. */
export const v3Refusals: readonly Probe[] = refusals.map(([about, page, call, error]) =>
  refusal({ about: `REST v3 refuses ${about}.`, page: `${pages}/${page}`, setup: oneTask, call, error }),
)
