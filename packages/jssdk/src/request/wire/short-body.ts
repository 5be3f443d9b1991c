import { redactParams, redactText } from '../../errors/redact.ts'
import { isPlain } from '../../types/narrow.ts'

/** In log records, a body longer than the first number is cut to the second. */
const longestBody = 300
const cutBodyTo = 100

/**
 * A body for a log record: masked, and cut when it is long. Only the beginning of a large body is read. Texts that look like tokens are
 * masked too, because a reply may contain new secrets.
 */
export const shortBody = (body: unknown): string => {
  const text = JSON.stringify(redactParams(headOf(body), redactText)) ?? ''
  return text.length > longestBody ? `${text.slice(0, cutBodyTo)}...` : text
}

/** The beginning of a value, enough to fill a log record. Each of its parts needs at least one character of JSON. */
const headOf = (value: unknown, room = { parts: longestBody + 1 }): unknown => {
  room.parts -= 1
  // The text is cut far behind the part that is shown. A secret that begins in the shown part is then complete and is recognised.
  if (typeof value === 'string') return value.slice(0, 10 * longestBody)
  if (typeof value !== 'object' || value === null) return value
  if (!Array.isArray(value) && !isPlain(value)) return value
  const head: [string, unknown][] = []
  for (const key in value) {
    if (room.parts <= 0) break
    head.push([key, headOf(Reflect.get(value, key), room)])
  }
  return Array.isArray(value) ? head.map(([, item]) => item) : Object.fromEntries(head)
}
