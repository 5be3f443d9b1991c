import { isWireMap, textOf, type WireValue } from '../../../wire-value.ts'
import { toInteger } from '../../../methods/params.ts'
import { valuesIn } from './calendar-call.ts'
import { momentOf, offsetAt, readDay } from './zoned-time.ts'

const weekdays = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'] as const
const frequencies = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const
const daySeconds = 86_400
/** Repetitions that are looked at before one gives up: 27 years of days. */
const most = 10_000

/** How an event repeats. */
export interface Recurrence {
  readonly frequency: (typeof frequencies)[number]
  readonly interval: number
  readonly count: number | undefined
  /** Midnight in UTC of the last day. */
  readonly untilTs: number | undefined
  /** Numbers of weekdays, 0 = Sunday; for weekly events only. */
  readonly weekdays: readonly number[]
}

/** Reads a rule as calls write it; undefined when there is none. */
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

/** Names of a rule's weekdays. */
export const weekdayNames = ({ weekdays: days }: Recurrence): readonly string[] =>
  days.map((index) => weekdays[index] ?? '')

/** What is read of an event to know when it takes place: a kept one, or one that is about to be written. */
type Repeating = { readonly [Field in 'fromTs' | 'toTs' | 'rrule' | 'exdates' | 'tzFrom' | 'skipTime']?: WireValue }

/** The moments at which an event takes place, the first one first; those that were called off are not among them. */
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
  // The clock on the wall stays the same when summer time begins, so days are counted by it.
  const wallTs = isWhole ? firstTs : firstTs + offsetAt(zone, firstTs)
  let found = 0
  for (const wall of wallClock(wallTs, rule)) {
    if (rule.untilTs !== undefined && wall >= rule.untilTs + daySeconds) return
    found += 1
    if (rule.count !== undefined && found > rule.count) return
    if (!off.has(dayOf(wall))) yield isWhole ? wall : momentOf(wall, zone)
  }
}

/** `YYYY-MM-DD` of a moment in UTC. */
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
      // A month without a 31st is left out.
      if (moved.getUTCDate() === first.getUTCDate()) yield moved.getTime() / 1000 + timeOfDay
    }
  }
}

/** When the last repetition of an event is over; null when it goes on for good. */
export const untilOf = (row: Repeating): number | null => {
  const rule = readRecurrence(row['rrule'])
  const length = Number(row['toTs']) - Number(row['fromTs'])
  if (rule === undefined) return Number(row['toTs'])
  if (rule.untilTs !== undefined) return rule.untilTs + daySeconds + length
  if (rule.count === undefined || rule.count > most) return null
  return Math.max(Number(row['fromTs']), ...occurrences({ ...row, exdates: [] })) + length
}
