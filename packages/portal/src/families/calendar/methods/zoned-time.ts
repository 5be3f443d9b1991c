import { parseDate, parseDateTime } from '../../../engine/date-time.ts'
import { formatInZone, serverOffsetMinutes, siteDate, siteDateTime } from '../../../server-time.ts'

/** Whether a text is the name of a time zone. */
export const isZone = (zone: string): boolean => {
  try {
    return formatterOf(zone) !== undefined
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** How many seconds a zone is ahead of UTC at a moment. */
export const offsetAt = (zone: string, ts: number): number => {
  const parts = new Map(
    formatterOf(zone)
      .formatToParts(new Date(ts * 1000))
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'))
  return Math.round(local / 1000 - ts)
}

/** Reads a moment. With an offset it is exactly that moment, without one it is a local time of the zone. */
export const readMoment = (text: string, zone: string): number | undefined => {
  const ts = parseDateTime(text)
  if (ts === undefined || /(?:z|[+-]\d{2}:?\d{2})$/i.test(text.trim().slice(10))) return ts
  return momentOf(ts + serverOffsetMinutes * 60, zone)
}

/** The moment at which local time in the zone equals `wallTs`, read as if it were UTC. */
export const momentOf = (wallTs: number, zone: string): number => {
  const first = wallTs - offsetAt(zone, wallTs)
  return wallTs - offsetAt(zone, first)
}

/** Reads a day as its midnight in UTC. */
export const readDay = (text: string): number | undefined => parseDate(text.trim().slice(0, 10))

/** A moment in the form of the site: the day only, or the day with the zone's local time. */
export const showMoment = (ts: number, zone: string | undefined): string =>
  zone === undefined
    ? siteDate(formatInZone(ts * 1000, 0))
    : siteDateTime(formatInZone(ts * 1000, offsetAt(zone, ts) / 60))

const formatters = new Map<string, Intl.DateTimeFormat>()

const formatterOf = (zone: string): Intl.DateTimeFormat => {
  const known = formatters.get(zone)
  if (known !== undefined) return known
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formatters.set(zone, formatter)
  return formatter
}
