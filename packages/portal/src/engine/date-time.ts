import { serverOffsetMinutes } from '../server-time.ts'

const time = String.raw`(?:(?:T|\s+|,\s*)(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:\.\d+)?)?\s*(?<half>[ap]m)?)?`
/** JavaScript adds the zone's name in brackets. */
const zone = String.raw`\s*(?<zone>(?:Z|UTC|GMT)?(?:[+-]\d{2}(?::?\d{2})?)?)(?:\s*\([^)]*\))?`
const weekday = '(?:[a-z]{3,9},?\\s+)?'

/** The forms of a date that PHP's `strtotime` reads and programs send. The portal's own `DD.MM.YYYY` is one of them. */
const forms = [
  String.raw`(?<year>\d{4})(?<dash>[-/]?)(?<month>\d{2})\k<dash>(?<day>\d{2})`,
  String.raw`(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4})`,
  String.raw`(?<month>\d{1,2})/(?<day>\d{1,2})/(?<year>\d{4})`,
  String.raw`${weekday}(?<day>\d{1,2})[\s-](?<month>[a-z]{3,9})[\s-](?<year>\d{4})`,
  String.raw`${weekday}(?<month>[a-z]{3,9})\s+(?<day>\d{1,2}),?\s+(?<year>\d{4})`,
].map((day) => new RegExp(`^${day}${time}${zone}$`, 'i'))

/** The form with the full name of the zone. */
const longestDate = 100

const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads a moment like the portal: ISO 8601, the portal's `DD.MM.YYYY[ HH:MM[:SS]]`, and other forms of `strtotime` except relative words. A
 * moment without an offset is in the server's zone. Returns Unix seconds, or undefined if the text cannot be read.
 */
export const parseDateTime = (text: string): number | undefined => {
  const trimmed = text.trim()
  if (trimmed.length > longestDate) return undefined
  for (const form of forms) {
    const parts = form.exec(trimmed)?.groups
    if (parts !== undefined) return toSeconds(parts)
  }
  return undefined
}

/** Reads a calendar day and drops the time. The day is the one in the server's zone. Returns the Unix seconds of its midnight in UTC. */
export const parseDate = (text: string): number | undefined => {
  const seconds = parseDateTime(text)
  if (seconds === undefined) return undefined
  return Math.floor((seconds + serverOffsetMinutes * 60) / secondsPerDay) * secondsPerDay
}

const secondsPerDay = 86_400

const toSeconds = (parts: Readonly<Record<string, string | undefined>>): number | undefined => {
  const number = (name: string): number => Number(parts[name] ?? 0)
  const month = monthOf(parts['month'] ?? '')
  const hour = hourOf(number('hour'), parts['half'])
  if (month < 1 || hour > 23 || number('minute') > 59 || number('second') > 59) return undefined
  const date = new Date(Date.UTC(number('year'), month - 1, number('day'), hour, number('minute'), number('second')))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== number('day')) return undefined
  return date.getTime() / 1000 - offsetMinutes(parts['zone'] ?? '') * 60
}

/** Reads a month: a number, or at least three letters of its name. Returns 0 if there is none. */
const monthOf = (month: string): number =>
  /^\d/.test(month) ? Number(month) : monthNames.indexOf(month.slice(0, 3).toLowerCase()) + 1

const hourOf = (hour: number, half: string | undefined): number => {
  if (half === undefined) return hour
  return (hour % 12) + (half.toLowerCase() === 'pm' ? 12 : 0)
}

const offsetMinutes = (zoneText: string): number => {
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):?(\d{2})?$/.exec(zoneText) ?? []
  if (sign === undefined) return zoneText === '' ? serverOffsetMinutes : 0
  const offset = Number(hours) * 60 + Number(minutes)
  return sign === '-' ? -offset : offset
}
