import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'
import { taskFieldsOfV3 } from './task-parts.ts'

/** A task. The camelCase names are those of a `tasks.task.*` reply in v2, the upper-case names those of its parameters. */
export const taskEntity = {
  name: 'task',
  fields: [
    idField,
    { name: 'parentId', upper: 'PARENT_ID', type: 'integer' },
    { name: 'title', upper: 'TITLE', type: 'string', isRequired: true },
    { name: 'description', upper: 'DESCRIPTION', type: 'text' },
    { name: 'mark', upper: 'MARK', type: 'enumeration' },
    { name: 'priority', upper: 'PRIORITY', type: 'enumeration' },
    { name: 'multitask', upper: 'MULTITASK', type: 'char' },
    { name: 'notViewed', upper: 'NOT_VIEWED', type: 'char' },
    { name: 'replicate', upper: 'REPLICATE', type: 'char' },
    { name: 'stageId', upper: 'STAGE_ID', type: 'integer' },
    { name: 'createdBy', upper: 'CREATED_BY', type: 'integer' },
    { name: 'createdDate', upper: 'CREATED_DATE', type: 'datetime', isReadOnly: true },
    { name: 'responsibleId', upper: 'RESPONSIBLE_ID', type: 'integer', isRequired: true },
    { name: 'changedBy', upper: 'CHANGED_BY', type: 'integer', isReadOnly: true },
    { name: 'changedDate', upper: 'CHANGED_DATE', type: 'datetime', isReadOnly: true },
    { name: 'statusChangedBy', upper: 'STATUS_CHANGED_BY', type: 'integer', isReadOnly: true },
    { name: 'statusChangedDate', upper: 'STATUS_CHANGED_DATE', type: 'datetime', isReadOnly: true },
    { name: 'closedBy', upper: 'CLOSED_BY', type: 'integer', isReadOnly: true },
    { name: 'closedDate', upper: 'CLOSED_DATE', type: 'datetime', isReadOnly: true },
    { name: 'activityDate', upper: 'ACTIVITY_DATE', type: 'datetime', isReadOnly: true },
    { name: 'dateStart', upper: 'DATE_START', type: 'datetime', isReadOnly: true },
    { name: 'deadline', upper: 'DEADLINE', type: 'datetime' },
    { name: 'startDatePlan', upper: 'START_DATE_PLAN', type: 'datetime' },
    { name: 'endDatePlan', upper: 'END_DATE_PLAN', type: 'datetime' },
    { name: 'guid', upper: 'GUID', type: 'string' },
    { name: 'xmlId', upper: 'XML_ID', type: 'string' },
    { name: 'commentsCount', upper: 'COMMENTS_COUNT', type: 'integer', isReadOnly: true },
    { name: 'allowChangeDeadline', upper: 'ALLOW_CHANGE_DEADLINE', type: 'char' },
    { name: 'allowTimeTracking', upper: 'ALLOW_TIME_TRACKING', type: 'char' },
    { name: 'taskControl', upper: 'TASK_CONTROL', type: 'char' },
    { name: 'addInReport', upper: 'ADD_IN_REPORT', type: 'char' },
    { name: 'timeEstimate', upper: 'TIME_ESTIMATE', type: 'integer' },
    { name: 'timeSpentInLogs', upper: 'TIME_SPENT_IN_LOGS', type: 'integer', isReadOnly: true },
    { name: 'matchWorkTime', upper: 'MATCH_WORK_TIME', type: 'char' },
    { name: 'siteId', upper: 'SITE_ID', type: 'string' },
    { name: 'subordinate', upper: 'SUBORDINATE', type: 'char', isReadOnly: true },
    { name: 'viewedDate', upper: 'VIEWED_DATE', type: 'datetime', isReadOnly: true },
    { name: 'sorting', upper: 'SORTING', type: 'double' },
    { name: 'durationPlan', upper: 'DURATION_PLAN', type: 'integer' },
    { name: 'durationFact', upper: 'DURATION_FACT', type: 'integer' },
    { name: 'durationType', upper: 'DURATION_TYPE', type: 'enumeration' },
    { name: 'flowId', upper: 'FLOW_ID', type: 'integer' },
    { name: 'groupId', upper: 'GROUP_ID', type: 'integer' },
    { name: 'status', upper: 'STATUS', type: 'integer' },
    { name: 'accomplices', upper: 'ACCOMPLICES', type: 'integer', isMultiple: true },
    { name: 'auditors', upper: 'AUDITORS', type: 'integer', isMultiple: true },
    { name: 'tags', upper: 'TAGS', type: 'string', isMultiple: true },
    { name: 'ufCrmTask', upper: 'UF_CRM_TASK', type: 'string', isMultiple: true, isDynamic: true },
    { name: 'ufTaskWebdavFiles', upper: 'UF_TASK_WEBDAV_FILES', type: 'string', isMultiple: true, isDynamic: true },
    ...taskFieldsOfV3,
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof taskEntity]> {}
}
