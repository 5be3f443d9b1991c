import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, isWireMap, textOf, type WireMap } from '../../../wire-value.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { idsIn, isYes, valuesIn, zoneOf } from './calendar-call.ts'
import { readRecurrence, untilOf, weekdayNames } from './recurrence.ts'
import { isZone, readDay, readMoment } from './zoned-time.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

/** Fields that are stored unchanged, by the names of their parameters. */
const plain: Readonly<Record<string, string>> = {
  name: 'name',
  description: 'description',
  color: 'color',
  text_color: 'textColor',
  accessibility: 'accessibility',
  importance: 'importance',
  private_event: 'privateEvent',
  location: 'location',
  remind: 'remind',
  crm_fields: 'crmFields',
}

/** Merges the values of a call into those of an event. @throws {PortalError} a date cannot be read, or the event ends before it begins */
export const writtenEvent = (
  call: MethodCall,
  before: Partial<RowOf<'calendarEvent'>> = {},
): WrittenRow<'calendarEvent'> => {
  const { params } = call
  const given = Object.entries(plain).flatMap(([name, field]) => {
    const value = anyCase(params, name)
    return value === undefined ? [] : [[field, value] as const]
  })
  const rrule = anyCase(params, 'rrule')
  const written: WrittenRow<'calendarEvent'> = {
    ...Object.fromEntries(given),
    ...writtenTimes(call, before),
    ...(rrule === undefined ? {} : { rrule: keptRule(rrule) }),
    ...writtenMeeting(call, before),
    timestampX: formatDateTime(call.portal.clock.nowMs()),
    version: (before['version'] ?? 0) + 1,
  }
  return { ...written, untilTs: untilOf({ ...before, ...written }) }
}

const keptRule = (value: WireMap[string]): WireMap | null => {
  const rule = readRecurrence(value)
  if (rule === undefined || !isWireMap(value)) return null
  return {
    FREQ: rule.frequency,
    INTERVAL: rule.interval,
    ...(rule.count === undefined ? {} : { COUNT: rule.count }),
    ...(rule.untilTs === undefined ? {} : { UNTIL: textOf(value['UNTIL']) }),
    ...(rule.weekdays.length === 0 ? {} : { BYDAY: weekdayNames(rule) }),
  }
}

const writtenTimes = (call: MethodCall, before: Partial<RowOf<'calendarEvent'>>): WrittenRow<'calendarEvent'> => {
  const { params } = call
  const skip = anyCase(params, 'skip_time') ?? anyCase(params, 'skipTime')
  const skipTime = (skip === undefined ? before['skipTime'] === 'Y' : isYes(skip)) ? 'Y' : 'N'
  const tzFrom = zone(call, 'timezone_from', textOf(before['tzFrom']) || zoneOf(call))
  const tzTo = zone(call, 'timezone_to', textOf(before['tzTo']) || tzFrom)
  const read = (name: string, zoneName: string, kept: WireMap[string] | undefined): number => {
    const stamp = toInteger(anyCase(params, `${name}_ts`))
    if (stamp !== undefined) return stamp
    const text = textOf(anyCase(params, name))
    if (text === '' && kept !== undefined && kept !== null) return Number(kept)
    const ts = skipTime === 'Y' ? readDay(text) : readMoment(text, zoneName)
    if (ts === undefined)
      throw refusedWithoutCode(`The parameter "${name}" of the method "${call.method}" is no date: "${text}"`)
    return ts
  }
  const fromTs = read('from', tzFrom, before['fromTs'])
  const toTs = read('to', tzTo, before['toTs'])
  if (toTs < fromTs) throw refusedWithoutCode('The event ends before it begins')
  return { skipTime, tzFrom, tzTo, fromTs, toTs }
}

const zone = (call: MethodCall, name: string, usual: string): string => {
  const given = textOf(anyCase(call.params, name))
  return given !== '' && isZone(given) ? given : usual
}

/** Invited users keep their answers, unless the call asks everybody again. */
const writtenMeeting = (call: MethodCall, before: Partial<RowOf<'calendarEvent'>>): WrittenRow<'calendarEvent'> => {
  const { params, caller, portal } = call
  const isMeeting = anyCase(params, 'is_meeting')
  const attendees = anyCase(params, 'attendees')
  const meeting = anyCase(params, 'meeting')
  const details = isWireMap(meeting) ? meeting : {}
  const hostId = toInteger(anyCase(params, 'host')) ?? toInteger(before['meetingHost']) ?? caller.userId
  const isOne = isMeeting === undefined ? before['isMeeting'] === true : isYes(isMeeting)
  if (!isOne) return { isMeeting: false, attendees: [], meetingHost: hostId, meeting: details }
  const answers = new Map(isYes(details['reinvite']) ? [] : statuses(before))
  const asked = attendees === undefined ? statuses(before).map(([id]) => id) : idsIn(attendees)
  const invited = [...new Set([hostId, ...asked])].filter((id) => portal.engine.find('user', id) !== undefined)
  return {
    isMeeting: true,
    meetingHost: hostId,
    meeting: { ...(isWireMap(before['meeting']) ? before['meeting'] : {}), ...details },
    attendees: invited.map((id) => ({ id, status: id === hostId ? 'H' : (answers.get(id) ?? 'Q') })),
  }
}

/** The invited users and their answers: `H` host, `Y`, `N`, `Q` no answer yet. */
export const statuses = ({
  attendees,
}: Pick<Partial<RowOf<'calendarEvent'>>, 'attendees'>): readonly (readonly [number, string])[] =>
  valuesIn(attendees).flatMap((one) =>
    isWireMap(one) ? [[Number(entryOf(one, 'id')), textOf(entryOf(one, 'status'))] as const] : [],
  )
