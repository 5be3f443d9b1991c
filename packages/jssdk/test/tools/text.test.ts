import { fc, test } from '@fast-check/vitest'
import { Text } from '@bitrix24/b24jssdk'
import * as textEntry from '@bitrix24/b24jssdk/text'
import { describe, expect, it } from 'vitest'
import { createUuidV7, uuidV4 } from '../../src/tools/uuid.ts'

const uuid = (version: number) =>
  new RegExp(`^[0-9a-f]{8}-[0-9a-f]{4}-${version}[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$`)

describe('the entry point text', () => {
  it('has the same members as Text, each importable alone', () => {
    expect({ ...textEntry }).toEqual(Text)
  })
})

describe('identifiers', () => {
  it('E85: getUniqId is a valid UUID v4', () => {
    expect(Text.getUniqId()).toMatch(uuid(4))
  })

  test.prop([fc.uint8Array({ minLength: 16, maxLength: 16 })])('whatever chance gives, a UUID v4 is valid', (bytes) => {
    expect(uuidV4({ fillRandom: (target) => target.set(bytes) })).toMatch(uuid(4))
  })

  test.prop([fc.array(fc.nat({ max: 2 ** 47 }), { minLength: 2, maxLength: 20 })])(
    'E120: UUIDs v7 sort by the time they were made, over far more than 49.7 days',
    (times) => {
      const ordered = times.toSorted((one, other) => one - other)
      let index = 0
      const next = createUuidV7({ now: () => ordered[index++] ?? 0 })
      const ids = ordered.map(() => next())
      for (const id of ids) expect(id).toMatch(uuid(7))
      expect(ids).toEqual(ids.toSorted())
      expect(new Set(ids).size).toBe(ids.length)
    },
  )

  it('E120: ids made within one millisecond, and after a step back of the clock, still go up', () => {
    let nowMs = 1_790_000_000_000
    const next = createUuidV7({ now: () => nowMs })
    const ids = Array.from({ length: 10_000 }, next)
    nowMs -= 5000
    ids.push(...Array.from({ length: 10 }, next))
    expect(ids).toEqual(ids.toSorted())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('a UUID v7 holds the whole time in its first 48 bits', () => {
    const nowMs = Date.UTC(2026, 10, 24)
    const id = createUuidV7({ now: () => nowMs })()
    expect(Number.parseInt(id.replace('-', '').slice(0, 12), 16)).toBe(nowMs)
  })

  it.each([0, 1, 8, 100])('getRandom gives %i small letters and digits', (length) => {
    expect(Text.getRandom(length)).toMatch(new RegExp(`^[a-z0-9]{${length}}$`))
  })
})

describe('HTML entities', () => {
  test.prop([fc.string({ unit: fc.constantFrom(...'ab&<>\'";#39ampltgquo'.split('')) })])(
    'decode undoes encode: %s',
    (text) => {
      expect(Text.decode(Text.encode(text))).toBe(text)
    },
  )

  test.prop([fc.string()])('encoded text holds none of the characters that mean something', (text) => {
    expect(Text.encode(text)).not.toMatch(/[<>'"]/)
  })

  it('entities have no semicolon, and numeric ones are decoded too', () => {
    expect(Text.encode('<a&b>')).toBe('&lta&ampb&gt')
    expect(Text.decode('&apos&#34&#38&#60&#62')).toBe('\'"&<>')
    expect(Text.encode(5)).toBe(5)
  })
})

describe('numbers', () => {
  it.each([
    ['12.7', 12.7, 12],
    ['abc', 0, 0],
    [' 5 ', 5, 5],
    ['12px', 12, 12],
    [null, 0, 0],
    ['-4.9', -4.9, -4],
  ])('toNumber and toInteger of %j are %d and %d', (value, number, integer) => {
    expect([Text.toNumber(value), Text.toInteger(value)]).toEqual([number, integer])
  })

  it.each([
    ['TRUE', true],
    ['y', true],
    ['1', true],
    [1, true],
    [true, true],
    ['yes', false],
    [2, false],
  ])('toBoolean of %j is %s', (value, expected) => {
    expect(Text.toBoolean(value)).toBe(expected)
  })

  it('toBoolean knows further words', () => {
    expect(Text.toBoolean('Yes', ['yes'])).toBe(true)
  })

  it.each([
    { format: () => Text.numberFormat(1234567.891, 2), text: '1,234,567.89' },
    { format: () => Text.numberFormat(-1234.567, 2, ',', ' '), text: '-1 234,57' },
    { format: () => Text.numberFormat(Number.NaN), text: '0' },
    { format: () => Text.numberFormat(-0.4), text: '0' },
    { format: () => Text.numberFormat(1e21, 1), text: '1,000,000,000,000,000,000,000.0' },
  ])('numberFormat gives $text', ({ format, text }) => {
    expect(format()).toBe(text)
  })

  test.prop([fc.double({ noNaN: true, min: -1e15, max: 1e15 }), fc.nat({ max: 6 })])(
    'numberFormat without separators reads back as the rounded number',
    (value, decimals) => {
      expect(Number(Text.numberFormat(value, decimals, '.', ''))).toBeCloseTo(value, decimals - 1)
    },
  )
})

describe('letter case', () => {
  it.each([
    ['hello world', 'helloWorld', 'HelloWorld', 'hello-world'],
    ['HelloWorld', 'helloWorld', 'HelloWorld', 'hello-world'],
    ['hello_world', 'helloWorld', 'HelloWorld', 'hello-world'],
    ['XMLHttpRequest', 'xMLHttpRequest', 'XMLHttpRequest', 'xml-http-request'],
    ['ABC', 'abc', 'Abc', 'abc'],
    ['привет мир', 'приветМир', 'ПриветМир', 'привет-мир'],
    ['', '', '', ''],
  ])('%s', (text, camel, pascal, kebab) => {
    expect([Text.toCamelCase(text), Text.toPascalCase(text), Text.toKebabCase(text)]).toEqual([camel, pascal, kebab])
  })
})

describe('dates', () => {
  it('toB24Format and toDateTime are each other’s inverse', () => {
    const text = Text.toB24Format(new Date('2026-01-02T03:04:05Z'))
    expect(text).toMatch(/^2026-01-0\dT\d\d:04:05[+-]\d\d:\d\d$/)
    expect(Text.toDateTime(text).toMillis()).toBe(Date.UTC(2026, 0, 2, 3, 4, 5))
    expect(Text.toB24Format('as it is')).toBe('as it is')
  })

  it('toDateTime takes a template', () => {
    expect(Text.toDateTime('02.01.2026', 'dd.MM.yyyy').toISODate()).toBe('2026-01-02')
  })

  it('getDateForLog is a local date and time', () => {
    expect(Text.getDateForLog()).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/)
  })
})

describe('buildQueryString', () => {
  it.each([
    { params: { a: [1, 'x y'], b: { c: true } }, query: 'a[0]=1&a[1]=x y&b[c]=true' },
    { params: { none: undefined, empty: null, list: [] }, query: 'empty=' },
    { params: null, query: '' },
    { params: undefined, query: '' },
  ])('$query', ({ params, query }) => {
    expect(decodeURIComponent(Text.buildQueryString(params))).toBe(query)
  })

  test.prop([fc.dictionary(fc.string({ minLength: 1 }), fc.string())])('flat parameters survive it', (params) => {
    const read = Object.fromEntries(new URLSearchParams(Text.buildQueryString(params)))
    expect(read).toEqual({ ...params })
  })
})
