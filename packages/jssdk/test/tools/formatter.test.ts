import { fc, test } from '@fast-check/vitest'
import { useFormatter } from '@bitrix24/b24jssdk'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

const { formatterIban, formatterNumber } = useFormatter()
const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'.split('')), minLength: length, maxLength: length })

describe('formatterNumber', () => {
  it.each([
    { value: 1234567.891, locale: 'en', text: '1,234,567.89' },
    { value: 5, locale: 'en', text: '5' },
    { value: 1234.5, locale: 'de-DE', text: '1.234,50' },
    { value: 1234.5, locale: 'ru-RU', text: '1\u00A0234.50' },
  ])('$value in $locale is $text', ({ value, locale, text }) => {
    expect(formatterNumber.format(value, locale)).toBe(text)
  })

  it('E87: works without a navigator', () => {
    vi.stubGlobal('navigator', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    expect(formatterNumber.format(1234.5)).toBe('1,234.50')
  })
})

describe('formatterIban', () => {
  it.each([
    'DE89370400440532013000',
    'gb29 nwbk 6016 1331 9268 19',
    'FR14 2004 1010 0505 0001 3M02 606',
    'CH9300762011623852957',
    'NL91ABNA0417164300',
    'MT84MALT011000012345MTLCAST001S',
    'SC18SSCB11010000000000001497USD',
  ])('%s is valid and survives the way to its national part and back', (iban) => {
    expect(formatterIban.isValid(iban)).toBe(true)
    const country = iban.slice(0, 2).toUpperCase()
    expect(formatterIban.fromBBAN(country, formatterIban.toBBAN(iban))).toBe(formatterIban.electronicFormat(iban))
  })

  test.prop([digits(18)])('mod-97: check digits made for an account are the only valid ones', (bban) => {
    const iban = formatterIban.fromBBAN('DE', bban)
    const good = Number(iban.slice(2, 4))
    const valid = Array.from({ length: 97 }, (_, index) => index + 2).filter((check) =>
      formatterIban.isValid(`DE${String(check).padStart(2, '0')}${bban}`),
    )
    expect(valid).toEqual([good])
  })

  test.prop([digits(18), fc.nat({ max: 17 }), fc.integer({ min: 1, max: 9 })])(
    'one wrong digit is always found',
    (bban, position, shift) => {
      const iban = formatterIban.fromBBAN('DE', bban)
      const index = position + 4
      const wrong = (Number(iban.charAt(index)) + shift) % 10
      expect(formatterIban.isValid(`${iban.slice(0, index)}${wrong}${iban.slice(index + 1)}`)).toBe(false)
    },
  )

  it.each([
    { name: 'a number', call: () => formatterIban.isValid(5), outcome: false },
    { name: 'too short', call: () => formatterIban.isValid('DE8937040044053201300'), outcome: false },
    { name: 'letters for digits', call: () => formatterIban.isValidBBAN('DE', '37040044053201300A'), outcome: false },
  ])('$name is not valid', ({ call, outcome }) => {
    expect(call()).toBe(outcome)
  })

  it('an unknown country and a wrong national number are refused', () => {
    expect(() => formatterIban.isValid('ZZ12')).toThrow('No country with code ZZ')
    expect(() => formatterIban.fromBBAN('DE', '1')).toThrow('Invalid BBAN')
  })

  it('prints in groups of four', () => {
    expect(formatterIban.printFormat('DE89370400440532013000')).toBe('DE89 3704 0044 0532 0130 00')
    expect(formatterIban.toBBAN('DE89370400440532013000', '-')).toBe('37040044-0532013000')
  })

  it('a country can be added', () => {
    formatterIban.addSpecification({ countryCode: 'QQ', length: 10, structure: 'U02F04' })
    expect(formatterIban.isValid(formatterIban.fromBBAN('QQ', 'AB1234'))).toBe(true)
  })
})

it('the formatters are made once and only by useFormatter', () => {
  expect(useFormatter().formatterIban).toBe(formatterIban)
  for (const one of [formatterIban, formatterNumber]) {
    expect((): unknown => Reflect.construct(one.constructor, [])).toThrow(TypeError)
  }
})
