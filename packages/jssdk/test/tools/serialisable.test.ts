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
    [{ d: new Date('nonsense') }, 'params.d is an invalid Date'],
    [circular, 'params.self.circular refers back'],
    [deep(200), 'nested more than 128 levels'],
  ])('%#: %s', (params, text) => expect(unserialisablePart(params)).toContain(text))

  it.each([
    [{ a: null, b: undefined, c: true, d: 'x', e: 1.5, f: [], g: {} }],
    [{ d: new Date(0) }],
    [{ once: shared, twice: [shared, shared] }],
    [Object.assign(Object.create(null), { a: 1 })],
    [[123, { POST_MESSAGE: 'hi' }]],
    [deep(100)],
  ])('%#: what JSON carries passes', (params) => expect(unserialisablePart(params)).toBeUndefined())
})
