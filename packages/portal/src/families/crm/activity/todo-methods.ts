import { activityDefaults, noteActivity } from './new-activity.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { parseDateTime } from '../../../engine/date-time.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, textOf } from '../../../wire-value.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { requiredInteger, toInteger } from '../../../methods/params.ts'
import { crmTypeOf } from '../items/crm-type.ts'
import { missingParameter, refused } from '../../../methods/refusals.ts'

const provider = 'CRM_TODO'
/** 6 = an activity of a provider. */
const providedType = 6

/** Finds the item that owns the activity. @throws {PortalError} `OWNER_NOT_FOUND` */
const ownerOf = ({ params, portal }: MethodCall): { ownerTypeId: number; ownerId: number } => {
  const ownerTypeId = requiredInteger(params, 'ownerTypeId')
  const ownerId = requiredInteger(params, 'ownerId')
  const type = crmTypeOf(portal.engine, ownerTypeId)
  if (type === undefined || portal.engine.find(type.entityName, ownerId) === undefined)
    throw refused('OWNER_NOT_FOUND', 'Owner was not found')
  return { ownerTypeId, ownerId }
}

/** Reads the deadline. @throws {PortalError} 100 if it is missing, `WRONG_DATETIME_FORMAT` if it is not a date */
const deadlineOf = ({ params }: MethodCall, name: string): string => {
  const value = textOf(entryOf(params, name))
  if (value === '') throw missingParameter(name)
  const seconds = parseDateTime(value)
  if (seconds === undefined) throw refused('WRONG_DATETIME_FORMAT', 'Wrong datetime format')
  return formatDateTime(seconds * 1000)
}

const find = (call: MethodCall): RowOf<'crmActivity'> => {
  const { ownerTypeId, ownerId } = ownerOf(call)
  const row = call.portal.engine.find('crmActivity', requiredInteger(call.params, 'id'))
  if (row?.['providerId'] !== provider || row['ownerTypeId'] !== ownerTypeId || row['ownerId'] !== ownerId)
    throw refused('NOT_FOUND', 'Activity was not found')
  if (row['completed'] === 'Y') throw refused('CAN_NOT_UPDATE_COMPLETED_TODO', 'A completed activity cannot be changed')
  return row
}

/** The values that a call writes. Values that the call does not name stay as they are. */
const values = ({ params }: MethodCall): WrittenRow<'crmActivity'> => {
  const title = entryOf(params, 'title')
  const description = entryOf(params, 'description')
  const responsibleId = toInteger(entryOf(params, 'responsibleId'))
  return {
    ...(title === undefined ? {} : { subject: title }),
    ...(description === undefined ? {} : { description }),
    ...(responsibleId === undefined ? {} : { responsibleId }),
    ...settings(params),
  }
}

const settings = (params: MethodCall['params']): WrittenRow<'crmActivity'> => {
  const colorId = entryOf(params, 'colorId')
  const pingOffsets = entryOf(params, 'pingOffsets')
  if (colorId === undefined && pingOffsets === undefined) return {}
  return {
    settings: {
      ...(colorId === undefined ? {} : { COLOR: colorId }),
      ...(pingOffsets === undefined ? {} : { PING_OFFSETS: pingOffsets }),
    },
  }
}

const change = (call: MethodCall, changes: WrittenRow<'crmActivity'>): MethodReply => {
  const { engine, clock } = call.portal
  const id = find(call)['id']
  engine.update('crmActivity', id, {
    ...changes,
    lastUpdated: formatDateTime(clock.nowMs()),
    editorId: call.caller.userId,
  })
  return { result: { id } }
}

const add: Handle = (call) => {
  const { engine, clock } = call.portal
  const { userId } = call.caller
  const deadline = deadlineOf(call, 'deadline')
  const now = formatDateTime(clock.nowMs())
  const times = { created: now, lastUpdated: now, startTime: deadline, endTime: deadline, deadline }
  const people = { responsibleId: userId, authorId: userId, editorId: userId }
  const kind = {
    typeId: providedType,
    providerId: provider,
    providerTypeId: 'TODO',
  }
  const id = engine.insert('crmActivity', {
    ...activityDefaults,
    subject: 'To-do',
    ...times,
    ...people,
    ...kind,
    ...ownerOf(call),
    ...values(call),
  })
  noteActivity({ id, ...ownerOf(call) }, call)
  return { result: { id } }
}

const update: Handle = (call) => {
  const deadline = deadlineOf(call, 'deadline')
  return change(call, { ...values(call), deadline, startTime: deadline, endTime: deadline })
}

const updateDeadline: Handle = (call) => {
  const deadline = deadlineOf(call, 'value')
  return change(call, { deadline, startTime: deadline, endTime: deadline })
}

const updateDescription: Handle = (call) => {
  const value = entryOf(call.params, 'value')
  if (value === undefined) throw missingParameter('value')
  return change(call, { description: textOf(value) })
}

const updateResponsibleUser: Handle = (call) => {
  const responsibleId = requiredInteger(call.params, 'responsibleId')
  if (call.portal.engine.find('user', responsibleId) === undefined)
    throw refused('INVALID_ARG_VALUE', 'The user was not found')
  return change(call, { responsibleId })
}

const updateColor: Handle = (call) => {
  const colorId = textOf(entryOf(call.params, 'colorId'))
  if (colorId === '') throw missingParameter('colorId')
  if (!/^(?:default|[1-9]|blue|aqua|green|purple|pink|red|orange|yellow)$/.test(colorId))
    throw refused('CAN_NOT_UPDATE_WRONG_COLOR_TODO', 'There is no such colour')
  return change(call, { settings: { COLOR: colorId } })
}

/** To-dos are activities with only a text and a deadline. They are rows of `crm.activity.*`. */
export const todoMethods: Methods = {
  'crm.activity.todo.add': add,
  'crm.activity.todo.update': update,
  'crm.activity.todo.updateDeadline': updateDeadline,
  'crm.activity.todo.updateDescription': updateDescription,
  'crm.activity.todo.updateResponsibleUser': updateResponsibleUser,
  'crm.activity.todo.updateColor': updateColor,
}
