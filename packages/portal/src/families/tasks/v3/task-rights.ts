import type { Caller } from '../../../auth/caller.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import type { Condition } from '../../../engine/query.ts'
import { isWireList, type WireMap } from '../../../wire-value.ts'

/** The rights of a user who only watches a task. */
const watching = ['read', 'watch', 'mute', 'favorite', 'copy', 'resultRead', 'reminder'] as const

/** The additional rights of a user who works on the task. */
const working = [
  'createSubtask',
  'createResult',
  'complete',
  'start',
  'take',
  'delegate',
  'defer',
  'deadline',
  'pause',
  'timeTracking',
  'changeStatus',
  'elapsedTime',
  'checklistAdd',
  'checklistEdit',
  'checklistSave',
  'checklistToggle',
  'resultEdit',
  'completeResult',
  'removeResult',
  'attachFile',
  'detachFile',
] as const

/** The additional rights of the task's creator and of administrators. */
const owning = [
  'edit',
  'remove',
  'approve',
  'disapprove',
  'renew',
  'datePlan',
  'changeDirector',
  'changeResponsible',
  'changeAccomplices',
  'mark',
  'addAuditors',
  'automate',
  'admin',
  'saveAsTemplate',
  'detachParent',
  'createGanttDependence',
  'sort',
] as const

export type TaskRight = (typeof watching | typeof working | typeof owning)[number]

const allRights: readonly TaskRight[] = [...watching, ...working, ...owning]

/** The rights of a caller in a task, by name. */
export const taskRights = (task: RowOf<'task'>, caller: Caller): WireMap => {
  const granted = new Set<TaskRight>(grantedTo(task, caller))
  return Object.fromEntries(allRights.map((right) => [right, granted.has(right)]))
}

const grantedTo = (task: RowOf<'task'>, { userId, isAdmin }: Caller): readonly TaskRight[] => {
  const isAmong = (name: 'accomplices' | 'auditors'): boolean => {
    const ids = task[name]
    return isWireList(ids) && ids.includes(userId)
  }
  if (isAdmin || task['createdBy'] === userId) return allRights
  if (task['responsibleId'] === userId || isAmong('accomplices')) return [...watching, ...working]
  return isAmong('auditors') ? watching : []
}

/** The tasks that a caller may read. An administrator may read all, other users those in which they take part. */
export const readableTasks = ({ userId, isAdmin }: Caller): Condition =>
  isAdmin
    ? { kind: 'always' }
    : {
        kind: 'or',
        conditions: ['createdBy', 'responsibleId', 'accomplices', 'auditors'].map((field) => ({
          kind: 'eq',
          field,
          value: userId,
        })),
      }
