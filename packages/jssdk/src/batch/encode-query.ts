import { membersOf } from './members.ts'

/**
 * Writes parameters as a query string in PHP's form: `filter[>ID]=5` becomes `filter%5B%3EID%5D=5`.
 *
 * A query has only strings, so values are written as PHP reads them back. `true` and `false` become `1` and `0`, because the text `false`
 * would be true. `null` becomes an empty string. Values with a `toJSON`, such as dates, become its text. The form cannot express
 * `undefined`, empty arrays and empty objects, so they are left out. Values that would change their meaning are refused before
 * (`inexpressiblePart`).
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
