import type { FamilyExamples } from './example.ts'

const elapsed = { SECONDS: 120, COMMENT_TEXT: '1' }

/** What hangs on tasks. File 3 of the disk is attached to comment 1. */
export const taskExamples: FamilyExamples = {
  firstCalls: [
    ['task.commentitem.add', [1, { POST_MESSAGE: 'A', UF_FORUM_MESSAGE_DOC: ['n3', 'n4'] }]],
    ['task.commentitem.add', [1, { POST_MESSAGE: 'B' }]],
    ['task.checklistitem.add', [1, { TITLE: 'A', MEMBERS: { 2: { TYPE: 'A' } } }]],
    ['task.checklistitem.add', [1, { TITLE: 'B' }]],
    ['task.checklistitem.complete', [1, 1]],
    ['task.elapseditem.add', [1, elapsed]],
    ['task.elapseditem.add', [1, elapsed]],
    ['tasks.task.update', { taskId: 1, fields: { TITLE: 'B' } }],
    ['tasks.task.result.addFromComment', { commentId: 1 }],
    ['tasks.task.result.addFromComment', { commentId: 2 }],
  ],
  params: {
    'task.commentitem.add': [1, { POST_MESSAGE: 'C' }],
    'task.commentitem.update': [1, 2, { POST_MESSAGE: 'C' }],
    'task.commentitem.get': [1, 1],
    'task.commentitem.getlist': [1, { ID: 'ASC' }],
    'task.commentitem.delete': [1, 2],
    'task.checklistitem.add': [1, { TITLE: 'C' }],
    'task.checklistitem.update': [1, 2, { TITLE: 'C' }],
    'task.checklistitem.get': [1, 1],
    'task.checklistitem.getlist': [1],
    'task.checklistitem.delete': [1, 2],
    'task.checklistitem.moveafteritem': [1, 1, 2],
    'task.elapseditem.add': [1, elapsed],
    'task.elapseditem.update': [1, 1, elapsed],
    'task.elapseditem.get': [1, 1],
    'task.elapseditem.getlist': [1],
    'task.elapseditem.delete': [1, 2],
    'tasks.task.getaccess': { taskId: 1, users: [503, 547] },
    'tasks.task.files.attach': { taskId: 1, fileId: 3 },
    'tasks.task.delegate': { taskId: 1, userId: 2 },
    'tasks.task.mute': { id: 1 },
    'tasks.task.unmute': { id: 1 },
    'tasks.task.pin': { id: 1 },
    'tasks.task.unpin': { id: 1 },
    'tasks.task.result.addFromComment': { commentId: 1 },
    'tasks.task.result.deleteFromComment': { commentId: 1 },
    'tasks.task.favorite.remove': { taskId: 2 },
    'tasks.task.history.list': { taskId: 1 },
  },
}
