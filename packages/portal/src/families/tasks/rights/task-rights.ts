import type { ConditionOf, RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import type { RowContext } from '../../../resources/resource.ts'
import { isWireList, type WireMap } from '../../../wire-value.ts'
import { visibleTasks } from './visible-tasks.ts'

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

/** The caller of a method, and the portal that is asked. */
type Asking = Pick<RowContext, 'caller' | 'portal'>

type Participants = Partial<Pick<RowOf<'task'>, 'id' | 'createdBy' | 'responsibleId' | 'accomplices' | 'auditors'>>

/** The rights of a caller in a task, by name. */
export const taskRights = (task: Participants, asking: Asking): WireMap => {
  const granted = new Set<TaskRight>(grantedTo(task, asking))
  return Object.fromEntries(allRights.map((right) => [right, granted.has(right)]))
}

const grantedTo = (task: Participants, { caller, portal }: Asking): readonly TaskRight[] => {
  const { userId, isAdmin } = caller
  const isAmong = (name: 'accomplices' | 'auditors'): boolean => {
    const ids = task[name]
    return isWireList(ids) && ids.includes(userId)
  }
  if (isAdmin || task.createdBy === userId) return allRights
  if (task.responsibleId === userId || isAmong('accomplices')) return [...watching, ...working]
  return isAmong('auditors') || isSeen(task, { caller, portal }) ? watching : []
}

/** Whether the caller sees the task without taking part in it. */
const isSeen = ({ id }: Participants, { caller, portal: { engine } }: Asking): boolean => {
  if (id === undefined) return false
  const isTask: ConditionOf<'task'> = { kind: 'eq', field: 'id', value: id }
  return engine.count('task', { kind: 'and', conditions: [isTask, visibleTasks(engine, caller)] }) > 0
}

/** Whether a caller has a right in a task, in REST v2. Everybody has, if the portal checks no rights. */
export const hasRight = (task: Participants, asking: Asking, right: TaskRight): boolean =>
  asking.portal.switches.rights === 'all' || grantedTo(task, asking).includes(right)

/** The fields of a task that need another right than `edit`. */
const rightOfField: Readonly<Record<string, TaskRight>> = { deadline: 'deadline', status: 'changeStatus' }

/** The rights that a user needs to write these values into a task. */
export const rightsToWrite = (values: WrittenRow<'task'>): readonly TaskRight[] => {
  const fields = Object.keys(values)
  return fields.length === 0 ? ['edit'] : fields.map((field) => rightOfField[field] ?? 'edit')
}
