import { membersOf } from './members.ts'

/**
 * Writes parameters as a query string in PHP's key grammar: `filter[>ID]=5` is `filter%5B%3EID%5D=5`.
 *
 * A query knows nothing but strings, so values are written the way PHP reads them back: `true` and `false` as `1` and `0`
 * (the text `false` would be true), `null` as an empty string, dates and other values with a `toJSON` as that writes them.
 * Left out, because the grammar has no form for them: `undefined`, empty arrays and empty objects. What would not arrive as it
 * was meant is refused before (`inexpressiblePart`).
 */
export const encodeQuery = (params: object): string =>
  membersOf(params)
    .flatMap(([key, value]) => pairs(encodeURIComponent(key), value))
    .join('&')

const pairs = (key: string, value: unknown): readonly string[] =>
  typeof value === 'object' && value !== null
    ? membersOf(value).flatMap(([name, item]) => pairs(`${key}%5B${encodeURIComponent(name)}%5D`, item))
    : [`${key}=${encodeURIComponent(leaf(value))}`]

const leaf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
