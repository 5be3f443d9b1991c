import type { Probe } from '../../probe.ts'
import { oneTask, onTask, people, task } from './task.ts'

const pages = 'api-reference/tasks'

/** What people do with a task: they hand it over, watch it, pin it, and leave traces in its history. */
export const markProbes: readonly Probe[] = [
  {
    about: 'Who hands a task over watches it from then on.',
    page: `${pages}/tasks-task-delegate.md`,
    setup: { ...people, task: task() },
    requests: { got: onTask('delegate', { userId: '$others.0.ID' }) },
    expect: [
      { path: 'got.result.task.responsibleId', is: '$others.0.ID' },
      { path: 'got.result.task.auditors', is: ['$me.ID:text'] },
    ],
  },
  {
    about: 'Who watches a task is an auditor of it.',
    page: `${pages}/user-actions/tasks-task-start-watch.md`,
    setup: oneTask,
    requests: { watched: onTask('startwatch'), got: onTask('get', { select: ['AUDITORS'] }) },
    expect: [{ path: 'got.result.task.auditors', is: ['$me.ID:text'] }],
  },
  {
    about: 'Who stops watching a task is no auditor any more.',
    page: `${pages}/user-actions/tasks-task-stop-watch.md`,
    setup: { ...oneTask, watched: onTask('startwatch') },
    requests: { stopped: onTask('stopwatch'), got: onTask('get', { select: ['AUDITORS'] }) },
    expect: [{ path: 'got.result.task.auditors', count: 0 }],
  },
  {
    about: 'A task is muted and heard again.',
    page: `${pages}/user-actions/tasks-task-mute.md`,
    setup: oneTask,
    requests: {
      muted: ['tasks.task.mute', { id: '$task.task.id' }],
      heard: ['tasks.task.unmute', { id: '$task.task.id' }],
    },
    expect: [
      { path: 'muted.result.task.isMuted', is: 'Y' },
      { path: 'heard.result.task.isMuted', is: 'N' },
    ],
  },
  {
    about: 'A task is pinned and unpinned.',
    page: `${pages}/user-actions/tasks-task-pin.md`,
    setup: oneTask,
    requests: {
      pinned: ['tasks.task.pin', { id: '$task.task.id' }],
      unpinned: ['tasks.task.unpin', { id: '$task.task.id' }],
    },
    expect: [
      { path: 'pinned.result.task.isPinned', is: 'Y' },
      { path: 'unpinned.result.task.isPinned', is: 'N' },
    ],
  },
  {
    about: 'A task becomes a favourite and is one no more.',
    page: `${pages}/user-actions/tasks-task-favorite-add.md`,
    setup: oneTask,
    requests: {
      added: onTask('favorite.add'),
      favourite: onTask('get'),
      removed: onTask('favorite.remove'),
      plain: onTask('get'),
    },
    expect: [
      { path: 'added.result', is: true },
      { path: 'favourite.result.task.favorite', is: 'Y' },
      { path: 'removed.result', is: true },
      { path: 'plain.result.task.favorite', is: 'N' },
    ],
  },
  {
    about: 'The history of a task tells who changed a field from which value to which one.',
    page: `${pages}/tasks-task-history-list.md`,
    setup: { ...oneTask, changed: onTask('update', { fields: { TITLE: 'Changed' } }) },
    requests: { got: onTask('history.list', { filter: { FIELD: 'TITLE' } }) },
    expect: [
      { path: 'got.result.list', count: 1 },
      { path: 'got.result.list.0.value', is: { from: 'Probe', to: 'Changed' } },
      { path: 'got.result.list.0.user.name', is: '$me.NAME' },
    ],
  },
  {
    about: 'The history of a task tells of a new state.',
    page: `${pages}/tasks-task-history-list.md`,
    setup: { ...oneTask, started: onTask('start') },
    requests: { got: onTask('history.list', { filter: { FIELD: 'STATUS' } }) },
    expect: [{ path: 'got.result.list.0.value', has: { from: '2', to: '3' } }],
  },
  {
    about: 'A changed task keeps the fields that were not named.',
    page: `${pages}/tasks-task-update.md`,
    setup: { me: ['profile'], task: task({ DESCRIPTION: 'Kept' }) },
    requests: { changed: onTask('update', { fields: { PRIORITY: '2' } }), got: onTask('get') },
    expect: [{ path: 'got.result.task', has: { title: 'Probe', description: 'Kept', priority: '2' } }],
  },
  {
    about: 'A deleted task is not found any more.',
    page: `${pages}/tasks-task-delete.md`,
    setup: oneTask,
    requests: { deleted: onTask('delete'), got: ['tasks.task.list', { filter: { ID: '$task.task.id' } }] },
    expect: [
      { path: 'deleted.result.task', is: true },
      { path: 'got.result.tasks', count: 0 },
    ],
  },
]
