import { entryOf, isWireList, isWireMap, type WireMap, type WireValue } from '../../wire-value.ts'
import { requiredParameter, wrongType } from './errors.ts'

/**
 * Functions that read a v3 method's parameters. Types are strict: `"51"` is not an int.
 * @throws REQUESTVALIDATION with the name of the parameter
 */
export const requiredInt = (params: WireMap, name: string, path = name): number => {
  const value = required(params, name, path)
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw wrongType(path, 'int')
  return value
}

export const requiredText = (params: WireMap, name: string, path = name): string => {
  const value = required(params, name, path)
  if (typeof value !== 'string') throw wrongType(path, 'string')
  if (value === '') throw requiredParameter(path)
  return value
}

export const optionalText = (params: WireMap, name: string): string | undefined => {
  const value = entryOf(params, name)
  if (value === undefined || value === null) return undefined
  if (typeof value !== 'string') throw wrongType(name, 'string')
  return value
}

export const requiredMap = (params: WireMap, name: string): WireMap => {
  const value = required(params, name, name)
  // An empty PHP array can be a list or a map.
  if (isWireList(value) && value.length === 0) return {}
  if (!isWireMap(value)) throw wrongType(name, 'object')
  return value
}

export const requiredInts = (params: WireMap, name: string): readonly number[] => {
  const value = required(params, name, name)
  if (!isWireList(value)) throw wrongType(name, 'array')
  return value.map((item) => {
    if (typeof item !== 'number' || !Number.isSafeInteger(item)) throw wrongType(name, 'int[]')
    return item
  })
}

const required = (params: WireMap, name: string, path: string): WireValue => {
  const value = entryOf(params, name)
  if (value === undefined || value === null) throw requiredParameter(path)
  return value
}
