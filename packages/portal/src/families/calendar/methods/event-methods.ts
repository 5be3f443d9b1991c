import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { idsIn, ownerOf, required, requiredId, valuesIn } from './calendar-call.ts'
import { eventsOfUser, occurrencesIn, rowsIn, spanOf, usualSpan } from './find-events.ts'
import { dayOf } from './recurrence.ts'
import { sectionFor } from './section-methods.ts'
import { showEvent } from './show-event.ts'
import { statuses, writtenEvent } from './write-event.ts'
import { readDay } from './zoned-time.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const daySeconds = 86_400

/** Finds the event that the call names. @throws {PortalError} there is no such event */
const eventOf = (call: MethodCall, name = 'id'): RowOf<'calendarEvent'> => {
  const row = call.portal.engine.find('calendarEvent', requiredId(call, name))
  if (row === undefined) throw refusedWithoutCode('The event was not found')
  return row
}

const add: Handle = (call) => {
  const owner = ownerOf(call)
  required(call, 'name')
  for (const name of ['from', 'to']) if (anyCase(call.params, `${name}_ts`) === undefined) required(call, name)
  const sectionId = sectionFor(call, owner)
  const id = call.portal.engine.insert('calendarEvent', {
    ...writtenEvent(call),
    ...owner,
    sectionId,
    createdBy: call.caller.userId,
    dateCreate: formatDateTime(call.portal.clock.nowMs()),
  })
  return { result: id }
}

/**
 * Changes a repeating event. `recurrence_mode` is `all` for the whole event, `next` for all days from one on, or `this` for one day;
 * `current_date_from` is that day. The changed days become an event of their own.
 */
const update: Handle = (call) => {
  const { engine, clock } = call.portal
  const before = eventOf(call)
  ownerOf(call)
  const id = before['id']
  const section = toInteger(anyCase(call.params, 'section'))
  const changes: WrittenRow<'calendarEvent'> = {
    ...writtenEvent(call, before),
    ...(section === undefined ? {} : { sectionId: section }),
  }
  const mode = textOf(anyCase(call.params, 'recurrence_mode'))
  const dayTs = readDay(textOf(anyCase(call.params, 'current_date_from')))
  if (!isWireMap(before['rrule']) || dayTs === undefined || (mode !== 'this' && mode !== 'next')) {
    engine.update('calendarEvent', id, changes)
    return { result: id }
  }
  const { id: _, ...copy } = before
  const split: WrittenRow<'calendarEvent'> = {
    ...copy,
    ...changes,
    recurrenceId: id,
    dateCreate: formatDateTime(clock.nowMs()),
  }
  const day = dayOf(dayTs)
  if (mode === 'this') {
    const exdates = [...valuesIn(before['exdates']), day]
    engine.update('calendarEvent', id, { exdates })
    return { result: engine.insert('calendarEvent', { ...split, rrule: null, untilTs: Number(split.toTs) }) }
  }
  const rrule = { ...before['rrule'], UNTIL: dayOf(dayTs - daySeconds) }
  engine.update('calendarEvent', id, { rrule, untilTs: dayTs + Number(before['toTs']) - Number(before['fromTs']) })
  return { result: engine.insert('calendarEvent', split) }
}

const get: Handle = (call) => {
  const { calType, ownerId } = ownerOf(call)
  const span = spanOf(call, usualSpan(call.portal.clock.nowMs()))
  const sections = new Set(idsIn(anyCase(call.params, 'section')))
  const rows =
    calType === 'user'
      ? eventsOfUser(call, ownerId, span)
      : rowsIn(call, span, {
          kind: 'and',
          conditions: [
            { kind: 'eq', field: 'calType', value: calType },
            { kind: 'eq', field: 'ownerId', value: ownerId },
          ],
        })
  const asked = rows.filter(({ sectionId }) => sections.size === 0 || sections.has(Number(sectionId)))
  return { result: occurrencesIn(asked, span).map(({ row, fromTs }) => showEvent(call, row, fromTs)) }
}

const usualDays = 60
const usualCount = 20

const nearest: Handle = (call) => {
  const { params, portal, caller } = call
  const nowTs = Math.trunc(portal.clock.nowMs() / 1000)
  const days = toInteger(anyCase(params, 'days')) ?? usualDays
  const span = { fromTs: nowTs, toTs: nowTs + Math.min(Math.max(days, 1), 366) * daySeconds }
  const ownerId = toInteger(anyCase(params, 'ownerId')) ?? caller.userId
  const calType = textOf(anyCase(params, 'type')) || 'user'
  const rows =
    calType === 'user'
      ? eventsOfUser(call, ownerId, span)
      : rowsIn(call, span, { kind: 'eq', field: 'calType', value: calType }).filter((row) => row['ownerId'] === ownerId)
  const count = Math.max(1, toInteger(anyCase(params, 'maxEventsCount')) ?? usualCount)
  return {
    result: occurrencesIn(rows, span)
      .slice(0, count)
      .map(({ row, fromTs }) => showEvent(call, row, fromTs)),
  }
}

/** The times at which the named users are busy. */
const accessibility: Handle = (call) => {
  const users = idsIn(required(call, 'users'))
  required(call, 'from')
  required(call, 'to')
  const span = spanOf(call, usualSpan(call.portal.clock.nowMs()))
  const busy = (userId: number): WireMap[] =>
    occurrencesIn(
      eventsOfUser(call, userId, span).filter((row) => row['accessibility'] !== 'free'),
      span,
    ).map(({ row, fromTs }) => {
      const shown = Object.entries(showEvent(call, row, fromTs))
      return { ...Object.fromEntries(shown.filter(([name]) => busyNames.has(name))), EVENT_TYPE: '' }
    })
  return { result: Object.fromEntries(users.map((userId) => [String(userId), busy(userId)])) }
}

const busyNames: ReadonlySet<string> = new Set([
  'ID',
  'NAME',
  'DATE_FROM',
  'DATE_TO',
  'DATE_FROM_TS_UTC',
  'DATE_TO_TS_UTC',
  '~USER_OFFSET_FROM',
  '~USER_OFFSET_TO',
  'DT_SKIP_TIME',
  'TZ_FROM',
  'TZ_TO',
  'ACCESSIBILITY',
  'IMPORTANCE',
])

/** `calendar.event.*`: events, their attendees, and the times at which users are busy. */
export const calendarEventMethods: Methods = {
  'calendar.event.add': add,
  'calendar.event.update': update,
  'calendar.event.delete': (call) => {
    call.portal.engine.remove('calendarEvent', [eventOf(call)['id']])
    return { result: true }
  },
  'calendar.event.getbyid': (call) => ({ result: showEvent(call, eventOf(call)) }),
  'calendar.event.get': get,
  'calendar.event.get.nearest': nearest,
  'calendar.meeting.status.get': (call) => {
    const answer = statuses(eventOf(call, 'eventId')).find(([id]) => id === call.caller.userId)
    return { result: answer?.[1] ?? null }
  },
  'calendar.meeting.status.set': (call) => {
    const row = eventOf(call, 'eventId')
    const status = textOf(required(call, 'status')).toUpperCase()
    const { userId } = call.caller
    if (!['Y', 'N', 'Q'].includes(status)) throw refusedWithoutCode('The parameter "status" has to be Y, N or Q')
    const people = statuses(row)
    if (!people.some(([id]) => id === userId)) throw refusedWithoutCode('You were not invited to the event')
    const attendees = people.map(([id, answer]) => ({ id, status: id === userId && answer !== 'H' ? status : answer }))
    call.portal.engine.update('calendarEvent', row['id'], { attendees })
    return { result: true }
  },
  'calendar.accessibility.get': accessibility,
}
