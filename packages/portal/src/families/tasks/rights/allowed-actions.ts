import type { RowOf } from '../../../engine/entity-rows.ts'
import type { RowContext } from '../../../resources/resource.ts'
import type { WireMap } from '../../../wire-value.ts'
import { hasRight, type TaskRight } from './task-rights.ts'

/** The right that each action of a task needs. These actions depend on nothing else. */
const rights: Readonly<Record<string, TaskRight>> = {
  complete: 'complete',
  start: 'start',
  pause: 'pause',
  delegate: 'delegate',
  remove: 'remove',
  edit: 'edit',
  defer: 'defer',
  renew: 'renew',
  create: 'createSubtask',
  changeDeadline: 'deadline',
  checklistAddItems: 'checklistAdd',
  addFavorite: 'favorite',
  deleteFavorite: 'favorite',
  rate: 'mark',
  'edit.originator': 'changeDirector',
  'checklist.reorder': 'checklistEdit',
  'elapsedtime.add': 'elapsedTime',
  'dayplan.timer.toggle': 'timeTracking',
  'edit.plan': 'datePlan',
  'checklist.add': 'checklistAdd',
  'favorite.add': 'favorite',
  'favorite.delete': 'favorite',
}

/** Actions of states that a task does not have here. */
const neverAllowed = ['accept', 'decline', 'approve', 'disapprove', 'take']

type Asking = Pick<RowContext, 'caller' | 'portal'>

/** What a user may do with a task, by the names of REST v2. */
export const allowedActions = (task: Partial<RowOf<'task'>>, asking: Asking): WireMap => ({
  ...Object.fromEntries(Object.entries(rights).map(([name, right]) => [name, hasRight(task, asking, right)])),
  ...Object.fromEntries(neverAllowed.map((name) => [name, false])),
})

/** What a whole task shows of the caller's rights. */
export const allowedState = (task: Partial<RowOf<'task'>>, asking: Asking): WireMap => ({
  action: allowedActions(task, asking),
  checkListCanAdd: hasRight(task, asking, 'checklistAdd'),
})
