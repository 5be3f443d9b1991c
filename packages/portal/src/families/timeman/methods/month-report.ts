import { parseDateTime } from '../../../engine/date-time.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { RowOf } from '../../../engine/entity-rows.ts'
import { fullName } from '../../../methods/full-name.ts'
import { formatDateTime, serverOffsetMinutes } from '../../../server-time.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { breaksOf } from './breaks.ts'

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/**
 * The title, the first second and the last second of a month in the portal's zone. Without a month in the call, it is the month of `nowMs`.
 */
export const monthOf = (
  year: number | undefined,
  month: number | undefined,
  nowMs: number,
): { readonly month_title: string; readonly date_start: string; readonly date_finish: string } => {
  const now = new Date(nowMs + serverOffsetMinutes * 60_000)
  const inYear = year === undefined || year < 1970 || year > 9000 ? now.getUTCFullYear() : year
  const index = month === undefined || month < 1 || month > 12 ? now.getUTCMonth() : month - 1
  const startMs = (at: number): number => Date.UTC(inYear, at, 1) - serverOffsetMinutes * 60_000
  return {
    month_title: `${monthNames[index] ?? ''} ${String(inYear)}`,
    date_start: formatDateTime(startMs(index)),
    date_finish: formatDateTime(startMs(index + 1) - 1000),
  }
}

/** An employee in the form of reports. */
export const showEmployee = (user: RowOf<'user'>): WireMap => ({
  id: user['id'],
  name: fullName(user),
  first_name: textOf(user['name']),
  last_name: textOf(user['lastName']),
  work_position: textOf(user['workPosition']),
  avatar: textOf(user['personalPhoto']),
  personal_gender: textOf(user['personalGender']) || 'M',
  last_activity_date: textOf(user['lastLogin']) || textOf(user['dateRegister']),
})

/** One day of a month's report. Breaks shorter than `idleMinutes` need no report and are left out. */
export const reportDay = (
  engine: Engine,
  row: RowOf<'timemanRecord'>,
  { idleMinutes, hours }: { readonly idleMinutes: number; readonly hours: number },
): WireMap => {
  const start = textOf(row['startTime'])
  const finish = textOf(row['endTime'])
  const breaks = breaksOf(engine, row['id']).map((one) => ({ one, seconds: lengthOf(one) }))
  const own = breaks.filter(({ one }) => one['reportType'] !== 'WORK').reduce((sum, { seconds }) => sum + seconds, 0)
  const leaks = row['breakLength'] ?? 0
  const duration = row['duration'] ?? 0
  return {
    index: start.slice(0, 10).replaceAll('-', ''),
    day_title: `${String(Number(start.slice(8, 10)))} ${monthNames[Number(start.slice(5, 7)) - 1] ?? ''}`,
    workday_date_start: start,
    workday_date_finish: finish,
    workday_complete: finish !== '',
    workday_time_leaks_user: leaks,
    workday_time_leaks_real: leaks,
    workday_time_leaks_final: own,
    workday_duration: duration,
    workday_duration_final: duration + leaks - own,
    workday_duration_config: hours * secondsPerHour,
    reports: breaks
      .filter(({ seconds }) => seconds >= idleMinutes * 60)
      .map(({ one, seconds }) => showBreak(one, seconds)),
  }
}

const secondsPerHour = 3600

const lengthOf = ({ dateStart, dateFinish }: RowOf<'timemanBreak'>): number => {
  const from = parseDateTime(textOf(dateStart))
  const to = parseDateTime(textOf(dateFinish))
  return from === undefined || to === undefined ? 0 : to - from
}

const showBreak = (row: RowOf<'timemanBreak'>, duration: number): WireMap => ({
  id: textOf(row['id']),
  user_id: textOf(row['userId']),
  type: 'TM_PAUSE',
  date_start: textOf(row['dateStart']),
  date_finish: textOf(row['dateFinish']),
  duration,
  active: textOf(row['dateFinish']) === '',
  entry_id: textOf(row['recordId']),
  report_type: textOf(row['reportType']) || 'NONE',
  report_text: textOf(row['reportText']),
  system_text: null,
  source_start: 'TM_EVENT',
  source_finish: 'TM_EVENT',
  ip_start: '127.0.0.1',
  ip_finish: '127.0.0.1',
  ip_start_network: false,
  ip_finish_network: false,
})
