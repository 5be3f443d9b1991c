import type { EventsOfChange } from '../../events/event-of-change.ts'

/** The events that changes of calendar entries fire. */
export const calendarEntryEvents: EventsOfChange = ({ change: { id, kind } }) => [
  { event: `ONCALENDARENTRY${kind.toUpperCase()}`, data: { id } },
]

/** The events that changes of calendars fire. */
export const calendarSectionEvents: EventsOfChange = ({ change: { id, kind } }) => [
  { event: `ONCALENDARSECTION${kind.toUpperCase()}`, data: { id } },
]
