import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'
import { task } from './task.ts'

const page = 'api-reference/tasks/tasks-task-list.md'
const inRoot = (fields: WireMap) => task({ PARENT_ID: '$root.task.id', ...fields })
const setup: Probe['setup'] = {
  me: ['profile'],
  root: task(),
  one: inRoot({ TITLE: 'B' }),
  two: inRoot({ TITLE: 'C' }),
  three: inRoot({ TITLE: 'A' }),
}
const list = (params: WireMap): ProbeCall => ['tasks.task.list', { filter: { PARENT_ID: '$root.task.id' }, ...params }]

/** Order, select and pages of `tasks.task.list`. */
export const listProbes: readonly Probe[] = [
  {
    about: 'tasks.task.list puts tasks in the order of a text.',
    page,
    setup,
    requests: { got: list({ order: { TITLE: 'asc' }, select: ['ID', 'TITLE'] }) },
    expect: [{ path: 'got.result.tasks', has: [{ title: 'A' }, { title: 'B' }, { title: 'C' }] }],
  },
  {
    about: 'tasks.task.list puts the newest task first when the order of ids falls.',
    page,
    setup,
    requests: { got: list({ order: { ID: 'desc' }, select: ['ID'] }) },
    expect: [
      { path: 'got.result.tasks.0.id', is: '$three.task.id' },
      { path: 'got.result.tasks.2.id', is: '$one.task.id' },
    ],
  },
  {
    about: 'tasks.task.list shows the fields that are selected and the id.',
    page,
    setup,
    requests: { got: list({ select: ['TITLE'] }) },
    expect: [
      { path: 'got.result.tasks.0.title', isThere: true },
      { path: 'got.result.tasks.0.id', isThere: true },
      { path: 'got.result.tasks.0.description', isThere: false },
      { path: 'got.result.tasks.0.priority', isThere: false },
    ],
  },
  {
    about: 'tasks.task.list tells how many tasks the filter finds.',
    page,
    setup,
    requests: { got: list({ select: ['ID'] }) },
    expect: [
      { path: 'got.total', is: 3 },
      { path: 'got.next', isThere: false },
    ],
  },
  {
    about: 'tasks.task.list has no tasks on a page after the last one, and still tells how many there are.',
    page,
    setup,
    requests: { got: list({ select: ['ID'], start: 50 }) },
    expect: [
      { path: 'got.result.tasks', count: 0 },
      { path: 'got.total', is: 3 },
    ],
  },
  {
    about: 'tasks.task.list finds no task whose parent does not exist.',
    page,
    requests: { got: list({ filter: { PARENT_ID: 999_999_999 } }) },
    expect: [
      { path: 'got.result.tasks', count: 0 },
      { path: 'got.total', is: 0 },
    ],
  },
]
