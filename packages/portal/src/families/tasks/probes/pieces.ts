import type { Probe, ProbeCall } from '../../probe.ts'
import { oneTask, onTask, people, task } from './task.ts'

const pages = 'api-reference/tasks'
const id = '$task.task.id'
const item = (TITLE: string): ProbeCall => ['task.checklistitem.add', [id, { TITLE, PARENT_ID: '$list' }]]
const checklist = {
  ...oneTask,
  list: ['task.checklistitem.add', [id, { TITLE: 'List', PARENT_ID: 0 }]],
  a: item('a'),
  b: item('b'),
  c: item('c'),
} as const satisfies Probe['setup']
const comment: ProbeCall = ['task.commentitem.add', [id, { POST_MESSAGE: 'Hello' }]]

/** What hangs on a task: checklists, comments, spent time and results. */
export const pieceProbes: readonly Probe[] = [
  {
    about: 'A first item without a parent makes a checklist that holds it.',
    page: `${pages}/checklist-item/task-checklist-item-add.md`,
    setup: { ...oneTask, item: ['task.checklistitem.add', [id, { TITLE: 'a' }]] },
    requests: { got: ['task.checklistitem.getlist', [id, { ID: 'asc' }]] },
    expect: [
      { path: 'got.result', count: 2 },
      { path: 'got.result.0', has: { PARENT_ID: '0', TITLE: 'BX_CHECKLIST_1' } },
      { path: 'got.result.1', has: { TITLE: 'a', IS_COMPLETE: 'N' } },
    ],
  },
  {
    about: 'An item of a checklist that is completed tells who ticked it.',
    page: `${pages}/checklist-item/task-checklist-item-complete.md`,
    setup: checklist,
    requests: {
      done: ['task.checklistitem.complete', [id, '$b']],
      got: ['task.checklistitem.get', [id, '$b']],
    },
    expect: [
      { path: 'done.result', is: true },
      { path: 'got.result', has: { IS_COMPLETE: 'Y', TITLE: 'b' } },
      { path: 'got.result.TOGGLED_BY', is: '$me.ID:text' },
    ],
  },
  {
    about: 'An item of a checklist that is renewed is not complete.',
    page: `${pages}/checklist-item/task-checklist-item-renew.md`,
    setup: { ...checklist, done: ['task.checklistitem.complete', [id, '$b']] },
    requests: { renewed: ['task.checklistitem.renew', [id, '$b']], got: ['task.checklistitem.get', [id, '$b']] },
    expect: [{ path: 'got.result.IS_COMPLETE', is: 'N' }],
  },
  {
    about: 'An item of a checklist is moved behind another one.',
    page: `${pages}/checklist-item/task-checklist-item-move-after-item.md`,
    setup: checklist,
    requests: {
      moved: ['task.checklistitem.moveafteritem', [id, '$a', '$c']],
      got: ['task.checklistitem.getlist', [id, { SORT_INDEX: 'asc' }]],
    },
    expect: [{ path: 'got.result.3.TITLE', is: 'a' }],
  },
  {
    about: 'A deleted item of a checklist is not found any more.',
    page: `${pages}/checklist-item/task-checklist-item-delete.md`,
    setup: { ...checklist, deleted: ['task.checklistitem.delete', [id, '$b']] },
    requests: { got: ['task.checklistitem.get', [id, '$b']] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'ERROR_CORE' },
    ],
  },
  {
    about: 'A comment is by the caller.',
    page: `${pages}/comment-item/task-comment-item-get.md`,
    setup: { ...oneTask, comment },
    requests: { got: ['task.commentitem.get', [id, '$comment']] },
    expect: [
      { path: 'got.result.POST_MESSAGE', is: 'Hello' },
      { path: 'got.result.AUTHOR_ID', is: '$me.ID:text' },
    ],
  },
  {
    about: 'Comments of a task are found by their author and put in order.',
    page: `${pages}/comment-item/task-comment-item-get-list.md`,
    setup: {
      ...people,
      task: task(),
      comment,
      other: ['task.commentitem.add', [id, { POST_MESSAGE: 'B', AUTHOR_ID: '$others.0.ID' }]],
    },
    requests: {
      by: ['task.commentitem.getlist', [id, {}, { AUTHOR_ID: '$others.0.ID' }]],
      ordered: ['task.commentitem.getlist', [id, { ID: 'desc' }, { AUTHOR_ID: ['$me.ID', '$others.0.ID'] }]],
    },
    expect: [
      { path: 'by.result', count: 1 },
      { path: 'by.result.0.ID', is: '$other:text' },
      { path: 'ordered.result.0.ID', is: '$other:text' },
      { path: 'ordered.result.1.ID', is: '$comment:text' },
    ],
  },
  {
    about: 'A comment of another task is not found by a task.',
    page: `${pages}/comment-item/task-comment-item-get.md`,
    setup: { ...oneTask, comment, stranger: task() },
    requests: { got: ['task.commentitem.get', ['$stranger.task.id', '$comment']] },
    expect: [{ path: 'got.error', is: 'ERROR_CORE' }],
  },
  {
    about: 'A changed comment has its new text.',
    page: `${pages}/comment-item/task-comment-item-update.md`,
    setup: { ...oneTask, comment, changed: ['task.commentitem.update', [id, '$comment', { POST_MESSAGE: 'Bye' }]] },
    requests: { got: ['task.commentitem.get', [id, '$comment']] },
    expect: [{ path: 'got.result.POST_MESSAGE', is: 'Bye' }],
  },
  {
    about: 'The oldest method of comments takes the fields of a comment.',
    page: `${pages}/deprecated/task-comment-add.md`,
    setup: { ...oneTask, comment: ['task.comment.add', { TASKID: id, FIELDS: { POST_MESSAGE: 'old' } }] },
    requests: { got: ['task.commentitem.get', [id, '$comment']] },
    expect: [{ path: 'got.result.POST_MESSAGE', is: 'old' }],
  },
  {
    about: 'The time that is spent on a task is summed up in it.',
    page: `${pages}/elapsed-item/task-elapsed-item-add.md`,
    setup: {
      ...oneTask,
      a: ['task.elapseditem.add', [id, { SECONDS: 60, COMMENT_TEXT: 'a' }]],
      b: ['task.elapseditem.add', [id, { SECONDS: 30, COMMENT_TEXT: 'b' }]],
    },
    requests: { got: onTask('get', { select: ['TIME_SPENT_IN_LOGS'] }) },
    expect: [{ path: 'got.result.task.timeSpentInLogs', is: '90' }],
  },
  {
    about: 'Spent time is counted in seconds and in whole minutes, and is the time of the caller.',
    page: `${pages}/elapsed-item/task-elapsed-item-get.md`,
    setup: { ...oneTask, time: ['task.elapseditem.add', [id, { SECONDS: 150, COMMENT_TEXT: 'Work' }]] },
    requests: { got: ['task.elapseditem.get', [id, '$time']] },
    expect: [
      { path: 'got.result.0', has: { SECONDS: '150', MINUTES: '2', COMMENT_TEXT: 'Work' } },
      { path: 'got.result.0.USER_ID', is: '$me.ID:text' },
    ],
  },
  {
    about: 'Spent time that is deleted is not counted in its task.',
    page: `${pages}/elapsed-item/task-elapsed-item-delete.md`,
    setup: {
      ...oneTask,
      a: ['task.elapseditem.add', [id, { SECONDS: 60, COMMENT_TEXT: 'a' }]],
      b: ['task.elapseditem.add', [id, { SECONDS: 30, COMMENT_TEXT: 'b' }]],
      deleted: ['task.elapseditem.delete', [id, '$a']],
    },
    requests: { got: ['task.elapseditem.getlist', [id]], task1: onTask('get', { select: ['TIME_SPENT_IN_LOGS'] }) },
    expect: [
      { path: 'got.result', count: 1 },
      { path: 'task1.result.task.timeSpentInLogs', is: '30' },
    ],
  },
  {
    about: 'A result of a task is made of a comment, with its text and its author.',
    page: `${pages}/result/tasks-task-result-add-from-comment.md`,
    setup: { ...oneTask, comment, added: ['tasks.task.result.addFromComment', { commentId: '$comment' }] },
    requests: { got: onTask('result.list') },
    expect: [
      { path: 'got.result', count: 1 },
      { path: 'got.result.0.text', is: 'Hello' },
      { path: 'got.result.0.commentId', is: '$comment' },
      { path: 'got.result.0.taskId', is: '$added.taskId' },
    ],
  },
  {
    about: 'A comment that is no result any more is not in the results of its task.',
    page: `${pages}/result/tasks-task-result-delete-from-comment.md`,
    setup: { ...oneTask, comment, added: ['tasks.task.result.addFromComment', { commentId: '$comment' }] },
    requests: {
      deleted: ['tasks.task.result.deleteFromComment', { commentId: '$comment' }],
      got: onTask('result.list'),
    },
    expect: [
      { path: 'deleted.status', is: 200 },
      { path: 'got.result', count: 0 },
    ],
  },
  {
    about: 'A task hangs on the task that it is linked to, until the link is deleted.',
    page: `${pages}/task-dependence-add.md`,
    setup: { ...oneTask, later: task(), link: ['task.dependence.add', [id, '$later.task.id', 2]] },
    requests: {
      linked: ['task.item.getdependson', ['$later.task.id']],
      deleted: ['task.dependence.delete', [id, '$later.task.id']],
      free: ['task.item.getdependson', ['$later.task.id']],
    },
    expect: [
      { path: 'linked.result', count: 1 },
      { path: 'free.result', count: 0 },
    ],
  },
  {
    about: 'A task cannot hang on itself.',
    page: `${pages}/task-dependence-add.md`,
    setup: oneTask,
    requests: { linked: ['task.dependence.add', [id, id, 2]] },
    expect: [{ path: 'linked.error', is: 'ILLEGAL_NEW_LINK' }],
  },
]
