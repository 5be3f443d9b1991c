import { createReadStream } from 'node:fs'
import { DateTime } from 'luxon'
import { describe, expect, it } from 'vitest'
import { unserialisablePart } from '../../src/tools/serialisable.ts'

const circular: Record<string, unknown> = {}
circular['self'] = { circular }
const deep = (levels: number): unknown => (levels === 0 ? 1 : { child: deep(levels - 1) })
const shared = { a: 1 }

describe('parameters that JSON cannot carry are found', () => {
  it.each([
    [{ f: () => 1 }, 'params.f is a function'],
    [{ a: [1, { s: Symbol('s') }] }, 'params.a.1.s is a symbol'],
    [{ n: 1n }, 'params.n is a bigint'],
    [{ n: Number.NaN }, 'params.n is NaN'],
    [{ n: Number.POSITIVE_INFINITY }, 'params.n is Infinity'],
    [{ m: new Map() }, 'params.m is a Map'],
    [{ m: new Uint8Array(1) }, 'params.m is a Uint8Array'],
    [{ m: new Set([1]) }, 'params.m is a Set'],
    [{ m: new URLSearchParams('a=1') }, 'params.m is a URLSearchParams'],
    [{ m: (function* () {})() }, 'params.m is a Generator'],
    [{ m: Promise.resolve() }, 'params.m is a Promise'],
    [{ d: new Date('nonsense') }, 'params.d is an invalid date'],
    [circular, 'params.self.circular contains itself'],
    [deep(200), 'has more than 128 levels'],
  ])('still: %#: %s', (params, text) => expect(unserialisablePart(params)).toContain(text))

  it.each([
    [{ filter: { contactId: undefined } }, 'params.filter.contactId is undefined, so every row would match'],
    [{ FILTER: { '@ID': [1, undefined] } }, 'params.FILTER.@ID.1 is undefined, so every row would match'],
    [
      { filter: { 0: { logic: 'OR', 0: { a: undefined } } } },
      'params.filter.0.0.a is undefined, so every row would match',
    ],
    [{ filter: [['contactId', '=', undefined]] }, 'params.filter.0.2 is undefined, so every row would match'],
    [{ params: { filter: { ID: undefined } } }, 'params.params.filter.ID is undefined, so every row would match'],
    [{ m: { [Symbol.iterator]: () => [][Symbol.iterator]() } }, 'params.m is a sequence'],
    [{ d: DateTime.fromISO('nonsense') }, 'params.d is an invalid date'],
  ])('what would be dropped or become nothing is found: %#', (params, text) =>
    expect(unserialisablePart(params)).toContain(text),
  )

  it.each([
    ['Buffer', Buffer.from('text')],
    ['Uint8Array', new Uint8Array(3)],
    ['Float64Array', new Float64Array(3)],
    ['BigInt64Array', new BigInt64Array(3)],
    ['DataView', new DataView(new ArrayBuffer(3))],
    ['ArrayBuffer', new ArrayBuffer(3)],
    ['SharedArrayBuffer', new SharedArrayBuffer(3)],
    ['Blob', new Blob(['text'])],
    ['File', new File(['text'], 'a.txt')],
    ['ReadableStream', new Blob(['text']).stream()],
    ['bytes with a toJSON', Object.assign(new Uint8Array(3), { toJSON: () => 'text' })],
  ])('bytes are to be sent as base64: %s', (_, bytes) => {
    for (const params of [{ file: bytes }, { fields: { file: ['a.txt', bytes] } }, { file: { deep: [bytes] } }])
      expect(unserialisablePart(params)).toMatch(/ is a \w+: send base64$/)
  })

  it('the stream of a file too', async () => {
    const file = createReadStream(new URL(import.meta.url))
    expect(unserialisablePart({ file })).toBe('params.file is a sequence')
    file.close()
  })

  it.each([
    [{ d: DateTime.fromMillis(0) }],
    [{ url: new URL('https://example.com') }],
    [{ money: { toJSON: () => '5 EUR' } }],
    [{ isValid: false }],
    [{ a: null, b: undefined, c: true, d: 'x', e: 1.5, f: [], g: {} }],
    [{ d: new Date(0) }],
    [{ filter: undefined, fields: { filter: { a: undefined } }, order: { a: undefined } }],
    [{ once: shared, twice: [shared, shared] }],
    [Object.assign(Object.create(null), { a: 1 })],
    [[123, { POST_MESSAGE: 'hi' }]],
    [deep(100)],
  ])('still: %#: what JSON carries passes', (params) => expect(unserialisablePart(params)).toBeUndefined())
})
