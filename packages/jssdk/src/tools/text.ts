import { getDateForLog, toB24Format, toDateTime } from './dates.ts'
import { decode, encode } from './html-entities.ts'
import { capitalize, toCamelCase, toKebabCase, toPascalCase } from './letter-case.ts'
import { numberFormat, toBoolean, toInteger, toNumber } from './numbers.ts'
import { buildQueryString } from './query-string.ts'
import { getRandom } from './random-text.ts'
import { getUniqId, getUuidRfc4122 } from './uuid.ts'

/** Texts, numbers, dates and identifiers. */
export const Text = {
  getRandom,
  getUniqId,
  getUuidRfc4122,
  encode,
  decode,
  toNumber,
  toInteger,
  toBoolean,
  toCamelCase,
  toPascalCase,
  toKebabCase,
  capitalize,
  numberFormat,
  toDateTime,
  toB24Format,
  getDateForLog,
  buildQueryString,
} as const
