import { toDateTime } from '../../tools/dates.ts'
import type { Currency, CurrencyFormat } from '../../types/portal/helper.ts'
import { isObject } from '../../types/narrow.ts'
import { isYes, numberOf, textOf, textOrNull } from '../wire-values.ts'

type Row = Readonly<Record<string, unknown>>

/** A row of `crm.currency.list`. {@link formatsOf} adds the formats by language. */
export const toCurrency = (row: Row): Currency => ({
  amount: numberOf(row['AMOUNT']),
  amountCnt: numberOf(row['AMOUNT_CNT']),
  isBase: isYes(row['BASE']),
  currencyCode: textOf(row['CURRENCY']),
  dateUpdate: toDateTime(textOf(row['DATE_UPDATE'])),
  decimals: numberOf(row['DECIMALS']),
  decPoint: textOf(row['DEC_POINT']),
  formatString: textOf(row['FORMAT_STRING']),
  fullName: textOf(row['FULL_NAME']),
  lid: textOf(row['LID']),
  sort: numberOf(row['SORT']),
  ...thousands(row['THOUSANDS_SEP']),
  lang: {},
})

/** The formats by language from a reply of `crm.currency.get`. */
export const formatsOf = (reply: unknown): Record<string, CurrencyFormat> => {
  const languages = isObject(reply) && isObject(reply['LANG']) ? Object.entries(reply['LANG']) : []
  return Object.fromEntries(
    languages.flatMap(([language, row]) => (isObject(row) ? [[language, toFormat(row)] as const] : [])),
  )
}

const toFormat = (row: Row): CurrencyFormat => {
  const thousandsVariant = textOf(row['THOUSANDS_VARIANT'])
  return {
    decimals: numberOf(row['DECIMALS']),
    decPoint: textOf(row['DEC_POINT']),
    formatString: textOf(row['FORMAT_STRING']),
    fullName: textOf(row['FULL_NAME']),
    isHideZero: isYes(row['HIDE_ZERO']),
    thousandsSep: separators.get(thousandsVariant) ?? textOrNull(row['THOUSANDS_SEP']) ?? ' ',
    thousandsVariant,
  }
}

/** The portal's codes for separators: none, point, comma, space and non-breaking space. */
const separators: ReadonlyMap<string, string> = new Map([
  ['N', ''],
  ['D', '.'],
  ['C', ','],
  ['S', ' '],
  ['B', '&nbsp;'],
])

const thousands = (separator: unknown): { thousandsSep?: string } =>
  typeof separator === 'string' ? { thousandsSep: separator } : {}
