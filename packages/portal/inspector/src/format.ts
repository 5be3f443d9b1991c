import { formatDateTime, serverOffsetMinutes } from '../../src/server-time.ts'

// Every time is shown in the portal's zone, like the dates in its data. So they can be compared, whatever the browser's zone is.
const timeZone = 'UTC'
const inZone = (ms: number): number => ms + serverOffsetMinutes * 60_000
const clockTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone })
const fullTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone })
const whole = new Intl.NumberFormat('en-US')

/** The portal's zone as it is at the end of its dates: +03:00. */
export const zone: string = formatDateTime(0).slice('1970-01-01T00:00:00'.length)

/** For example 17:00:02, in the portal's zone. */
export const timeOf = (ms: number): string => clockTime.format(inZone(ms))

/** For example 28 May 2026, 17:00:02, in the portal's zone. */
export const dateTimeOf = (ms: number): string => fullTime.format(inZone(ms))

export const count = (value: number): string => whole.format(value)

/** For example 0.4 ms, 12 ms or 3.2 s. */
export const duration = (ms: number): string => {
  if (ms < 10) return `${ms.toFixed(1)} ms`
  if (ms < 1000) return `${ms.toFixed(0)} ms`
  return `${(ms / 1000).toFixed(1)} s`
}

const kilo = 1024

/** For example 312 KB or 1.4 MB. */
export const size = (bytes: number): string =>
  bytes < kilo * kilo ? `${(bytes / kilo).toFixed(0)} KB` : `${(bytes / kilo / kilo).toFixed(1)} MB`

/** Seconds of work, for example 0.3 s or 480 s. */
export const seconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} s`

/** The value of a row in one line. */
export const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
