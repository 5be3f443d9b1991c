/** A value as it travels in a request or a reply of the REST API: JSON, where PHP arrays are lists or maps. */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireMap

/** A PHP array with names for keys, or a JSON object. */
export interface WireMap {
  readonly [key: string]: WireValue
}

/** Tells a map from a list, a scalar and null. */
export const isWireMap = (value: unknown): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Tells a list from everything else. */
export const isWireList = (value: WireValue | undefined): value is readonly WireValue[] => Array.isArray(value)

/** The own entry of a map; names such as `constructor` and `__proto__` reach no prototype. */
export const entryOf = (map: WireMap, key: string): WireValue | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined

/** The entries of a map or a list under PHP's eyes: a list is a map with the keys 0, 1, 2. */
export const entriesOf = (value: WireMap | readonly WireValue[]): [string, WireValue][] => Object.entries(value)

/** Parses JSON. @throws {SyntaxError} broken JSON */
export const parseJson = (text: string): WireValue => {
  const value: unknown = JSON.parse(text)
  if (isParsed(value)) return value
  throw new SyntaxError('JSON without a value.')
}

/** `JSON.parse` makes nothing but wire values. */
const isParsed = (value: unknown): value is WireValue => value !== undefined

/** A scalar as PHP writes it into a text; nothing of a list, a map and null. */
export const textOf = (value: WireValue | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value)

/**
 * The value itself, safe to be made a text or a number of: JavaScript would take members that are named like its own methods for
 * these, and throw. PHP writes the same word for any array.
 */
export const withPlainText = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value
  for (const item of Object.values(value)) withPlainText(item)
  if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf'))
    // Enumerable, so that copies have it too; what writes JSON or lists members does not see it.
    Object.defineProperty(value, Symbol.toPrimitive, { value: () => 'Array', enumerable: true })
  return value
}
