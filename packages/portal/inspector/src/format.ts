const clockTime = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' })
const fullTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'medium' })
const whole = new Intl.NumberFormat('en-US')

/** 17:00:02 */
export const timeOf = (ms: number): string => clockTime.format(ms)

/** 28 May 2026, 17:00:02 */
export const dateTimeOf = (ms: number): string => fullTime.format(ms)

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
