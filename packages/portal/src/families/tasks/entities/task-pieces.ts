import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'

/** A comment on a task. */
export const taskCommentEntity = {
  name: 'taskComment',
  fields: [
    idField,
    { name: 'taskId', type: 'integer' },
    { name: 'authorId', upper: 'AUTHOR_ID', type: 'integer' },
    { name: 'postDate', upper: 'POST_DATE', type: 'datetime' },
    { name: 'postMessage', upper: 'POST_MESSAGE', type: 'text' },
    { name: 'files', upper: 'UF_FORUM_MESSAGE_DOC', type: 'string', isMultiple: true, isDynamic: true },
  ],
} as const satisfies Entity

/** A line of a task's checklist. */
export const taskChecklistEntity = {
  name: 'taskChecklistItem',
  fields: [
    idField,
    { name: 'taskId', upper: 'TASK_ID', type: 'integer', isReadOnly: true },
    { name: 'parentId', upper: 'PARENT_ID', type: 'integer' },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer', isReadOnly: true },
    { name: 'title', upper: 'TITLE', type: 'string' },
    { name: 'sortIndex', upper: 'SORT_INDEX', type: 'integer' },
    { name: 'isComplete', upper: 'IS_COMPLETE', type: 'char' },
    { name: 'isImportant', upper: 'IS_IMPORTANT', type: 'char' },
    { name: 'toggledBy', upper: 'TOGGLED_BY', type: 'integer', isReadOnly: true },
    { name: 'toggledDate', upper: 'TOGGLED_DATE', type: 'datetime', isReadOnly: true },
    { name: 'members', upper: 'MEMBERS', type: 'json' },
  ],
} as const satisfies Entity

/** Time spent on a task. */
export const taskElapsedEntity = {
  name: 'taskElapsedItem',
  fields: [
    idField,
    { name: 'taskId', upper: 'TASK_ID', type: 'integer', isReadOnly: true },
    { name: 'userId', upper: 'USER_ID', type: 'integer' },
    { name: 'commentText', upper: 'COMMENT_TEXT', type: 'string' },
    { name: 'seconds', upper: 'SECONDS', type: 'integer' },
    { name: 'minutes', upper: 'MINUTES', type: 'integer', isReadOnly: true },
    { name: 'source', upper: 'SOURCE', type: 'integer', isReadOnly: true },
    { name: 'createdDate', upper: 'CREATED_DATE', type: 'datetime' },
    { name: 'dateStart', upper: 'DATE_START', type: 'datetime', isReadOnly: true },
    { name: 'dateStop', upper: 'DATE_STOP', type: 'datetime', isReadOnly: true },
  ],
} as const satisfies Entity

/** A user's own marks for a task: favourite, pinned, muted. */
export const taskMarkEntity = {
  name: 'taskMark',
  fields: [
    idField,
    { name: 'taskId', type: 'integer' },
    { name: 'userId', type: 'integer' },
    { name: 'mark', type: 'string' },
  ],
} as const satisfies Entity

/** A dependence between two tasks. */
export const taskDependenceEntity = {
  name: 'taskDependence',
  fields: [
    idField,
    { name: 'taskIdFrom', type: 'integer' },
    { name: 'taskIdTo', type: 'integer' },
    { name: 'linkType', type: 'integer' },
  ],
} as const satisfies Entity

/** A change of one field of a task. */
export const taskHistoryEntity = {
  name: 'taskHistory',
  fields: [
    idField,
    { name: 'taskId', type: 'integer' },
    { name: 'userId', upper: 'USER_ID', type: 'integer' },
    { name: 'createdDate', upper: 'CREATED_DATE', type: 'datetime' },
    { name: 'field', upper: 'FIELD', type: 'string' },
    { name: 'from', type: 'json' },
    { name: 'to', type: 'json' },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [
      typeof taskCommentEntity,
      typeof taskChecklistEntity,
      typeof taskElapsedEntity,
      typeof taskMarkEntity,
      typeof taskDependenceEntity,
      typeof taskHistoryEntity,
    ]
  > {}
}
