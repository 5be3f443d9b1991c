import { accessDenied } from '../../../dialects/v3/errors.ts'
import type { EntityName, FieldNameOf, RowOf } from '../../../engine/entity-rows.ts'
import { isWireList, type WireValue } from '../../../wire-value.ts'
import type { FieldBinding, Resource, RowContext } from '../../../resources/resource.ts'
import { taskDto } from './task-dto.ts'
import { taskRights, type TaskRight } from '../rights/task-rights.ts'
import { visibleTasks } from '../rights/visible-tasks.ts'

const column = (name: string): FieldBinding => ({ column: name })
const always = (value: WireValue): FieldBinding => ({ compute: () => value })
const countOf = <Name extends EntityName>(entity: Name, field: FieldNameOf<Name>): FieldBinding<RowOf<'task'>> => ({
  compute: ({ id }, { portal }) => portal.engine.count(entity, { kind: 'eq', field, value: id }) > 0,
})

/** The stored task with the field names of REST v3. REST v2 uses the same rows with its own names. */
const bindings: Readonly<Record<string, FieldBinding<RowOf<'task'>>>> = {
  creatorId: column('createdBy'),
  created: column('createdDate'),
  needsControl: column('taskControl'),
  startPlan: column('startDatePlan'),
  endPlan: column('endDatePlan'),
  fileIds: { column: 'ufTaskWebdavFiles', read: (value) => (isWireList(value) ? value.map(Number) : []) },
  checklist: always([]),
  priority: { words: { low: '0', average: '1', high: '2' } },
  status: {
    words: { pending: '2', in_progress: '3', supposedly_completed: '4', completed: '5', deferred: '6', declined: '7' },
  },
  statusChanged: column('statusChangedDate'),
  containsChecklist: always(false),
  containsSubTasks: countOf('task', 'parentId'),
  containsRelatedTasks: { compute: ({ dependsOn }) => isWireList(dependsOn) && dependsOn.length > 0 },
  containsGanttLinks: always(false),
  containsPlacements: always(false),
  containsResults: countOf('taskResult', 'taskId'),
  numberOfReminders: always(0),
  plannedDuration: column('durationPlan'),
  actualDuration: column('durationFact'),
  started: column('dateStart'),
  estimatedTime: column('timeEstimate'),
  changed: column('changedDate'),
  closed: column('closedDate'),
  activity: column('activityDate'),
  allowsChangeDeadline: column('allowChangeDeadline'),
  allowsTimeTracking: column('allowTimeTracking'),
  matchesWorkTime: column('matchWorkTime'),
  isMultitask: column('multitask'),
  link: {
    compute: ({ id }, { caller }) => `/company/personal/user/${String(caller.userId)}/tasks/task/view/${String(id)}/`,
  },
  archiveLink: { compute: ({ id }) => `/task/archive/${String(id)}/` },
  rights: { compute: taskRights },
  crmItemIds: column('ufCrmTask'),
  inFavorite: always([]),
  inPin: always([]),
  inGroupPin: always([]),
  inMute: always([]),
  changedById: column('changedBy'),
  statusChangedById: column('statusChangedBy'),
  closedById: column('closedBy'),
}

/** The tasks of REST v3. They are the same rows as in REST v2. */
export const taskResource: Resource<'task'> = {
  dto: taskDto,
  entity: 'task',
  bindings,
  visibleTo: ({ portal, caller }) => visibleTasks(portal.engine, caller),
  refuse: (task, context) => demandRight(task, context, 'read'),
}

/** Refuses a caller who lacks a right in the task. @throws ACCESSDENIED */
export const demandRight = (task: RowOf<'task'>, context: RowContext, right: TaskRight): void => {
  if (taskRights(task, context)[right] !== true) throw accessDenied()
}
