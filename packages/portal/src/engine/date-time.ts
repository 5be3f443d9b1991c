import { serverOffsetMinutes } from '../server-time.ts'

const isoForm = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?$/i
const dottedForm = /^(\d{2})\.(\d{2})\.(\d{4})(?:\s+(\d{2}):(\d{2})(?::(\d{2}))?)?$/

/**
 * Reads a moment the way the portal reads one: ISO 8601, `YYYY-MM-DD` or the portal's `DD.MM.YYYY[ HH:MM[:SS]]`.
 * Without an offset it is meant in the server's zone. Returns Unix seconds, or undefined for anything else.
 */
export const parseDateTime = (text: string): number | undefined => {
  const iso = isoForm.exec(text.trim())
  if (iso !== null) return toSeconds(iso.slice(1, 7), iso[7])
  const dotted = dottedForm.exec(text.trim())
  if (dotted === null) return undefined
  const [day, month, year, ...time] = dotted.slice(1)
  return toSeconds([year, month, day, ...time], undefined)
}

/** Reads a calendar day, dropping the time: Unix seconds of its midnight in UTC. */
export const parseDate = (text: string): number | undefined => {
  const seconds = parseDateTime(text)
  if (seconds === undefined) return undefined
  // With an offset the instant decides, as a date that the portal wrote itself must come back as the same day.
  const hasOffset = /(?:Z|[+-]\d{2}:?\d{2})$/i.test(text.trim().slice(10))
  const local = hasOffset ? seconds : seconds + serverOffsetMinutes * 60
  return Math.floor(local / secondsPerDay) * secondsPerDay
}

const secondsPerDay = 86_400

const toSeconds = (parts: readonly (string | undefined)[], offset: string | undefined): number | undefined => {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second))
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined
  return date.getTime() / 1000 - offsetMinutes(offset) * 60
}

const offsetMinutes = (offset: string | undefined): number => {
  if (offset === undefined) return serverOffsetMinutes
  if (offset.toUpperCase() === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(-2))
  return offset.startsWith('-') ? -minutes : minutes
}
