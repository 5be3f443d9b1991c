import type { Row, RowOf } from '../../../engine/entity-rows.ts'
import { fieldOf } from '../../../engine/entity.ts'
import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { completeRow } from '../../../seed/complete-row.ts'
import { PortalError } from '../../../portal-error.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, type WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'

/** 5 = completed. */
const completed = 5

/** The written fields of a task by camelCase name; what is unknown or read-only is overlooked. */
export const taskValues = ({ portal }: MethodCall, fields: WireMap): Row => {
  const known = fieldsByName(portal.engine.entity('task'), classicNaming)
  const values = Object.entries(fields).flatMap(([name, value]) => {
    const field = known.get(name)
    return field === undefined || field.isReadOnly === true ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(values)
}

/** Adds a task and returns its id. @throws {PortalError} `ERROR_CORE`: title or responsible person is missing */
export const addTask = (call: MethodCall, values: Row): number => {
  if (isEmpty(values['title'])) throw invalidTask('Task name is not specified.')
  if (isEmpty(values['responsibleId'])) throw invalidTask('The responsible person is not specified.')
  const author = { nowMs: call.portal.clock.nowMs(), userId: call.caller.userId }
  return call.portal.engine.insert('task', completeRow('task', values, author))
}

/** Changes a task, with the times and authors that follow from it. */
export const changeTask = ({ portal, caller }: MethodCall, row: RowOf<'task'>, values: Row): void => {
  if ('title' in values && isEmpty(values['title'])) throw invalidTask('Task name is not specified.')
  const now = formatDateTime(portal.clock.nowMs())
  const by = caller.userId
  const status = Number(values['status'] ?? row['status'])
  const isMoved = status !== row['status']
  const closed = status === completed ? { closedBy: by, closedDate: now } : { closedBy: null, closedDate: null }
  noteChanges({ portal, caller }, row, values, now)
  portal.engine.update('task', row['id'], {
    ...values,
    changedBy: by,
    changedDate: now,
    activityDate: now,
    ...(isMoved ? { statusChangedBy: by, statusChangedDate: now, ...closed } : {}),
  })
}

/** Writes down which fields change, from what to what. */
const noteChanges = (
  { portal, caller }: Pick<MethodCall, 'portal' | 'caller'>,
  row: RowOf<'task'>,
  values: Row,
  now: string,
): void => {
  for (const [name, to] of Object.entries(values)) {
    const from = entryOf(row, name) ?? null
    if (JSON.stringify(from) === JSON.stringify(to)) continue
    const field = fieldOf(portal.engine.entity('task'), name)?.upper ?? name
    portal.engine.insert('taskHistory', {
      taskId: row['id'] ?? null,
      userId: caller.userId,
      createdDate: now,
      field,
      from,
      to,
    })
  }
}

const isEmpty = (value: unknown): boolean => value === undefined || value === null || value === ''

/** Tasks report what is wrong with fields in HTML. */
const invalidTask = (text: string): PortalError => new PortalError({ code: 'ERROR_CORE', description: `${text}<br>` })
