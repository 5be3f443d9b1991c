import { isWireMap } from '../../../wire-value.ts'
import type { Handle, Methods } from '../../../methods/method.ts'
import { idsIn, required } from './calendar-call.ts'
import { occurrencesIn, rowsIn, spanOf, usualSpan } from './find-events.ts'
import { showEvent } from './show-event.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** Events of the type `resource`, whose section is the resource that is booked. */
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

/** Calendars, their events, and who is busy when. */
export const calendarMethods: Methods = { 'calendar.resource.booking.list': bookings }
