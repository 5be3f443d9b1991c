import { isObject } from '../types/narrow.ts'

/**
 * Writes parameters as a query string in PHP's key grammar: `filter[>ID]=5` is `filter%5B%3EID%5D=5`.
 *
 * A query knows nothing but strings, so values are written the way PHP reads them back: `true` and `false` as `1` and `0`
 * (the text `false` would be true), `null` as an empty string, dates and other values with a `toJSON` as that writes them.
 * Left out, because the grammar has no form for them: `undefined`, empty arrays and empty objects.
 */
export const encodeQuery = (params: object): string =>
  Object.entries(params)
    .flatMap(([key, value]: [string, unknown]) => pairs(encodeURIComponent(key), value))
    .join('&')

const pairs = (key: string, value: unknown): string[] => {
  const plain = hasToJson(value) ? value.toJSON() : value
  if (plain === undefined) return []
  if (isObject(plain) || Array.isArray(plain)) {
    return Object.entries(plain).flatMap(([name, item]: [string, unknown]) =>
      pairs(`${key}%5B${encodeURIComponent(name)}%5D`, item),
    )
  }
  return [`${key}=${encodeURIComponent(leaf(plain))}`]
}

const hasToJson = (value: unknown): value is { toJSON: () => unknown } =>
  typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'

const leaf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '1' : '0'
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint' ? String(value) : ''
}
