import type { EventsOfChange } from '../../events/event-of-change.ts'

/** The events of entries in a calendar. */
export const calendarEntryEvents: EventsOfChange = ({ change: { id, kind } }) => [
  { event: `ONCALENDARENTRY${kind.toUpperCase()}`, data: { id } },
]

/** The events of calendars. */
export const calendarSectionEvents: EventsOfChange = ({ change: { id, kind } }) => [
  { event: `ONCALENDARSECTION${kind.toUpperCase()}`, data: { id } },
]
