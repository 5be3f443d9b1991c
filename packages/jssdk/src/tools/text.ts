import { getDateForLog, toB24Format, toDateTime } from './dates.ts'
import { decode, encode } from './format/html-entities.ts'
import { capitalize, toCamelCase, toKebabCase, toPascalCase } from './format/letter-case.ts'
import { numberFormat, toBoolean, toInteger, toNumber } from './format/numbers.ts'
import { buildQueryString } from './format/query-string.ts'
import { getRandom } from './format/random-text.ts'
import { getUniqId, getUuidRfc4122 } from './uuid.ts'

/** Functions for texts, numbers, dates and identifiers. */
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
