import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { fieldOf } from '../../../engine/entity.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { valueOf } from '../../../engine/value-of.ts'
import { completeRow } from '../../../seed/complete-row.ts'
import type { PortalError } from '../../../portal-error.ts'
import { formatDateTime } from '../../../server-time.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { refused } from '../../../methods/refusals.ts'

const inProgress = 3
/** Completed, or completed as the responsible person says: the author has not approved it yet. */
const closedStatuses: ReadonlySet<number> = new Set([4, 5])

/** The written fields of a task by camelCase name. Unknown and read-only fields are ignored. */
export const taskValues = ({ portal }: MethodCall, fields: WireMap): WrittenRow<'task'> => {
  const known = fieldsByName(portal.engine.entity('task'), classicNaming)
  const values = Object.entries(fields).flatMap(([name, value]) => {
    const field = known.get(name)
    return field === undefined || field.isReadOnly === true ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(values)
}

/** Adds a task and returns its id. @throws {PortalError} `ERROR_CORE`: title or responsible person is missing */
export const addTask = (call: MethodCall, values: WrittenRow<'task'>): number => {
  if (isEmpty(values.title)) throw invalidTask('Task name is not specified.')
  if (isEmpty(values.responsibleId)) throw invalidTask('The responsible person is not specified.')
  const author = { nowMs: call.portal.clock.nowMs(), userId: call.caller.userId }
  return call.portal.engine.insert('task', completeRow('task', values, author))
}

/** Changes a task, together with the times and authors that depend on the change. */
export const changeTask = ({ portal, caller }: MethodCall, row: RowOf<'task'>, values: WrittenRow<'task'>): void => {
  if ('title' in values && isEmpty(values.title)) throw invalidTask('Task name is not specified.')
  const now = formatDateTime(portal.clock.nowMs())
  const by = caller.userId
  const status = Number(values.status ?? row.status)
  const isMoved = status !== row['status']
  const closed = closedStatuses.has(status)
    ? { closedBy: by, closedDate: now }
    : { closedBy: null, closedDate: null, ...(status === inProgress ? { dateStart: now } : {}) }
  noteChanges({ portal, caller }, row, values, now)
  portal.engine.update('task', row['id'], {
    ...values,
    changedBy: by,
    changedDate: now,
    activityDate: now,
    ...(isMoved ? { statusChangedBy: by, statusChangedDate: now, ...closed } : {}),
  })
}

/** Records which fields change, with their old and new values. */
const noteChanges = (
  { portal, caller }: Pick<MethodCall, 'portal' | 'caller'>,
  row: RowOf<'task'>,
  values: WrittenRow<'task'>,
  now: string,
): void => {
  for (const [name, to] of Object.entries(values)) {
    const field = fieldOf(portal.engine.entity('task'), name)
    const from = field === undefined ? null : valueOf(row, field)
    if (JSON.stringify(from) === JSON.stringify(to)) continue
    portal.engine.insert('taskHistory', {
      taskId: row['id'] ?? null,
      userId: caller.userId,
      createdDate: now,
      field: field?.upper ?? name,
      from,
      to,
    })
  }
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** The task methods of a portal write errors of fields as HTML. */
const invalidTask = (text: string): PortalError => refused('ERROR_CORE', `${text}<br>`)
