import type { WireMap, WireValue } from '../../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../../probe.ts'
import { code, get, id, me, oneTask, pages, task } from './task.ts'

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
