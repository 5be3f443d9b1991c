import { test } from '@fast-check/vitest'
import { array, dictionary, letrec, oneof, string, stringMatching } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePhpForm } from '../src/dialects/v2/php-form.ts'
import type { WireMap, WireValue } from '../src/wire-value.ts'

describe('the PHP grammar of forms', () => {
  it.each<[string, WireMap]>([
    ['', {}],
    ['a=1', { a: '1' }],
    ['a', { a: '' }],
    ['a=', { a: '' }],
    ['=1', {}],
    ['&&a=1&', { a: '1' }],
    ['a=1=2', { a: '1=2' }],
    ['a[b][c]=1', { a: { b: { c: '1' } } }],
    ['a[]=x&a[]=y', { a: ['x', 'y'] }],
    ['a[0]=x&a[1]=y', { a: ['x', 'y'] }],
    ['a[0]=x&a[2]=y', { a: { 0: 'x', 2: 'y' } }],
    ['a[1]=x&a[0]=y', { a: { 0: 'y', 1: 'x' } }],
    ['a[5]=x&a[]=y', { a: { 5: 'x', 6: 'y' } }],
    ['a[x]=1&a[]=2', { a: { x: '1', 0: '2' } }],
    ['a[][b]=1&a[][b]=2', { a: [{ b: '1' }, { b: '2' }] }],
    ['filter[>ID]=5', { filter: { '>ID': '5' } }],
    ['filter%5B%3EID%5D=5', { filter: { '>ID': '5' } }],
    ['a=1&a=2', { a: '2' }],
    ['a=1&a[b]=2', { a: { b: '2' } }],
    ['a[b]=1&a=2', { a: '2' }],
    ['a.b=1', { a_b: '1' }],
    ['a b=1', { a_b: '1' }],
    [' a=1', { a: '1' }],
    ['a[b.c]=1', { a: { 'b.c': '1' } }],
    ['a[b=1', { a_b: '1' }],
    ['a[b]c=1', { a: { b: '1' } }],
    ['a[b][c=1', { a: { b: '1' } }],
    ['[a]=1', {}],
    ['a=x+y%20z%2B', { a: 'x y z+' }],
    ['a=%D0%96%E2%82%AC', { a: 'Ж€' }],
    ['a=100%&b=%zz', { a: '100%', b: '%zz' }],
    ['a=%ff', { a: '\uFFFD' }],
    [
      '__proto__[x]=1&constructor=2',
      Object.fromEntries([
        ['__proto__', { x: '1' }],
        ['constructor', '2'],
      ]),
    ],
  ])('%j is read as %j', (form, params) => {
    expect(parsePhpForm(form)).toEqual(params)
  })

  it('drops variables beyond the thousandth', () => {
    const form = Array.from({ length: 1100 }, (_, index) => `v${String(index)}=1`).join('&')
    expect(Object.keys(parsePhpForm(form))).toHaveLength(1000)
  })
})

/** Writes what `http_build_query` would write, which is what a form can say at all. */
const build = (value: WireValue, name: string): string[] => {
  if (typeof value !== 'object' || value === null)
    return [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`]
  return Object.entries(value).flatMap(([key, inner]: [string, WireValue]) => build(inner, `${name}[${key}]`))
}

const key = stringMatching(/^[a-zA-Z@>_!%][\w.>@=% ]{0,8}$/)
const text = string({ unit: 'grapheme' })
const values = letrec<{ value: WireValue }>((tie) => ({
  value: oneof(
    { depthSize: 'small', withCrossShrink: true },
    text,
    array(tie('value'), { minLength: 1, maxLength: 4 }),
    dictionary(key, tie('value'), { minKeys: 1, maxKeys: 4 }),
  ),
})).value

describe('a form that http_build_query wrote', () => {
  test.prop([dictionary(stringMatching(/^[a-zA-Z]\w{0,8}$/), values, { maxKeys: 5 })])(
    'is read back as it was',
    (params) => {
      const form = Object.entries(params)
        .flatMap(([name, value]) => build(value, name))
        .join('&')
      expect(parsePhpForm(form)).toEqual({ ...params })
    },
  )

  test.prop([string()])('or anybody else wrote never breaks the parser', (form) => {
    expect(Object.keys(parsePhpForm(form)).length).toBeLessThanOrEqual(form.length)
  })
})
