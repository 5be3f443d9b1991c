import { DateTime, type DateTimeOptions } from 'luxon'
import { logDate, defaultDateFormat } from '../logger/handlers/log-text.ts'

/** Reads a date in ISO format, or by a luxon template. */
export const toDateTime = (dateString: string, template?: string, options?: DateTimeOptions): DateTime =>
  template === undefined || template === ''
    ? DateTime.fromISO(dateString, options)
    : DateTime.fromFormat(dateString, template, options)

/** A date in the portal's format, `2026-01-02T03:04:05+00:00`. A string stays as it is. */
export const toB24Format = (date: string | DateTime | Date): string => {
  if (typeof date === 'string') return date
  const moment = date instanceof Date ? DateTime.fromJSDate(date) : date
  return moment.toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
}

/** The current time as `2026-01-02 03:04:05`, in local time. */
export const getDateForLog = (): string => logDate(new Date(), defaultDateFormat)
