import { isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import { toInteger } from '../../../methods/params.ts'
import { valuesIn } from './calendar-call.ts'
import { momentOf, offsetAt, readDay } from './zoned-time.ts'

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const daySeconds = 86_400
/** The search for repetitions stops after so many: 27 years of days. */
const most = 10_000

/** How an event repeats. */
export interface Recurrence {
  readonly frequency: (typeof frequencies)[number]
  readonly interval: number
  readonly count: number | undefined
  /** Midnight in UTC of the last day. */
  readonly untilTs: number | undefined
  /** The numbers of the weekdays, 0 = Sunday. Only weekly events have them. */
  readonly weekdays: readonly number[]
}

/** Reads a recurrence rule in the form of the parameters. Undefined if there is none. */
export const readRecurrence = (value: WireValue | undefined): Recurrence | undefined => {
  if (!isWireMap(value)) return undefined
  const frequency = frequencies.find((known) => known === textOf(value['FREQ']).toUpperCase())
  if (frequency === undefined) return undefined
  const named = new Set(
    valuesIn(typeof value['BYDAY'] === 'string' ? value['BYDAY'].split(',') : value['BYDAY']).map(textOf),
  )
  const count = toInteger(value['COUNT'])
  return {
    frequency,
    interval: Math.max(1, toInteger(value['INTERVAL']) ?? 1),
    count: count !== undefined && count > 0 ? count : undefined,
    untilTs: readDay(textOf(value['UNTIL'])),
    weekdays: weekdays.flatMap((day, index) => (frequency === 'WEEKLY' && named.has(day) ? [index] : [])),
  }
}

/** The names of a rule's weekdays. */
export const weekdayNames = ({ weekdays: days }: Recurrence): readonly string[] =>
  days.map((index) => weekdays[index] ?? '')

/** The parts of an event that determine its times. The event is a stored one, or one that is about to be stored. */
type Repeating = { readonly [Field in 'fromTs' | 'toTs' | 'rrule' | 'exdates' | 'tzFrom' | 'skipTime']?: WireValue }

/** The moments at which an event takes place, in order. Cancelled repetitions are left out. */
export function* occurrences(row: Repeating): Generator<number> {
  const firstTs = Number(row['fromTs'])
  const rule = readRecurrence(row['rrule'])
  if (rule === undefined) {
    yield firstTs
    return
  }
  const off = new Set(valuesIn(row['exdates']))
  const zone = textOf(row['tzFrom']) || 'UTC'
  const isWhole = row['skipTime'] === 'Y'
  // An event keeps its local time when summer time begins, so the days are counted in local time.
  const wallTs = isWhole ? firstTs : firstTs + offsetAt(zone, firstTs)
  let found = 0
  for (const wall of wallClock(wallTs, rule)) {
    if (rule.untilTs !== undefined && wall >= rule.untilTs + daySeconds) return
    found += 1
    if (rule.count !== undefined && found > rule.count) return
    if (!off.has(dayOf(wall))) yield isWhole ? wall : momentOf(wall, zone)
  }
}

/** The day of a moment in UTC, as `YYYY-MM-DD`. */
export const dayOf = (ts: number): string => new Date(ts * 1000).toISOString().slice(0, 10)

function* wallClock(firstTs: number, { frequency, interval, weekdays: days }: Recurrence): Generator<number> {
  const first = new Date(firstTs * 1000)
  const midnight = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), first.getUTCDate()) / 1000
  const timeOfDay = firstTs - midnight
  const sunday = midnight - first.getUTCDay() * daySeconds
  for (let step = 0; step < most; step += 1) {
    const at = step * interval
    if (frequency === 'WEEKLY' && days.length > 0)
      yield* days
        .map((day) => sunday + (at * 7 + day) * daySeconds + timeOfDay)
        .filter((wall) => wall >= firstTs)
        .toSorted((a, b) => a - b)
    else if (frequency === 'DAILY' || frequency === 'WEEKLY')
      yield firstTs + at * (frequency === 'DAILY' ? 1 : 7) * daySeconds
    else {
      const months = frequency === 'MONTHLY' ? at : at * 12
      const moved = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + months, first.getUTCDate()))
      // A month without the day, such as the 31st, is skipped.
      if (moved.getUTCDate() === first.getUTCDate()) yield moved.getTime() / 1000 + timeOfDay
    }
  }
}

/** The end of an event's last repetition. Null if the event repeats forever. */
export const untilOf = (row: Repeating): number | null => {
  const rule = readRecurrence(row['rrule'])
  const length = Number(row['toTs']) - Number(row['fromTs'])
  if (rule === undefined) return Number(row['toTs'])
  if (rule.untilTs !== undefined) return rule.untilTs + daySeconds + length
  if (rule.count === undefined || rule.count > most) return null
  return Math.max(Number(row['fromTs']), ...occurrences({ ...row, exdates: [] })) + length
}
