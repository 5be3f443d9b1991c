import { numberFormat } from '../../tools/format/numbers.ts'
import type { Currency, CurrencyFormat } from '../../types/portal/helper.ts'

type AmountFormat = Pick<CurrencyFormat, 'decimals' | 'decPoint' | 'formatString' | 'thousandsSep'>

/** The `#` where the amount goes. In `&#8381;` the `#` belongs to the currency's symbol. */
const amountPlace = /(?<!&)#/g

/** The format of a language, or the currency's own format when the language has none. */
export const formatFor = (currency: Currency, lang?: string): AmountFormat =>
  lang !== undefined && Object.hasOwn(currency.lang, lang) ? (currency.lang[lang] ?? currency) : currency

/** An amount with the symbol of its currency. */
export const amountText = (value: number, format: AmountFormat): string => {
  const { decimals, decPoint, formatString, thousandsSep = ' ' } = format
  const amount = numberFormat(value, decimals, decPoint, thousandsSep)
  return formatString.replace(amountPlace, () => amount)
}

/** The symbol of the currency alone. */
export const markText = ({ formatString }: AmountFormat): string => formatString.replace(amountPlace, '').trim()
