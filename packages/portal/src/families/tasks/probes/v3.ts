import type { WireMap, WireValue } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'
import { refusal } from '../../refusal-probe.ts'

const pages = 'api-reference/tasks'
const code = (name: string): string => `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`
/** The caller with an id that is a number: REST v3 takes no text for it. */
const me = { me: ['im.user.get'] } as const satisfies Probe['setup']
const needed = { title: 'Probe', creatorId: '$me.id', responsibleId: '$me.id' }
const task = (fields: WireMap = {}): ProbeCall => ['v3:tasks.task.add', { fields: { ...needed, ...fields } }]
const oneTask = { ...me, task: task({ description: 'About' }) } as const satisfies Probe['setup']
const id = '$task.item.id'
const get = (select: readonly WireValue[]): ProbeCall => ['v3:tasks.task.get', { id, select }]
const three = { ...me, a: task({ title: 'B' }), b: task({ title: 'C' }), c: task({ title: 'A' }) } as const
const ids = ['$a.item.id', '$b.item.id', '$c.item.id']
const list = (params: WireMap): ProbeCall => ['v3:tasks.task.list', { filter: [['id', 'in', ids]], ...params }]

/** Tasks of REST v3. */
export const v3Probes: readonly Probe[] = [
  {
    about: 'A new task of REST v3 is pending, of average priority, and without a deadline.',
    page: `${pages}/tasks-task-add-rest-v3.md`,
    setup: oneTask,
    requests: { got: get(['status', 'priority', 'deadline', 'needsControl', 'creatorId']) },
    expect: [
      { path: 'got.result.item', has: { status: 'pending', priority: 'average', deadline: null, needsControl: false } },
      { path: 'got.result.item.creatorId', is: '$me.id' },
    ],
  },
  {
    about: 'A task of REST v3 is the task that REST v2 sees.',
    page: `${pages}/tasks-task-get.md`,
    setup: { ...me, task: task({ priority: 'high' }) },
    requests: { got: ['tasks.task.get', { taskId: id }] },
    expect: [{ path: 'got.result.task', has: { title: 'Probe', priority: '2', status: '2' } }],
  },
  {
    about: 'tasks.task.get of REST v3 shows the selected fields and no others.',
    page: `${pages}/tasks-task-get-rest-v3.md`,
    setup: oneTask,
    requests: { got: get(['title']) },
    expect: [
      { path: 'got.result.item.title', is: 'Probe' },
      { path: 'got.result.item.description', isThere: false },
    ],
  },
  {
    about: 'tasks.task.get of REST v3 shows fields of related users.',
    page: `${pages}/tasks-task-get-rest-v3.md`,
    setup: oneTask,
    requests: { got: get(['responsible.name', 'creator.id']) },
    expect: [
      { path: 'got.result.item.responsible.name', is: '$me.name' },
      { path: 'got.result.item.creator.id', is: '$me.id' },
    ],
  },
  {
    about: 'tasks.task.get of REST v3 shows no relation that is not selected.',
    page: `${pages}/tasks-task-get-rest-v3.md`,
    setup: oneTask,
    requests: { got: ['v3:tasks.task.get', { id }] },
    expect: [
      { path: 'got.result.item.title', is: 'Probe' },
      { path: 'got.result.item.responsible', isThere: false },
    ],
  },
  {
    about: 'An update of a task of REST v3 gives a flag, and keeps what was not named.',
    page: `${pages}/tasks-task-update-rest-v3.md`,
    setup: oneTask,
    requests: {
      changed: ['v3:tasks.task.update', { id, fields: { title: 'New' } }],
      got: get(['title', 'description']),
    },
    expect: [
      { path: 'changed.result', is: { result: true } },
      { path: 'got.result.item', has: { title: 'New', description: 'About' } },
    ],
  },
  {
    about: 'A deleted task of REST v3 is not found any more.',
    page: `${pages}/tasks-task-delete-rest-v3.md`,
    setup: oneTask,
    requests: { deleted: ['v3:tasks.task.delete', { id }], got: get(['id']) },
    expect: [
      { path: 'deleted.result', is: { result: true } },
      { path: 'got.error.code', is: code('ENTITYNOTFOUND') },
    ],
  },
  {
    about: 'tasks.task.list of REST v3 shows ids alone when nothing is selected.',
    page: `${pages}/tasks-task-list-rest-v3.md`,
    setup: three,
    requests: { got: list({ order: { id: 'ASC' } }) },
    expect: [{ path: 'got.result.items', is: ids.map((each) => ({ id: each })) }],
  },
  {
    about: 'tasks.task.list of REST v3 has neither a total nor a next page in its reply.',
    page: `${pages}/tasks-task-list-rest-v3.md`,
    setup: three,
    requests: { got: list({}) },
    expect: [
      { path: 'got.result.items', count: 3 },
      { path: 'got.total', isThere: false },
      { path: 'got.next', isThere: false },
    ],
  },
  {
    about: 'tasks.task.list of REST v3 puts tasks in the order of a text, in either case of the direction.',
    page: `${pages}/tasks-task-list-rest-v3.md`,
    setup: three,
    requests: {
      up: list({ order: { title: 'asc' }, select: ['title'] }),
      down: list({ order: { title: 'DESC' }, select: ['title'] }),
    },
    expect: [
      { path: 'up.result.items', has: [{ title: 'A' }, { title: 'B' }, { title: 'C' }] },
      { path: 'down.result.items', has: [{ title: 'C' }, { title: 'B' }, { title: 'A' }] },
    ],
  },
  {
    about: 'tasks.task.list of REST v3 cuts pages of a size.',
    page: `${pages}/tasks-task-list-rest-v3.md`,
    setup: three,
    requests: {
      first: list({ order: { id: 'ASC' }, pagination: { page: 1, limit: 2 } }),
      second: list({ order: { id: 'ASC' }, pagination: { page: 2, limit: 2 } }),
      offset: list({ order: { id: 'ASC' }, pagination: { offset: 1, limit: 1 } }),
    },
    expect: [
      { path: 'first.result.items', count: 2 },
      { path: 'second.result.items', is: [{ id: '$c.item.id' }] },
      { path: 'offset.result.items', is: [{ id: '$b.item.id' }] },
    ],
  },
  ...(
    [
      ['one id in the short form', [['id', '$b.item.id']], ['$b.item.id']],
      ['some ids in the short form', [['id', ['$a.item.id', '$c.item.id']]], ['$a.item.id', '$c.item.id']],
      ['an id with an operator', [['id', '=', '$b.item.id']], ['$b.item.id']],
      ['ids between two', [['id', 'between', ['$a.item.id', '$b.item.id']]], ['$a.item.id', '$b.item.id']],
      [
        'two conditions',
        [
          ['id', 'in', ids],
          ['id', '>', '$a.item.id'],
        ],
        ['$b.item.id', '$c.item.id'],
      ],
      [
        'what an id is not',
        [
          ['id', 'in', ids],
          ['id', '!=', '$b.item.id'],
        ],
        ['$a.item.id', '$c.item.id'],
      ],
      [
        'any of two conditions',
        [
          {
            logic: 'or',
            conditions: [
              ['id', '$a.item.id'],
              ['id', '$c.item.id'],
            ],
          },
        ],
        ['$a.item.id', '$c.item.id'],
      ],
      [
        'the contrary of a group',
        [['id', 'in', ids], { type: 'filter', logic: 'and', negative: true, conditions: [['id', '$b.item.id']] }],
        ['$a.item.id', '$c.item.id'],
      ],
    ] satisfies readonly (readonly [string, WireValue, readonly string[]])[]
  ).map(([what, filter, found]): Probe => ({
    about: `tasks.task.list of REST v3 finds tasks by ${what}.`,
    page: `${pages}/tasks-task-list-rest-v3.md`,
    setup: three,
    requests: { got: list({ filter, order: { id: 'ASC' } }) },
    expect: [{ path: 'got.result.items', is: found.map((each) => ({ id: each })) }],
  })),
]

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

const result: ProbeCall = ['v3:tasks.task.result.add', { fields: { taskId: id, text: 'Half' } }]
const results = (params: WireMap = {}): ProbeCall => [
  'v3:tasks.task.result.list',
  { filter: [['taskId', '=', id]], ...params },
]

/** Results of tasks in REST v3. */
export const v3ResultProbes: readonly Probe[] = [
  {
    about: 'A new result of a task is open, by the caller, and was not changed.',
    page: `${pages}/result/tasks-task-result-add.md`,
    setup: { ...oneTask, result },
    requests: { got: results({ select: ['text', 'status', 'authorId', 'updatedAt', 'messageId'] }) },
    expect: [
      { path: 'got.result.items', count: 1 },
      { path: 'got.result.items.0', has: { text: 'Half', status: 'open', authorId: '$me.id', messageId: null } },
    ],
  },
  {
    about: 'A changed result of a task is shown with its new text.',
    page: `${pages}/result/tasks-task-result-update.md`,
    setup: { ...oneTask, result },
    requests: {
      changed: ['v3:tasks.task.result.update', { id: '$result.item.id', fields: { text: 'Whole' } }],
      got: results({ select: ['text'] }),
    },
    expect: [
      { path: 'changed.result.item', has: { text: 'Whole' } },
      { path: 'changed.result.item.updatedAt', isNot: null },
      { path: 'got.result.items.0.text', is: 'Whole' },
    ],
  },
  {
    about: 'Results of a task are listed in the order of their ids.',
    page: `${pages}/result/tasks-task-result-list-rest-v3.md`,
    setup: { ...oneTask, a: result, b: result },
    requests: { got: results({ order: { id: 'DESC' }, select: ['id'] }) },
    expect: [
      { path: 'got.result.items.0.id', is: '$b.item.id' },
      { path: 'got.result.items.1.id', is: '$a.item.id' },
    ],
  },
  {
    about: 'A deleted result is not among those of its task.',
    page: `${pages}/result/tasks-task-result-delete.md`,
    setup: { ...oneTask, a: result, b: result },
    requests: { deleted: ['v3:tasks.task.result.delete', { id: '$a.item.id' }], got: results({ select: ['id'] }) },
    expect: [
      { path: 'deleted.result', is: { result: true } },
      { path: 'got.result.items', is: [{ id: '$b.item.id' }] },
    ],
  },
  {
    about: 'A task tells that it has results.',
    page: `${pages}/result/tasks-task-result-add.md`,
    setup: oneTask,
    requests: { before: get(['containsResults']), added: result, after: get(['containsResults']) },
    expect: [
      { path: 'before.result.item.containsResults', is: false },
      { path: 'after.result.item.containsResults', is: true },
    ],
  },
]
