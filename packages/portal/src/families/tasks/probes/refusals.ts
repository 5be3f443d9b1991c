import type { Probe } from '../../probe.ts'
import { missingParams, unknownIds } from '../../refusal-probe.ts'

/** What the methods of tasks refuse. */
export const taskRefusals: readonly Probe[] = [
  ...unknownIds('api-reference/tasks', [
    ['task.item.userfield.delete', 'user-field/task-item-user-field-delete', 'ID', 'ERROR_NOT_FOUND'],
    ['task.item.userfield.get', 'user-field/task-item-user-field-get', 'ID', 'ERROR_NOT_FOUND'],
    ['task.stages.delete', 'stages/task-stages-delete', 'id', 'NOT_FOUND'],
    ['tasks.flow.Flow.activate', 'flow/tasks-flow-flow-activate', 'flowId', 0],
    ['tasks.flow.Flow.get', 'flow/tasks-flow-flow-get', 'flowId', 0],
    ['v3:tasks.task.get', 'tasks-task-get-rest-v3', 'id', 'BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION'],
    ['tasks.task.startwatch', 'user-actions/tasks-task-start-watch', 'taskId', '1048584'],
    ['tasks.task.stopwatch', 'user-actions/tasks-task-stop-watch', 'taskId', '1048584'],
    ['tasks.task.counters.get', 'tasks-task-counters-get', 'groupId', '0'],
    ['tasks.task.result.list', 'result/tasks-task-result-list', 'taskId', '0'],
    ['tasks.task.result.addFromComment', 'result/tasks-task-result-add-from-comment', 'commentId', '0'],
    ['tasks.task.result.deleteFromComment', 'result/tasks-task-result-delete-from-comment', 'commentId', '0'],
  ]),
  ...missingParams('api-reference/tasks', [
    ['task.checklistitem.add', 'checklist-item/task-checklist-item-add', 'ERROR_CORE'],
    ['task.checklistitem.complete', 'checklist-item/task-checklist-item-complete', 'ERROR_CORE'],
    ['task.checklistitem.delete', 'checklist-item/task-checklist-item-delete', 'ERROR_CORE'],
    ['task.checklistitem.get', 'checklist-item/task-checklist-item-get', 'ERROR_CORE'],
    ['task.checklistitem.getlist', 'checklist-item/task-checklist-item-get-list', 'ERROR_CORE'],
    ['task.checklistitem.isactionallowed', 'checklist-item/task-checklist-item-is-action-allowed', 'ERROR_CORE'],
    ['task.checklistitem.moveafteritem', 'checklist-item/task-checklist-item-move-after-item', 'ERROR_CORE'],
    ['task.checklistitem.renew', 'checklist-item/task-checklist-item-renew', 'ERROR_CORE'],
    ['task.checklistitem.update', 'checklist-item/task-checklist-item-update', 'ERROR_CORE'],
    ['task.commentitem.add', 'comment-item/task-comment-item-add', 'ERROR_CORE'],
    ['task.commentitem.delete', 'comment-item/task-comment-item-delete', 'ERROR_CORE'],
    ['task.commentitem.get', 'comment-item/task-comment-item-get', 'ERROR_CORE'],
    ['task.commentitem.isactionallowed', 'comment-item/task-comment-item-is-action-allowed', 'ERROR_CORE'],
    ['task.commentitem.update', 'comment-item/task-comment-item-update', 'ERROR_CORE'],
    ['task.item.userfield.add', 'user-field/task-item-user-field-add', 'ERROR_CORE'],
    ['task.item.userfield.delete', 'user-field/task-item-user-field-delete', 'ERROR_CORE'],
    ['task.item.userfield.update', 'user-field/task-item-user-field-update', 'ERROR_CORE'],
    ['task.stages.add', 'stages/task-stages-add', 'EMPTY_TITLE'],
    [
      'v3:tasks.task.access.get',
      'tasks-task-access-get',
      'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION',
    ],
    ['v3:tasks.task.add', 'tasks-task-add-rest-v3', 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION'],
    [
      'v3:tasks.task.chat.message.send',
      'tasks-task-chat-message-send',
      'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION',
    ],
    [
      'v3:tasks.task.delete',
      'tasks-task-delete-rest-v3',
      'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION',
    ],
    [
      'v3:tasks.task.file.attach',
      'tasks-task-file-attach',
      'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION',
    ],
    ['v3:tasks.task.get', 'tasks-task-get-rest-v3', 'BITRIX_REST_V3_EXCEPTION_VALIDATION_REQUESTVALIDATIONEXCEPTION'],
  ]),
]
