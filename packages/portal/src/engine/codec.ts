import { remember } from '../remember.ts'
import { formatDateTime } from '../server-time.ts'
import type { StoredValue } from '../store/store.ts'
import { parseJson, type WireValue } from '../wire-value.ts'
import { parseDate, parseDateTime } from './date-time.ts'
import { storageOf, type FieldDefinition } from './field.ts'

/**
 * Converts a value from a request of any dialect into the value that the column stores. Text becomes a number as in PHP: the leading number
 * counts, other text is 0. Empty text becomes null. A date that cannot be read gives undefined.
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
      return writable(
        typeof scalar === 'number'
          ? Math.trunc(scalar)
          : (field.type === 'date' ? readDate : readDateTime)(String(scalar)),
      )
    default:
      return scalar === true ? '1' : scalar === false ? '' : String(scalar)
  }
}

/** Converts a stored value into the value of a row: a number, an ISO date, `Y`/`N` or a list. Null if there is none. */
export type Decoder = (stored: StoredValue) => WireValue

/** The decoder of a field. It is made once for each field. */
export const decoderOf = (field: FieldDefinition): Decoder => {
  const known = decoders.get(field)
  if (known !== undefined) return known
  const decoder = createDecoder(field)
  decoders.set(field, decoder)
  return decoder
}

const decoders = new WeakMap<FieldDefinition, Decoder>()

const createDecoder = (field: FieldDefinition): Decoder => {
  const isList = field.isMultiple === true
  switch (storageOf(field)) {
    case 'flag':
      if (field.type === 'boolean') return (stored) => (stored === null ? null : isSet(stored))
      return (stored) => (stored === null ? null : isSet(stored) ? 'Y' : 'N')
    case 'seconds':
      return (stored) => {
        const seconds = typeof stored === 'string' ? secondsIn(stored) : stored
        return seconds === null ? null : formatSeconds(seconds)
      }
    case 'json':
      return (stored) => (typeof stored === 'string' ? parseJson(stored) : isList ? [] : null)
    default:
      return (stored) => stored
  }
}

/** In an earlier version of the portal the field may have been text. A database of that version still has a text column. */
const secondsIn = (stored: string): number | null =>
  /^\d+$/.test(stored) ? Number(stored) : (parseDateTime(stored) ?? null)

/** A flag may be stored as text for the same reason. */
const isSet = (stored: string | number): boolean => stored === 1 || (typeof stored === 'string' && isTruthyFlag(stored))

/** The moments that a year of four digits can express. Other moments could not be written in a reply. */
const writable = (seconds: number | undefined): number | undefined =>
  seconds !== undefined && seconds >= firstSecond && seconds <= lastSecond ? seconds : undefined

const firstSecond = Date.parse('0001-01-02T00:00:00Z') / 1000
const lastSecond = Date.parse('9999-12-30T23:59:59Z') / 1000

const rememberedDates = 5000
const formatSeconds = remember((seconds: number) => formatDateTime(seconds * 1000), rememberedDates)
const readDate = remember(parseDate, rememberedDates)
const readDateTime = remember(parseDateTime, rememberedDates)

const encodeJson = (field: FieldDefinition, value: WireValue): StoredValue => {
  if (value === null || value === '') return null
  if (field.isMultiple !== true) return JSON.stringify(value)
  const items: WireValue[] = typeof value === 'object' ? Object.values(value) : [value]
  if (items.length === 0) return null
  if (field.type === 'json' || field.type === 'file' || field.type === 'crm_multifield') return JSON.stringify(items)
  const single: FieldDefinition = { ...field, isMultiple: false }
  return JSON.stringify(items.map((item) => decoderOf(single)(encode(single, item) ?? null)))
}

/** A list where one value is expected: PHP code takes the first element, or null if the list is empty. */
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
