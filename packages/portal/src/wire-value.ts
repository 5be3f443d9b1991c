/** A value in a request or a reply of the REST API: JSON, in which PHP arrays are lists or maps. */
export type WireValue = null | boolean | number | string | readonly WireValue[] | WireMap

/** A PHP array with names as keys, or a JSON object. */
export interface WireMap {
  readonly [key: string]: WireValue
}

/** Whether a value is a map, and not a list, a scalar or null. */
export const isWireMap = (value: unknown): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether a value is a list. */
export const isWireList = (value: WireValue | undefined): value is readonly WireValue[] => Array.isArray(value)

/** The map's own entry. Names such as `constructor` and `__proto__` never reach the prototype. */
export const entryOf = (map: WireMap, key: string): WireValue | undefined =>
  Object.hasOwn(map, key) ? map[key] : undefined

/** The entries of a map or a list, as PHP sees them: a list is a map with the keys 0, 1, 2. */
export const entriesOf = (value: WireMap | readonly WireValue[]): [string, WireValue][] => Object.entries(value)

/** Parses JSON. @throws {SyntaxError} broken JSON */
export const parseJson = (text: string): WireValue => {
  const value: unknown = JSON.parse(text)
  if (isParsed(value)) return value
  throw new SyntaxError('JSON without a value.')
}

/** `JSON.parse` returns only values of this type. */
const isParsed = (value: unknown): value is WireValue => value !== undefined

/** A scalar as text. Empty text for a list, a map and null. */
export const textOf = (value: WireValue | undefined): string =>
  value === undefined || value === null || typeof value === 'object' ? '' : String(value)

/**
 * Makes a value safe for conversion to text or a number. A member named `toString` would hide JavaScript's own method, and the conversion
 * would throw. PHP writes the same word for any array.
 */
export const withPlainText = <Value>(value: Value): Value => {
  if (typeof value !== 'object' || value === null) return value
  for (const item of Object.values(value)) withPlainText(item)
  if (Object.hasOwn(value, 'toString') || Object.hasOwn(value, 'valueOf'))
    // The property is enumerable, so that copies have it too. Its key is a symbol, so JSON output and lists of members do not show it.
    Object.defineProperty(value, Symbol.toPrimitive, { value: () => 'Array', enumerable: true })
  return value
}
