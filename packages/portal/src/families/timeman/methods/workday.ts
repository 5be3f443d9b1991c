import { parseDateTime } from '../../../engine/date-time.ts'
import type { Engine } from '../../../engine/engine.ts'
import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { formatInZone, serverOffsetMinutes } from '../../../server-time.ts'
import { textOf, type WireMap, type WireValue } from '../../../wire-value.ts'

export type WorkdayStatus = 'OPENED' | 'CLOSED' | 'PAUSED' | 'EXPIRED'

/** A working day. Its moments are in milliseconds. */
export interface Workday {
  readonly row: Partial<RowOf<'timemanRecord'>>
  readonly id: number
  readonly startMs: number
  readonly endMs: number | undefined
  readonly pausedMs: number | undefined
  readonly breakSeconds: number
  readonly offsetMinutes: number
}

export const lastWorkday = (engine: Engine, userId: number): Workday | undefined => {
  const [row] = engine.page('timemanRecord', {
    where: { kind: 'eq', field: 'userId', value: userId },
    order: [
      { field: 'startTime', direction: 'desc' },
      { field: 'id', direction: 'desc' },
    ],
    limit: 1,
    offset: 0,
  }).rows
  return row === undefined ? undefined : workdayOf(row)
}

/** Turns a stored row into a working day. */
export const workdayOf = (row: Partial<RowOf<'timemanRecord'>>): Workday => ({
  row,
  id: Number(row['id']),
  startMs: momentOf(row['startTime']) ?? 0,
  endMs: momentOf(row['endTime']),
  pausedMs: momentOf(row['pausedTime']),
  breakSeconds: row['breakLength'] ?? 0,
  offsetMinutes: (row['offsetSeconds'] ?? serverOffsetMinutes * 60) / 60,
})

const momentOf = (value: WireValue | undefined): number | undefined => {
  const seconds = parseDateTime(textOf(value))
  return seconds === undefined ? undefined : seconds * 1000
}

/** A calendar day in the zone of a working day. */
export const dayIn = ({ offsetMinutes }: Workday, ms: number): string => formatInZone(ms, offsetMinutes).slice(0, 10)

/** The state of a day. A day that is still open after its date has expired. */
export const statusOf = (day: Workday, nowMs: number): WorkdayStatus => {
  if (day.endMs !== undefined) return 'CLOSED'
  if (dayIn(day, day.startMs) !== dayIn(day, nowMs)) return 'EXPIRED'
  return day.pausedMs === undefined ? 'OPENED' : 'PAUSED'
}

/** Whether a closed day is today's, so that it can be continued. */
export const isOfToday = (day: Workday, nowMs: number): boolean => dayIn(day, day.startMs) === dayIn(day, nowMs)

/** A day in the form of `timeman.*`. If an employee has no day, it is shown as a closed one. */
export const showWorkday = (day: Workday | undefined, nowMs: number): WireMap => {
  if (day === undefined)
    return { ...noPlace, STATUS: 'CLOSED', TIME_START: null, TIME_FINISH: null, ...noTime, ACTIVE: true }
  const { row, offsetMinutes } = day
  const status = statusOf(day, nowMs)
  const show = (ms: number | undefined): string | null => (ms === undefined ? null : formatInZone(ms, offsetMinutes))
  return {
    STATUS: status,
    TIME_START: show(day.startMs),
    TIME_FINISH: show(day.endMs),
    DURATION: clock(status === 'CLOSED' ? (row['duration'] ?? 0) : 0),
    TIME_LEAKS: clock(day.breakSeconds),
    ACTIVE: row['isApproved'] !== false,
    IP_OPEN: loopback,
    IP_CLOSE: day.endMs === undefined ? '' : loopback,
    LAT_OPEN: row['latOpen'] ?? 0,
    LON_OPEN: row['lonOpen'] ?? 0,
    LAT_CLOSE: row['latClose'] ?? 0,
    LON_CLOSE: row['lonClose'] ?? 0,
    TZ_OFFSET: offsetMinutes * 60,
    ...(status === 'EXPIRED' ? { TIME_FINISH_DEFAULT: usualFinish(day) } : {}),
  }
}

const loopback = '127.0.0.1'
const noTime: WireMap = { DURATION: '00:00:00', TIME_LEAKS: '00:00:00' }
const noPlace: WireMap = {
  IP_OPEN: '',
  IP_CLOSE: '',
  LAT_OPEN: 0,
  LON_OPEN: 0,
  LAT_CLOSE: 0,
  LON_CLOSE: 0,
  TZ_OFFSET: serverOffsetMinutes * 60,
}

/** Six in the evening of the day on which the working day began. */
const usualFinish = (day: Workday): string =>
  formatInZone(day.startMs, day.offsetMinutes).replace(/T[\d:]{8}/, 'T18:00:00')

/** Seconds as `HH:MM:SS`. */
const clock = (seconds: number): string => {
  const two = (value: number): string => String(Math.trunc(value)).padStart(2, '0')
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`
}

/** The state of a day as REST v3 shows it. */
export const stateOf = (status: WorkdayStatus): WrittenRow<'timemanRecord'> => ({ state: { status } })
