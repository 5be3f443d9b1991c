import { calendarEventEntity, calendarSectionEntity, calendarSettingsEntity } from './entities.ts'
import { calendarMethods } from './methods/calendar-methods.ts'
import { calendarSectionMethods } from './methods/section-methods.ts'
import { calendarEventMethods } from './methods/event-methods.ts'
import { calendarSettingsMethods } from './methods/settings-methods.ts'
import { calendarDeclared } from './declared.ts'
import { calendarEntryEvents, calendarSectionEvents } from './events.ts'
import { calendarFresh } from './fresh.ts'
import { defineFamily } from '../define-family.ts'

/** Calendars, their entries and settings. */
export const calendar = defineFamily({
  name: 'calendar',
  scopes: { v2: 'calendar' },
  entities: [calendarEventEntity, calendarSectionEntity, calendarSettingsEntity],
  events: { calendarEvent: calendarEntryEvents, calendarSection: calendarSectionEvents },
  v2: [calendarMethods, calendarSectionMethods, calendarEventMethods, calendarSettingsMethods],
  declared: [calendarDeclared],
  fresh: calendarFresh,
})
