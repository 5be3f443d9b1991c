import { B24HelperManager, B24OAuth, LoadDataType, UnhandledMatchError } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toCurrency } from '../../src/portal-data/currency/currency-row.ts'
import { amountText, formatFor, markText } from '../../src/portal-data/currency/currency-text.ts'
import { formatsOf } from '../../src/portal-data/currency/currency-row.ts'

let close: () => Promise<void>
let helper: B24HelperManager
beforeAll(async () => {
  const portal = await createPortal()
  close = () => portal.close()
  const { params, secret } = portal.installApp()
  helper = new B24HelperManager(new B24OAuth(params, secret))
  await helper.loadData([LoadDataType.Currency])
})
afterAll(() => close())

describe('the currencies of a portal', () => {
  it('E114: have their rate as a number', () => {
    const { currencyBase, currencyList } = helper.currency.data
    expect(currencyBase).toBe('USD')
    expect(
      [...currencyList.values()].map(({ currencyCode, amount, amountCnt, isBase }) => ({
        currencyCode,
        amount,
        amountCnt,
        isBase,
      })),
    ).toEqual([
      { currencyCode: 'USD', amount: 1, amountCnt: 1, isBase: true },
      { currencyCode: 'EUR', amount: 1.08, amountCnt: 1, isBase: false },
      { currencyCode: 'GBP', amount: 1.27, amountCnt: 1, isBase: false },
    ])
    expect(currencyList.get('EUR')?.dateUpdate.isValid).toBe(true)
  })

  it('are listed by code', () => {
    expect(helper.currency.baseCurrency).toBe('USD')
    expect(helper.currency.currencyList).toEqual(['USD', 'EUR', 'GBP'])
  })

  it.each([
    { lang: 'en', value: 1_234_567.5, text: '&euro;1,234,567.50' },
    { lang: 'de', value: 1_234_567.5, text: '1.234.567,50 EUR' },
    { lang: 'fr', value: -1_234.5, text: '&euro;-1,234.50' },
    { lang: 'toString', value: 0, text: '&euro;0.00' },
  ])('$value is written $text in $lang', ({ lang, value, text }) => {
    expect(helper.currency.format(value, 'EUR', lang)).toBe(text)
  })

  it('have names and marks', () => {
    const { currency } = helper
    expect(currency.getCurrencyFullName('USD', 'de')).toBe('US Dollar')
    expect(currency.getCurrencyFullName('USD')).toBe('US Dollar')
    expect([currency.getCurrencyLiteral('EUR'), currency.getCurrencyLiteral('EUR', 'de')]).toEqual(['&euro;', 'EUR'])
  })

  it('an unknown code throws UnhandledMatchError', () => {
    const { currency } = helper
    for (const ask of [
      () => currency.format(1, 'XXX', 'en'),
      () => currency.getCurrencyFullName('XXX', 'en'),
      () => currency.getCurrencyLiteral('constructor'),
    ])
      expect(ask).toThrow(UnhandledMatchError)
  })
})

describe('the format of a language', () => {
  const row = { CURRENCY: 'RUB', FORMAT_STRING: '# &#8381;', DEC_POINT: ',', DECIMALS: '2', THOUSANDS_SEP: "'" }
  const written = (format: Record<string, unknown>) => {
    const currency = { ...toCurrency(row), lang: formatsOf({ LANG: { ru: { ...row, ...format } } }) }
    return amountText(1_234_567.891, formatFor(currency, 'ru'))
  }

  it.each([
    { variant: 'N', text: '1234567,89 &#8381;' },
    { variant: 'D', text: '1.234.567,89 &#8381;' },
    { variant: 'C', text: '1,234,567,89 &#8381;' },
    { variant: 'S', text: '1 234 567,89 &#8381;' },
    { variant: 'B', text: '1&nbsp;234&nbsp;567,89 &#8381;' },
    { variant: 'OWN', text: "1'234'567,89 &#8381;" },
    { variant: undefined, text: "1'234'567,89 &#8381;" },
  ])('variant $variant: $text', ({ variant, text }) => {
    expect(written({ THOUSANDS_VARIANT: variant })).toBe(text)
  })

  it('takes a space when it has no separator of its own', () => {
    expect(written({ THOUSANDS_VARIANT: 'OWN', THOUSANDS_SEP: null, DECIMALS: '0' })).toBe('1 234 568 &#8381;')
  })

  it('keeps the entity of the mark', () => {
    expect(markText(toCurrency(row))).toBe('&#8381;')
  })

  it.each([[null], ['text'], [{}], [{ LANG: [] }], [{ LANG: { en: 5 } }]])(
    'a reply without formats (%j) has none',
    (reply) => {
      expect(formatsOf(reply)).toEqual({})
    },
  )
})
