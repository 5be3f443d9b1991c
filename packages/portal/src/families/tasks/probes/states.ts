import type { Probe } from '../../probe.ts'
import { future, oneTask, onTask, past, people, task } from './task.ts'

const pages = 'api-reference/tasks'

/** How a task begins, and what its states do. */
export const stateProbes: readonly Probe[] = [
  {
    about: 'A new task is pending, of middle priority, without control, deadline and group.',
    page: `${pages}/tasks-task-add.md`,
    setup: oneTask,
    requests: { got: onTask('get') },
    expect: [
      { path: 'got.result.task', has: { status: '2', priority: '1', taskControl: 'N', deadline: null, groupId: '0' } },
      { path: 'got.result.task', has: { closedDate: null, closedBy: null, dateStart: null, replicate: 'N' } },
    ],
  },
  {
    about: 'The caller is the author of a new task and the one who changed it last.',
    page: `${pages}/tasks-task-add.md`,
    setup: oneTask,
    requests: { got: onTask('get', { select: ['CREATED_BY', 'CHANGED_BY', 'RESPONSIBLE_ID'] }) },
    expect: [
      { path: 'got.result.task.createdBy', is: '$me.ID:text' },
      { path: 'got.result.task.changedBy', is: '$me.ID:text' },
      { path: 'got.result.task.responsibleId', is: '$me.ID:text' },
    ],
  },
  {
    about: 'A task that is started is in progress and has the moment of its start.',
    page: `${pages}/status/tasks-task-start.md`,
    setup: oneTask,
    requests: { started: onTask('start') },
    expect: [
      { path: 'started.result.task.status', is: '3' },
      { path: 'started.result.task.dateStart', isNot: null },
      { path: 'started.result.task.statusChangedBy', is: '$me.ID:text' },
    ],
  },
  {
    about: 'A task that is paused waits again.',
    page: `${pages}/status/tasks-task-pause.md`,
    setup: { ...oneTask, started: onTask('start') },
    requests: { paused: onTask('pause') },
    expect: [{ path: 'paused.result.task.status', is: '2' }],
  },
  {
    about: 'A task that is put off is deferred.',
    page: `${pages}/status/tasks-task-defer.md`,
    setup: oneTask,
    requests: { deferred: onTask('defer') },
    expect: [{ path: 'deferred.result.task.status', is: '6' }],
  },
  {
    about: 'A completed task has a moment and a person that closed it.',
    page: `${pages}/status/tasks-task-complete.md`,
    setup: oneTask,
    requests: { completed: onTask('complete') },
    expect: [
      { path: 'completed.result.task.status', is: '5' },
      { path: 'completed.result.task.closedBy', is: '$me.ID:text' },
      { path: 'completed.result.task.closedDate', isNot: null },
    ],
  },
  {
    about: 'A task that is renewed is pending and not closed any more.',
    page: `${pages}/status/tasks-task-renew.md`,
    setup: { ...oneTask, completed: onTask('complete') },
    requests: { renewed: onTask('renew') },
    expect: [
      { path: 'renewed.result.task.status', is: '2' },
      { path: 'renewed.result.task.closedDate', is: null },
    ],
  },
  {
    about: 'A task under the control of another author waits for approval when it is completed.',
    page: `${pages}/status/tasks-task-complete.md`,
    setup: { ...people, task: task({ CREATED_BY: '$others.0.ID', TASK_CONTROL: 'Y' }) },
    requests: { completed: onTask('complete') },
    expect: [{ path: 'completed.result.task.status', is: '4' }],
  },
  {
    about: 'An author who completes the own task needs no approval of it.',
    page: `${pages}/status/tasks-task-complete.md`,
    setup: { me: ['profile'], task: task({ TASK_CONTROL: 'Y' }) },
    requests: { completed: onTask('complete') },
    expect: [{ path: 'completed.result.task.status', is: '5' }],
  },
  {
    about: 'A task that waits for approval is completed when it is approved.',
    page: `${pages}/tasks-task-approve.md`,
    setup: { ...people, task: task({ CREATED_BY: '$others.0.ID', TASK_CONTROL: 'Y' }), done: onTask('complete') },
    requests: { approved: onTask('approve') },
    expect: [{ path: 'approved.result.task.status', is: '5' }],
  },
  {
    about: 'A task that waits for approval is pending again when it is disapproved.',
    page: `${pages}/tasks-task-disapprove.md`,
    setup: { ...people, task: task({ CREATED_BY: '$others.0.ID', TASK_CONTROL: 'Y' }), done: onTask('complete') },
    requests: { disapproved: onTask('disapprove') },
    expect: [
      { path: 'disapproved.result.task.status', is: '2' },
      { path: 'disapproved.result.task.closedDate', is: null },
    ],
  },
  {
    about: 'An open task after its deadline is overdue by its shown state alone.',
    page: `${pages}/tasks-task-get.md`,
    setup: { me: ['profile'], task: task({ DEADLINE: past }) },
    requests: { got: onTask('get') },
    expect: [{ path: 'got.result.task', has: { status: '2', subStatus: '-1' } }],
  },
  {
    about: 'A completed task after its deadline is not overdue.',
    page: `${pages}/tasks-task-get.md`,
    setup: { me: ['profile'], task: task({ DEADLINE: past }), completed: onTask('complete') },
    requests: { got: onTask('get') },
    expect: [{ path: 'got.result.task', has: { status: '5', subStatus: '5' } }],
  },
  {
    about: 'A task before its deadline is not overdue.',
    page: `${pages}/tasks-task-get.md`,
    setup: { me: ['profile'], task: task({ DEADLINE: future }) },
    requests: { got: onTask('get') },
    expect: [{ path: 'got.result.task', has: { status: '2', subStatus: '2' } }],
  },
]
