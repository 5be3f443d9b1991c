import type { Probe } from '../../../probe.ts'
import { refusals } from '../../../refusal-probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { contact, deal, nobody } from '../calls.ts'

const folder = 'api-reference/crm/timeline/activities'
const todo = (params: WireMap = {}): Probe['requests'][string] => [
  'crm.activity.todo.add',
  { ownerTypeId: 2, ownerId: '$deal', deadline: '2035-02-03T10:00:00+00:00', title: 'Probe', ...params },
]
const ofTodo = { ownerTypeId: 2, ownerId: '$deal', id: '$todo.id' }

const todos: readonly Probe[] = [
  {
    about: 'A to-do is an activity that is not completed.',
    page: `${folder}/todo/crm-activity-todo-add.md`,
    setup: { deal: deal(), todo: todo() },
    requests: { got: ['crm.activity.get', { id: '$todo.id' }] },
    expect: [{ path: 'got.result', has: { PROVIDER_ID: 'CRM_TODO', SUBJECT: 'Probe', COMPLETED: 'N' } }],
  },
  {
    about: 'The description of a to-do is changed alone.',
    page: `${folder}/todo/crm-activity-todo-update-description.md`,
    setup: {
      deal: deal(),
      todo: todo(),
      changed: ['crm.activity.todo.updateDescription', { ...ofTodo, value: 'Changed' }],
    },
    requests: { got: ['crm.activity.get', { id: '$todo.id' }] },
    expect: [
      { path: 'changed.result', is: { id: '$todo.id' } },
      { path: 'got.result', has: { SUBJECT: 'Probe', DESCRIPTION: 'Changed' } },
    ],
  },
  {
    about: 'A completed to-do keeps its deadline.',
    page: `${folder}/todo/crm-activity-todo-update-deadline.md`,
    setup: {
      deal: deal(),
      todo: todo(),
      completed: ['crm.activity.update', { id: '$todo.id', fields: { COMPLETED: 'Y' } }],
    },
    requests: {
      got: ['crm.activity.todo.updateDeadline', { ...ofTodo, value: '2036-02-03T10:00:00+00:00' }],
    },
    expect: [{ path: 'got.error', is: 'CAN_NOT_UPDATE_COMPLETED_TODO' }],
  },
  {
    about: 'A to-do is bound to several items, of which the last stays.',
    page: `${folder}/binding/crm-activity-binding-delete.md`,
    setup: {
      deal: deal(),
      contact: contact(),
      todo: todo(),
      bound: ['crm.activity.binding.add', { activityId: '$todo.id', entityTypeId: 3, entityId: '$contact' }],
      both: ['crm.activity.binding.list', { activityId: '$todo.id' }],
      released: ['crm.activity.binding.delete', { activityId: '$todo.id', entityTypeId: 3, entityId: '$contact' }],
    },
    requests: {
      got: ['crm.activity.binding.delete', { activityId: '$todo.id', entityTypeId: 2, entityId: '$deal' }],
    },
    expect: [
      { path: 'both.result', count: 2 },
      { path: 'got.error', is: 'LAST_BINDING_CANNOT_BE_DELETED' },
    ],
  },
  {
    about: 'A to-do is moved from one deal to another.',
    page: `${folder}/binding/crm-activity-binding-move.md`,
    setup: {
      deal: deal(),
      other: deal(),
      todo: todo(),
      moved: [
        'crm.activity.binding.move',
        {
          activityId: '$todo.id',
          sourceEntityTypeId: 2,
          sourceEntityId: '$deal',
          targetEntityTypeId: 2,
          targetEntityId: '$other',
        },
      ],
    },
    requests: { got: ['crm.activity.binding.list', { activityId: '$todo.id' }] },
    expect: [
      { path: 'moved.result', is: true },
      { path: 'got.result', has: [{ entityTypeId: 2, entityId: '$other' }] },
      { path: 'got.result', count: 1 },
    ],
  },
]

const refused = refusals(folder, [
  {
    about: 'A to-do without a deadline is refused.',
    page: 'todo/crm-activity-todo-add',
    setup: { deal: deal() },
    call: ['crm.activity.todo.add', { ownerTypeId: 2, ownerId: '$deal' }],
    error: 100,
  },
  {
    about: 'A to-do with a deadline that is no time is refused.',
    page: 'todo/crm-activity-todo-add',
    setup: { deal: deal() },
    call: ['crm.activity.todo.add', { ownerTypeId: 2, ownerId: '$deal', deadline: 'soon' }],
    error: 'WRONG_DATETIME_FORMAT',
  },
  {
    about: 'A to-do of a deal that does not exist is refused.',
    page: 'todo/crm-activity-todo-add',
    call: todo({ ownerId: nobody }),
    error: 'OWNER_NOT_FOUND',
  },
  {
    about: 'A to-do that does not exist is not changed.',
    page: 'todo/crm-activity-todo-update',
    setup: { deal: deal() },
    call: [
      'crm.activity.todo.update',
      { ownerTypeId: 2, ownerId: '$deal', id: nobody, deadline: '2035-02-03T10:00:00+00:00' },
    ],
    error: 'NOT_FOUND',
  },
  {
    about: 'A to-do takes no colour that is not offered.',
    page: 'todo/crm-activity-todo-update-color',
    setup: { deal: deal(), todo: todo() },
    call: ['crm.activity.todo.updateColor', { ...ofTodo, colorId: 'no such colour' }],
    error: 'CAN_NOT_UPDATE_WRONG_COLOR_TODO',
  },
  {
    about: 'An activity that does not exist is bound to nothing.',
    page: 'binding/crm-activity-binding-add',
    setup: { deal: deal() },
    call: ['crm.activity.binding.add', { activityId: nobody, entityTypeId: 2, entityId: '$deal' }],
    error: 'NOT_FOUND',
  },
  {
    about: 'An activity is not bound to the same deal twice.',
    page: 'binding/crm-activity-binding-add',
    setup: { deal: deal(), todo: todo() },
    call: ['crm.activity.binding.add', { activityId: '$todo.id', entityTypeId: 2, entityId: '$deal' }],
    error: 'ACTIVITY_IS_ALREADY_BOUND',
  },
  {
    about: 'An activity is not moved to the deal where it is.',
    page: 'binding/crm-activity-binding-move',
    setup: { deal: deal(), todo: todo() },
    call: [
      'crm.activity.binding.move',
      {
        activityId: '$todo.id',
        sourceEntityTypeId: 2,
        sourceEntityId: '$deal',
        targetEntityTypeId: 2,
        targetEntityId: '$deal',
      },
    ],
    error: 'SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR',
  },
])

/** To-dos, and what activities are bound to. */
export const todoProbes: readonly Probe[] = [...todos, ...refused]
