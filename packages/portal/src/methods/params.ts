import { entryOf, isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../wire-value.ts'
import type { MethodCall } from './method.ts'
import { missing, missingParameter, mustBeArray, wrongParameter } from './refusals.ts'

/** A top-level parameter in any letter case. If the exact spelling is there, other spellings are ignored. */
export const anyCase = (params: WireMap, name: string): WireValue | undefined => {
  const exact = entryOf(params, name)
  if (exact !== undefined) return exact
  const key = Object.keys(params).find((known) => known.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : params[key]
}

/** A map or list parameter of a classic module. Empty if it is absent. @throws {PortalError} it is a scalar */
export const classicMap = (params: WireMap, name: string): WireMap | readonly WireValue[] => {
  const value = anyCase(params, name)
  if (value === undefined || value === null) return {}
  if (isWireMap(value) || isWireList(value)) return value
  throw mustBeArray(name)
}

/** A map or list parameter of a controller. Empty if it is absent. @throws {PortalError} it is a scalar */
export const controllerMap = (params: WireMap, name: string): WireMap | readonly WireValue[] => {
  const value = entryOf(params, name)
  if (value === undefined || value === null) return {}
  if (isWireMap(value) || isWireList(value)) return value
  throw wrongParameter(name, value, 'array')
}

/** A required map of a controller, such as `fields`. @throws {PortalError} 100: it is missing or not a map */
export const requiredMap = (params: WireMap, name: string): WireMap => {
  if (entryOf(params, name) === undefined) throw missingParameter(name)
  const value = controllerMap(params, name)
  return isWireMap(value) ? value : Object.fromEntries(Object.entries(value))
}

/** A required integer of a controller. @throws {PortalError} 100: it is missing or not an integer */
export const requiredInteger = (params: WireMap, name: string): number => {
  const value = entryOf(params, name)
  if (value === undefined || value === null || value === '') throw missingParameter(name)
  const integer = toInteger(value)
  if (integer !== undefined) return integer
  throw wrongParameter(name, value, 'int')
}

/** The first of these parameters that has text. @throws {PortalError} none has text: the family's own error */
export const requiredText = (call: MethodCall, ...names: readonly string[]): string => {
  const given = names.map((name) => textOf(anyCase(call.params, name))).find((text) => text !== '')
  if (given === undefined) throw missing(call, names.join('/'))
  return given
}

/**
 * Reads an integer, or digits in a string. Numbers from 2 to the 53rd on are refused, because SQLite would read them as floating-point
 * numbers.
 */
export const toInteger = (value: WireValue | undefined): number | undefined => {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value
  if (typeof value === 'string' && /^\s*-?\d{1,15}\s*$/.test(value)) return Number(value)
  return undefined
}

/** Whether PHP treats the value as true. `0`, `"0"`, empty text, false, null and an empty list are false; `"false"` is true. */
export const isTruthy = (value: WireValue | undefined): boolean => {
  if (value === undefined || value === null) return false
  if (typeof value === 'object') return Object.keys(value).length > 0
  return value !== 0 && value !== '0' && value !== '' && value !== false
}
