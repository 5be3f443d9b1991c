import { getDateForLog, toB24Format, toDateTime } from './dates.ts'
import { decode, encode } from './html-entities.ts'
import { capitalize, toCamelCase, toKebabCase, toPascalCase } from './letter-case.ts'
import { numberFormat, toBoolean, toInteger, toNumber } from './numbers.ts'
import { buildQueryString } from './query-string.ts'
import { getRandom } from './random-text.ts'
import { uuidV4, uuidV7 } from './uuid.ts'

/** Texts, numbers, dates and identifiers. */
export const Text = {
  getRandom,
  /** A random identifier, UUID version 4. */
  getUniqId: (): string => uuidV4(),
  /** An identifier that sorts by the time it was made, UUID version 7. */
  getUuidRfc4122: (): string => uuidV7(),
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
