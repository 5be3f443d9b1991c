import type { RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import { siteDateTime } from '../../../server-time.ts'
import { isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { isYes, valuesIn } from './calendar-call.ts'
import { readRecurrence, weekdayNames } from './recurrence.ts'
import { statuses } from './write-event.ts'
import { offsetAt, showMoment } from './zoned-time.ts'

const daySeconds = 86_400

/** An event, or one repetition of it, in the form of `calendar.event.*`. */
export const showEvent = (call: MethodCall, row: RowOf<'calendarEvent'>, fromTs = Number(row['fromTs'])): WireMap => {
  const id = textOf(row['id'])
  const isWhole = row['skipTime'] === 'Y'
  const toTs = fromTs + Number(row['toTs']) - Number(row['fromTs'])
  const tzFrom = textOf(row['tzFrom'])
  const tzTo = textOf(row['tzTo'])
  const from = showMoment(fromTs, isWhole ? undefined : tzFrom)
  const to = showMoment(toTs, isWhole ? undefined : tzTo)
  return {
    ID: id,
    PARENT_ID: id,
    DELETED: 'N',
    CAL_TYPE: textOf(row['calType']),
    OWNER_ID: textOf(row['ownerId']),
    NAME: textOf(row['name']),
    DATE_FROM: from,
    DATE_TO: to,
    ORIGINAL_DATE_FROM: null,
    TZ_FROM: tzFrom,
    TZ_TO: tzTo,
    TZ_OFFSET_FROM: String(offsetAt(tzFrom, fromTs)),
    TZ_OFFSET_TO: String(offsetAt(tzTo, toTs)),
    DATE_FROM_TS_UTC: String(fromTs),
    DATE_TO_TS_UTC: String(toTs),
    DT_SKIP_TIME: isWhole ? 'Y' : 'N',
    DT_LENGTH: toTs - fromTs + (isWhole ? daySeconds : 0),
    EVENT_TYPE: row['calType'] === 'resource' ? '#resourcebooking#' : null,
    CREATED_BY: textOf(row['createdBy']),
    DATE_CREATE: siteDateTime(textOf(row['dateCreate'])),
    TIMESTAMP_X: siteDateTime(textOf(row['timestampX'])),
    DESCRIPTION: textOf(row['description']),
    PRIVATE_EVENT: isYes(row['privateEvent']) ? '1' : '',
    ACCESSIBILITY: textOf(row['accessibility']) || 'busy',
    IMPORTANCE: textOf(row['importance']) || 'normal',
    ...showMeeting(call, row),
    LOCATION: textOf(row['location']),
    REMIND: valuesIn(row['remind']),
    COLOR: textOf(row['color']),
    TEXT_COLOR: textOf(row['textColor']),
    RRULE: showRule(row, fromTs),
    EXDATE: valuesIn(row['exdates'])
      .map((day) => textOf(day).split('-').toReversed().join('.'))
      .join(';'),
    DAV_XML_ID: `${id}@portal`,
    G_EVENT_ID: '',
    DAV_EXCH_LABEL: '',
    CAL_DAV_LABEL: '',
    VERSION: textOf(row['version']),
    RECURRENCE_ID: row['recurrenceId'] ?? null,
    RELATIONS: { ORIGINAL_RECURSION_ID: row['recurrenceId'] ?? 0, COMMENT_XML_ID: `EVENT_${id}` },
    SECTION_ID: textOf(row['sectionId']),
    SYNC_STATUS: null,
    UF_CRM_CAL_EVENT: valuesIn(row['crmFields']),
    UF_WEBDAV_CAL_EVENT: false,
    SECTION_DAV_XML_ID: null,
    DATE_FROM_FORMATTED: from,
    DATE_TO_FORMATTED: to,
    SECT_ID: textOf(row['sectionId']),
    COLLAB_ID: null,
    '~RRULE_DESCRIPTION': textOf(isWireMap(row['rrule']) ? row['rrule']['FREQ'] : ''),
    '~DESCRIPTION': textOf(row['description']),
    '~USER_OFFSET_FROM': 0,
    '~USER_OFFSET_TO': 0,
  }
}

const showMeeting = ({ portal }: MethodCall, row: RowOf<'calendarEvent'>): WireMap => {
  const hostId = Number(row['meetingHost'])
  const host = portal.engine.find('user', hostId)
  const details = isWireMap(row['meeting']) ? row['meeting'] : {}
  const people = statuses(row)
  return {
    IS_MEETING: row['isMeeting'] === true,
    MEETING_STATUS: row['isMeeting'] === true ? 'H' : '',
    MEETING_HOST: String(hostId),
    MEETING: {
      HOST_NAME: fullName(host ?? {}),
      NOTIFY: isYes(details['notify']),
      REINVITE: isYes(details['reinvite']),
      ALLOW_INVITE: isYes(details['allow_invite']),
      HIDE_GUESTS: isYes(details['hide_guests']),
      MEETING_CREATOR: hostId,
      LANGUAGE_ID: 'en',
      MAIL_FROM: textOf(host?.['email']),
    },
    ATTENDEES_CODES: people.map(([userId]) => `U${String(userId)}`),
    ATTENDEE_LIST: people.map(([userId, status]) => ({ id: userId, entryId: textOf(row['id']), status })),
    attendeesEntityList: people.map(([userId]) => ({ entityId: 'user', id: userId })),
  }
}

const showRule = (row: RowOf<'calendarEvent'>, fromTs: number): WireMap | null => {
  const rule = readRecurrence(row['rrule'])
  if (rule === undefined) return null
  const days = weekdayNames(rule)
  const until = rule.untilTs ?? forGood
  const shown = showMoment(until, undefined)
  return {
    FREQ: rule.frequency,
    INTERVAL: rule.interval,
    ...(rule.count === undefined ? {} : { COUNT: rule.count }),
    BYDAY: Object.fromEntries((days.length === 0 ? [weekdayOf(fromTs)] : days).map((day) => [day, day])),
    UNTIL: shown,
    '~UNTIL': rule.untilTs === undefined ? '' : shown,
    UNTIL_TS: until,
  }
}

/** For a repetition without an end, a portal writes the first of January 2038. */
const forGood = Date.UTC(2038, 0, 1) / 1000

const weekdayOf = (ts: number): string =>
  new Date(ts * 1000).toLocaleDateString('en-US', { weekday: 'short', timeZone: 'UTC' }).slice(0, 2).toUpperCase()
