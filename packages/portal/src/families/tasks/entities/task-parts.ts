import type { RowsFrom } from '../../../engine/entity-rows.ts'
import { idField, type Entity } from '../../../engine/entity.ts'
import type { FieldDefinition } from '../../../engine/field.ts'

/** Fields of a task that only REST v3 has. */
export const taskFieldsOfV3 = [
  { name: 'epicId', type: 'integer' },
  { name: 'storyPoints', type: 'string' },
  { name: 'requireResult', type: 'boolean' },
  { name: 'matchesSubTasksTime', type: 'boolean' },
  { name: 'autocompleteSubTasks', type: 'boolean' },
  { name: 'allowsChangeDatePlan', type: 'boolean' },
  { name: 'requireDeadlineChangeReason', type: 'boolean' },
  { name: 'maxDeadlineChangeDate', type: 'datetime' },
  { name: 'maxDeadlineChanges', type: 'integer' },
  { name: 'dependsOn', type: 'integer', isMultiple: true },
  { name: 'scenarios', type: 'string', isMultiple: true },
  { name: 'source', type: 'json' },
] as const satisfies readonly FieldDefinition[]

/** A result that was reported in a task. */
export const taskResultEntity = {
  name: 'taskResult',
  fields: [
    idField,
    { name: 'taskId', type: 'integer' },
    { name: 'text', type: 'text' },
    { name: 'authorId', type: 'integer' },
    { name: 'createdAt', type: 'datetime' },
    { name: 'updatedAt', type: 'datetime' },
    { name: 'status', type: 'string' },
    { name: 'fileIds', type: 'integer', isMultiple: true },
    { name: 'messageId', type: 'integer' },
  ],
} as const satisfies Entity

/** A message in a task's chat. */
export const taskMessageEntity = {
  name: 'taskMessage',
  fields: [
    idField,
    { name: 'taskId', type: 'integer' },
    { name: 'authorId', type: 'integer' },
    { name: 'text', type: 'text' },
    { name: 'createdAt', type: 'datetime' },
  ],
} as const satisfies Entity

declare module '../../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<readonly [typeof taskResultEntity, typeof taskMessageEntity]> {}
}
