import { isWireMap } from '../../../wire-value.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { idsIn, required } from './calendar-call.ts'
import { occurrencesIn, rowsIn, spanOf, usualSpan } from './find-events.ts'
import { showEvent } from './show-event.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** Whether an event belongs to a resource. Such an event has the type `resource`, and its section is the resource. */
const bookings: Handle = (call) => {
  const filter = required(call, 'filter')
  if (!isWireMap(filter)) throw refusedWithoutCode('The parameter "filter" has to be an object')
  const resources = new Set(idsIn(filter['resourceTypeIdList']))
  const ids = new Set(idsIn(filter['resourceIdList']))
  if (resources.size === 0 && ids.size === 0)
    throw refusedWithoutCode('One of the parameters "resourceTypeIdList" and "resourceIdList" is needed')
  const span = spanOf({ ...call, params: filter }, usualSpan(call.portal.clock.nowMs()))
  const rows = rowsIn(call, span, { kind: 'eq', field: 'calType', value: 'resource' }).filter(
    ({ id, sectionId }) => ids.has(id) || resources.has(Number(sectionId)),
  )
  return {
    result: occurrencesIn(rows, span).map(({ row, fromTs }) => ({
      ...showEvent(call, row, fromTs),
      RESOURCE_BOOKING_ID: String(row['id']),
    })),
  }
}

/** Calendars, their events, and the times at which users are busy. */
export const calendarMethods: Methods = { 'calendar.resource.booking.list': bookings }
