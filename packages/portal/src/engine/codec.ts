import { formatDateTime } from '../server-time.ts'
import type { StoredValue } from '../store/store.ts'
import { parseJson, type WireValue } from '../wire-value.ts'
import { parseDate, parseDateTime } from './date-time.ts'
import { storageOf, type FieldDefinition } from './field.ts'

/**
 * Turns a value off the wire, of any dialect, into what the column keeps. Text becomes a number as PHP's casts make it:
 * a leading number counts, anything else is 0. Empty text is nothing. A date that cannot be read gives undefined.
 */
export const encode = (field: FieldDefinition, value: WireValue): StoredValue | undefined => {
  const storage = storageOf(field)
  if (storage === 'json') return encodeJson(field, value)
  const scalar = typeof value === 'object' ? firstScalar(value) : value
  if (scalar === null || scalar === '') return null
  switch (storage) {
    case 'integer':
      return Math.trunc(toNumber(scalar))
    case 'real':
      return toNumber(scalar)
    case 'flag':
      return isTruthyFlag(scalar) ? 1 : 0
    case 'seconds':
      if (typeof scalar === 'number') return Math.trunc(scalar)
      return (field.type === 'date' ? parseDate : parseDateTime)(String(scalar))
    default:
      return scalar === true ? '1' : scalar === false ? '' : String(scalar)
  }
}

/** Turns what the column keeps into the value of a row: numbers, ISO dates, `Y`/`N`, lists; null for nothing. */
export const decode = (field: FieldDefinition, stored: StoredValue | undefined): WireValue => {
  if (stored === null || stored === undefined) return field.isMultiple === true ? [] : null
  switch (storageOf(field)) {
    case 'flag':
      if (field.type === 'boolean') return stored === 1
      return stored === 1 ? 'Y' : 'N'
    case 'seconds':
      return formatDateTime(Number(stored) * 1000)
    case 'json':
      return parseJson(String(stored))
    default:
      return stored
  }
}

const encodeJson = (field: FieldDefinition, value: WireValue): StoredValue => {
  if (value === null || value === '') return null
  if (field.isMultiple !== true) return JSON.stringify(value)
  const items: WireValue[] = typeof value === 'object' ? Object.values(value) : [value]
  if (items.length === 0) return null
  if (field.type === 'json' || field.type === 'file' || field.type === 'crm_multifield') return JSON.stringify(items)
  const single: FieldDefinition = { ...field, isMultiple: false }
  return JSON.stringify(items.map((item) => decode(single, encode(single, item))))
}

/** A list where one value is meant: PHP code takes the first, or nothing. */
const firstScalar = (value: Exclude<WireValue, string | number | boolean>): string | number | boolean | null => {
  const first: WireValue | undefined = value === null ? null : Object.values(value)[0]
  return first === undefined || typeof first === 'object' ? null : first
}

const toNumber = (scalar: string | number | boolean): number => {
  if (typeof scalar !== 'string') return Number(scalar)
  const leading = /^\s*[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?/i.exec(scalar)
  return leading === null ? 0 : Number(leading[0])
}

const isTruthyFlag = (scalar: string | number | boolean): boolean =>
  scalar === true || scalar === 1 || (typeof scalar === 'string' && /^(?:y|1|true)$/i.test(scalar))
