import { isWireMap } from '../wire-value.ts'

/** Tells whether a value from a file has the expected shape. */
export type Check = (value: unknown) => boolean

export const isText = (value: unknown): value is string => typeof value === 'string'
export const isNumber = (value: unknown): value is number => typeof value === 'number'
export const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

export const isListOf =
  <Value>(isItem: (value: unknown) => value is Value) =>
  (value: unknown): value is readonly Value[] =>
    Array.isArray(value) && value.every(isItem)

/** JSON has no `undefined`, so a missing member counts as undefined. */
export const isOptional =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value)

/** Recognizes objects that have all these members. */
export const hasShape =
  <Value extends object>(checks: Readonly<Record<keyof Value, Check>>) =>
  (value: unknown): value is Value =>
    isWireMap(value) && Object.entries<Check>(checks).every(([name, check]) => check(value[name]))
