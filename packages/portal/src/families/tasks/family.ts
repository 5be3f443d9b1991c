import { taskEntity } from './entities/task.ts'
import { taskResultEntity, taskMessageEntity } from './entities/task-parts.ts'
import {
  taskCommentEntity,
  taskChecklistEntity,
  taskElapsedEntity,
  taskMarkEntity,
  taskDependenceEntity,
  taskHistoryEntity,
} from './entities/task-pieces.ts'
import { taskMethods } from './methods/task-methods.ts'
import { taskMoreMethods } from './methods/task-more-methods.ts'
import { taskStageMethods } from './methods/stage-methods.ts'
import { resultMethods } from './methods/result-methods.ts'
import { taskUserFieldMethods } from './methods/user-field-methods.ts'
import { commentMethods } from './positional/comment-methods.ts'
import { checklistMethods } from './positional/checklist-methods.ts'
import { elapsedMethods } from './positional/elapsed-methods.ts'
import { oldTaskMethods } from './positional/old-task-methods.ts'
import { tasksDeclared } from './declared.ts'
import { templateChecklistDeclared } from './template-checklist.ts'
import { taskResourceMethods } from './v3/tasks.ts'
import { taskResultMethods } from './v3/task-results.ts'
import { flowMethods } from './methods/flow-methods.ts'
import { taskFieldMethods } from './v3/fields.ts'
import { taskEvents, taskCommentEvents } from './events.ts'
import { ofVisibleTasks, visibleTasks } from './rights/visible-tasks.ts'
import { defineFamily } from '../define-family.ts'

/** Tasks and everything that belongs to them. */
export const tasks = defineFamily({
  name: 'tasks',
  alsoNamed: ['task'],
  scopes: { v2: 'task', v3: 'tasks' },
  entities: [
    taskEntity,
    taskResultEntity,
    taskMessageEntity,
    taskCommentEntity,
    taskChecklistEntity,
    taskElapsedEntity,
    taskMarkEntity,
    taskDependenceEntity,
    taskHistoryEntity,
  ],
  events: { task: taskEvents, taskComment: taskCommentEvents },
  errors: {
    notFound: { code: '0', description: 'wrong task id' },
    denied: { code: '1048582', description: 'The caller may not do this with the task.' },
  },
  rights: {
    administrators: ['task.item.userfield.add', 'task.item.userfield.delete', 'task.item.userfield.update'],
    visible: {
      task: visibleTasks,
      taskComment: ofVisibleTasks,
      taskChecklistItem: ofVisibleTasks,
      taskElapsedItem: ofVisibleTasks,
      taskResult: ofVisibleTasks,
    },
  },
  v2: [
    taskMethods,
    taskMoreMethods,
    taskStageMethods,
    flowMethods,
    resultMethods,
    taskUserFieldMethods,
    commentMethods,
    checklistMethods,
    elapsedMethods,
    oldTaskMethods,
  ],
  declared: [tasksDeclared, templateChecklistDeclared],
  v3: [taskResourceMethods, taskResultMethods, taskFieldMethods],
})

export { addTask } from './methods/write-task.ts'
export { taskDto } from './v3/task-dto.ts'
