import type { WireMap } from '../../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../../probe.ts'
import { get, id, oneTask, pages } from './task.ts'

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
