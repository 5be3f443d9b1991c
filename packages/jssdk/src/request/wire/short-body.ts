import { redactParams, redactText } from '../../errors/redact.ts'
import { isPlain } from '../../types/narrow.ts'

/** Bodies above the first figure are cut to the second in log records. */
const longestBody = 300
const cutBodyTo = 100

/**
 * A body for a log record: masked, and cut when it is long. Of a large one the beginning alone is looked at. What looks like a token is
 * taken out, too: a reply may bring secrets that are not in use yet.
 */
export const shortBody = (body: unknown): string => {
  const text = JSON.stringify(redactParams(headOf(body), redactText)) ?? ''
  return text.length > longestBody ? `${text.slice(0, cutBodyTo)}...` : text
}

/** As much of a value as fills a record: each of its parts takes a character of JSON at least. */
const headOf = (value: unknown, room = { parts: longestBody + 1 }): unknown => {
  room.parts -= 1
  // Long enough for a secret to be recognised where the text is cut in it.
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
