import { formatDateTime, serverOffsetMinutes } from '../../src/server-time.ts'

// Every time is written in the portal's zone, as the dates of its data are: whatever the zone of the browser, both can be compared.
const timeZone = 'UTC'
const inZone = (ms: number): number => ms + serverOffsetMinutes * 60_000
const clockTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium', timeZone })
const fullTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium', timeZone })
const whole = new Intl.NumberFormat('en-US')

/** The portal's zone as its dates end with it: +03:00 */
export const zone: string = formatDateTime(0).slice('1970-01-01T00:00:00'.length)

/** 17:00:02, in the portal's zone */
export const timeOf = (ms: number): string => clockTime.format(inZone(ms))

/** 28 May 2026, 17:00:02, in the portal's zone */
export const dateTimeOf = (ms: number): string => fullTime.format(inZone(ms))

export const count = (value: number): string => whole.format(value)

/** 0.4 ms, 12 ms, 3.2 s */
export const duration = (ms: number): string => {
  if (ms < 10) return `${ms.toFixed(1)} ms`
  if (ms < 1000) return `${ms.toFixed(0)} ms`
  return `${(ms / 1000).toFixed(1)} s`
}

const kilo = 1024

/** 312 KB, 1.4 MB */
export const size = (bytes: number): string =>
  bytes < kilo * kilo ? `${(bytes / kilo).toFixed(0)} KB` : `${(bytes / kilo / kilo).toFixed(1)} MB`

/** Seconds of work: 0.3 s, 480 s */
export const seconds = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} s`

/** A value of a row in one line. */
export const cellText = (value: unknown): string => {
  if (value === null || value === undefined) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}
