import type { RowsFrom } from '../../engine/entity-rows.ts'
import { idField, type Entity } from '../../engine/entity.ts'

/** An event of a calendar. A repeating event is one row. Moments are Unix seconds, and days begin at midnight in UTC. */
export const calendarEventEntity = {
  name: 'calendarEvent',
  fields: [
    idField,
    { name: 'calType', type: 'string' },
    { name: 'ownerId', type: 'integer' },
    { name: 'sectionId', type: 'integer' },
    { name: 'name', type: 'string' },
    { name: 'fromTs', type: 'integer' },
    { name: 'toTs', type: 'integer' },
    /** The end of the last repetition. Null if the event repeats forever. */
    { name: 'untilTs', type: 'integer' },
    { name: 'skipTime', type: 'char' },
    { name: 'tzFrom', type: 'string' },
    { name: 'tzTo', type: 'string' },
    { name: 'description', type: 'text' },
    { name: 'color', type: 'string' },
    { name: 'textColor', type: 'string' },
    { name: 'accessibility', type: 'string' },
    { name: 'importance', type: 'string' },
    { name: 'privateEvent', type: 'char' },
    { name: 'rrule', type: 'json' },
    /** Days, as `YYYY-MM-DD`, on which a repetition was cancelled. */
    { name: 'exdates', type: 'string', isMultiple: true },
    { name: 'isMeeting', type: 'boolean' },
    { name: 'meetingHost', type: 'integer' },
    { name: 'meeting', type: 'json' },
    { name: 'attendees', type: 'json', isMultiple: true },
    { name: 'location', type: 'string' },
    { name: 'remind', type: 'json', isMultiple: true },
    { name: 'crmFields', type: 'string', isMultiple: true },
    { name: 'recurrenceId', type: 'integer' },
    { name: 'version', type: 'integer' },
    { name: 'createdBy', type: 'integer' },
    { name: 'dateCreate', type: 'datetime' },
    { name: 'timestampX', type: 'datetime' },
  ],
} as const satisfies Entity

/** A calendar of a user, a group or the company. */
export const calendarSectionEntity = {
  name: 'calendarSection',
  fields: [
    idField,
    { name: 'calType', type: 'string' },
    { name: 'ownerId', type: 'integer' },
    { name: 'name', type: 'string' },
    { name: 'description', type: 'text' },
    { name: 'color', type: 'string' },
    { name: 'textColor', type: 'string' },
    { name: 'export', type: 'json' },
    { name: 'createdBy', type: 'integer' },
    { name: 'dateCreate', type: 'datetime' },
    { name: 'timestampX', type: 'datetime' },
  ],
} as const satisfies Entity

/** A user's settings of the calendar. */
export const calendarSettingsEntity = {
  name: 'calendarSettings',
  fields: [idField, { name: 'userId', type: 'integer' }, { name: 'settings', type: 'json' }],
} as const satisfies Entity

declare module '../../engine/entity-rows.ts' {
  interface EntityRows extends RowsFrom<
    readonly [typeof calendarEventEntity, typeof calendarSectionEntity, typeof calendarSettingsEntity]
  > {}
}
