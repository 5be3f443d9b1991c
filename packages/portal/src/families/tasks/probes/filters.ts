import type { WireMap } from '../../../wire-value.ts'
import type { Probe } from '../../probe.ts'
import { future, past, people, task } from './task.ts'

const page = 'api-reference/tasks/tasks-task-list.md'
const inRoot = (fields: WireMap) => task({ PARENT_ID: '$root.task.id', ...fields })

/** Four tasks under one of their own, so that other tasks of the account are not found. */
const setup: Probe['setup'] = {
  ...people,
  root: task(),
  one: inRoot({ TITLE: 'Alpha', TAGS: ['probered', 'probeblue'], ACCOMPLICES: ['$others.0.ID'] }),
  two: inRoot({ TITLE: 'Alphabet', TAGS: ['probegreen'], AUDITORS: ['$others.0.ID'], PRIORITY: '2' }),
  three: inRoot({ TITLE: 'Gamma', DEADLINE: past, RESPONSIBLE_ID: '$others.0.ID', DESCRIPTION: 'needle' }),
  four: inRoot({ TITLE: 'Delta', DEADLINE: future }),
  done: ['tasks.task.complete', { taskId: '$four.task.id' }],
}

type Name = 'one' | 'two' | 'three' | 'four'
const cases: readonly (readonly [what: string, filter: WireMap, found: readonly Name[]])[] = [
  ['a tag', { TAG: 'probered' }, ['one']],
  ['any of two tags', { TAG: ['probered', 'probegreen'] }, ['one', 'two']],
  ['a tag that they do not have', { '!TAG': 'probered' }, ['two', 'three', 'four']],
  ['a tag that none of them has', { TAG: 'probenothing' }, []],
  ['an accomplice', { ACCOMPLICE: '$others.0.ID' }, ['one']],
  ['an auditor', { AUDITOR: '$others.0.ID' }, ['two']],
  ['a doer, who is responsible or an accomplice', { DOER: '$others.0.ID' }, ['one', 'three']],
  ['a member in any role', { MEMBER: '$others.0.ID' }, ['one', 'two', 'three']],
  ['who is responsible', { RESPONSIBLE_ID: '$others.0.ID' }, ['three']],
  ['who is not responsible', { '!RESPONSIBLE_ID': '$others.0.ID' }, ['one', 'two', 'four']],
  ['an overdue deadline', { OVERDUED: 'Y' }, ['three']],
  ['the state that is shown as overdue', { STATUS: -1 }, ['three']],
  ['the real state', { REAL_STATUS: 5 }, ['four']],
  ['some real states', { REAL_STATUS: [2, 3] }, ['one', 'two', 'three']],
  ['a real state that is not theirs', { '!REAL_STATUS': 5 }, ['one', 'two', 'three']],
  ['an exact title', { TITLE: 'Alpha' }, ['one']],
  ['a part of the title', { '%TITLE': 'alph' }, ['one', 'two']],
  ['a title that is not theirs', { '!TITLE': 'Alpha' }, ['two', 'three', 'four']],
  ['a deadline before a day', { '<DEADLINE': '2021-01-01T00:00:00+03:00' }, ['three']],
  ['a deadline from a day on', { '>=DEADLINE': '2021-01-01T00:00:00+03:00' }, ['four']],
  ['a priority', { PRIORITY: 2 }, ['two']],
  ['an id', { ID: '$two.task.id' }, ['two']],
  ['some ids', { ID: ['$two.task.id', '$three.task.id'] }, ['two', 'three']],
  ['an id that is greater', { '>ID': '$two.task.id' }, ['three', 'four']],
  ['an id that is not greater', { '<=ID': '$two.task.id' }, ['one', 'two']],
  ['two conditions at once', { '%TITLE': 'alph', PRIORITY: 2 }, ['two']],
]

/** What `tasks.task.list` finds. */
export const filterProbes: readonly Probe[] = cases.map(([what, filter, found]) => ({
  about: `tasks.task.list finds tasks by ${what}.`,
  page,
  setup,
  requests: {
    got: [
      'tasks.task.list',
      { filter: { PARENT_ID: '$root.task.id', ...filter }, order: { ID: 'asc' }, select: ['ID'] },
    ],
  },
  expect: [
    { path: 'got.result.tasks', count: found.length },
    ...found.map((name, index) => ({ path: `got.result.tasks.${String(index)}.id`, is: `$${name}.task.id` })),
  ],
}))
