import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { answered, documented, type Asked, type Probe } from '../probe.ts'

const now = '2026-05-28T20:00:00+03:00'
/** Tasks are numbered in the order in which they are added. */
const task = (fields: WireMap = {}): Asked => [
  'tasks.task.add',
  { fields: { TITLE: 'A', RESPONSIBLE_ID: 1, ...fields } },
]
const on1 = (method: string, params: WireMap = {}): Asked => [`tasks.task.${method}`, { taskId: 1, ...params }]
const late = task({ DEADLINE: '2026-05-01T10:00:00+03:00' })

const states: readonly Probe[] = [
  {
    about: 'a started task has its moment',
    setup: [task()],
    ask: on1('start'),
    result: { task: { status: '3', dateStart: now } },
  },
  {
    about: 'a task that its author controls waits for approval',
    setup: [task({ CREATED_BY: 2, TASK_CONTROL: 'Y' })],
    ask: on1('complete'),
    result: { task: { status: '4', closedDate: now } },
  },
  {
    about: 'the author needs no approval',
    setup: [task({ TASK_CONTROL: 'Y' })],
    ask: on1('complete'),
    result: { task: { status: '5' } },
  },
  {
    about: 'a task without control is completed',
    setup: [task({ CREATED_BY: 2 })],
    ask: on1('complete'),
    result: { task: { status: '5' } },
  },
  { about: 'a late task', setup: [late], ask: on1('get'), result: { task: { status: '2', subStatus: '-1' } } },
  {
    about: 'a late task that is completed',
    setup: [late, on1('complete')],
    ask: on1('get'),
    result: { task: { status: '5', subStatus: '5' } },
  },
  ...['get', 'start', 'pin', 'favorite.add', 'startwatch'].map((method) => ({
    about: `${method} takes id`,
    setup: [task()],
    ask: [`tasks.task.${method}`, { id: 1 }] as const,
    result: method === 'favorite.add' ? true : { task: { id: '1' } },
  })),
]

/** Of four tasks, those that a filter finds. */
const four = [
  task({ TAGS: ['red', 'blue'], ACCOMPLICES: [2], CREATED_BY: 2 }),
  task({ TAGS: ['green'], AUDITORS: [2], PARENT_ID: 1 }),
  task({ DEADLINE: '2026-05-01T10:00:00+03:00', RESPONSIBLE_ID: 2, DESCRIPTION: 'needle' }),
  task({ DEPENDS_ON: [1], DEADLINE: '2027-05-01T10:00:00+03:00' }),
]
const filters: readonly (readonly [WireMap, readonly number[]])[] = [
  [{ TAG: 'red' }, [1]],
  [{ TAG: ['red', 'green'] }, [1, 2]],
  [{ '!TAG': 'red' }, [2, 3, 4]],
  [{ TAG: 'nothing' }, []],
  [{ ACCOMPLICE: 2 }, [1]],
  [{ AUDITOR: 2 }, [2]],
  [{ AUDITOR: 1 }, []],
  [{ MEMBER: 2 }, [1, 2, 3]],
  [{ DOER: 2 }, [1, 3]],
  [{ ONLY_ROOT_TASKS: 'Y' }, [1, 3, 4]],
  [{ OVERDUED: 'Y' }, [3]],
  [{ STATUS: -1 }, [3]],
  [{ REAL_STATUS: 2 }, [1, 2, 3, 4]],
  [{ '!REAL_STATUS': [2, 3] }, []],
  [{ REAL_STATUS: 5 }, []],
  [{ '%FULL_SEARCH_INDEX': 'needle' }, [3]],
]

const comment = (fields: WireMap): Asked => ['task.commentitem.add', [1, { POST_MESSAGE: 'A', ...fields }]]
const comments: readonly (readonly [WireValue, readonly string[]])[] = [
  [[1, {}, { AUTHOR_ID: 2 }], ['2']],
  [{ TASKID: 1, FILTER: { AUTHOR_ID: 2 } }, ['2']],
  [{ TASKID: 1, filter: { AUTHOR_ID: 99 } }, []],
  [{ TASKID: 1, ORDER: { ID: 'desc' }, FILTER: {} }, ['2', '1']],
]

const pieces: readonly Probe[] = [
  {
    about: 'a first item makes its checklist',
    setup: [task(), ['task.checklistitem.add', [1, { TITLE: 'a' }]], ['task.checklistitem.add', [1, { TITLE: 'b' }]]],
    ask: ['task.checklistitem.getlist', { TASKID: 1 }],
    result: [
      { ID: '1', PARENT_ID: '0', TITLE: 'BX_CHECKLIST_1' },
      { ID: '2', PARENT_ID: '1', TITLE: 'a' },
      { ID: '3', PARENT_ID: '1', TITLE: 'b' },
    ],
  },
  {
    about: 'an item with the parent 0 is a checklist of its own',
    setup: [task(), ['task.checklistitem.add', [1, { TITLE: 'a', PARENT_ID: 0 }]]],
    ask: ['task.checklistitem.getlist', { TASKID: 1 }],
    result: [{ ID: '1', PARENT_ID: '0', TITLE: 'a' }],
  },
  {
    about: 'the oldest method takes the fields of a comment',
    setup: [task(), ['task.comment.add', { TASKID: 1, FIELDS: { POST_MESSAGE: 'old' } }]],
    ask: ['task.commentitem.get', [1, 1]],
    result: { POST_MESSAGE: 'old' },
  },
]

describe('the state of a task', () => {
  it.each(states)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('tasks.task.list finds', () => {
  it.each(filters)('%j', async (filter, ids) => {
    const result = { tasks: ids.map((id) => ({ id: String(id) })) }
    const probe: Probe = {
      about: '',
      setup: four,
      ask: ['tasks.task.list', { filter, order: { ID: 'asc' }, select: ['ID'] }],
      result,
    }
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('task.commentitem.getlist finds', () => {
  it.each(comments)('%j', async (params, ids) => {
    const setup = [task(), comment({}), comment({ AUTHOR_ID: 2 })]
    const probe: Probe = {
      about: '',
      setup,
      ask: ['task.commentitem.getlist', params],
      result: ids.map((ID) => ({ ID })),
    }
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('the pieces of a task', () => {
  it.each(pieces)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
