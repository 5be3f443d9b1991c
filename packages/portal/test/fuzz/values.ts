import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { fc } from '@fast-check/vitest'
import type { MethodRecord } from '../../src/documented/record.ts'

const isWire = (value: unknown): value is WireValue => value !== undefined

/** A value inside `depth` lists, or objects. */
const nested = (depth: number, isMap: boolean): WireValue => {
  let value: WireValue = 1
  for (let level = 0; level < depth; level++) value = isMap ? { a: value } : [value]
  return value
}

const likely = fc.constantFrom<WireValue>(
  1,
  '1',
  2,
  128,
  999,
  0,
  -1,
  '',
  null,
  true,
  'Y',
  'D',
  'ASC',
  '*',
  [],
  {},
  [1, 2],
  ['id', 'ID', 'title'],
  { id: 'desc' },
  { '>ID': 0 },
  { '@id': [1, 2] },
  { '!=%TITLE': ['A'] },
  { TITLE: 'A' },
  { logic: 'OR', 0: { id: 1 }, 1: [] },
  [['id', '>', 0]],
  [['id', 'in', []]],
  [{ logic: 'or', conditions: [['id', 1]] }],
  { page: 1, limit: 50, offset: 1e9 },
  '2026-01-31T10:00:00+03:00',
)

const unlikely = fc.constantFrom<WireValue>(
  { toString: 1 },
  { valueOf: 'A', toString: null },
  [{ toString: 'A' }],
  { constructor: 1, length: 1e9 },
  1e308,
  -1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '9223372036854775808',
  '1e400',
  0.1,
  '0x10',
  'NaN',
  '\u0000',
  '\uD800',
  '\u202E',
  "'; DROP TABLE deal; --",
  '%',
  '../../etc/passwd',
  'x'.repeat(20_000),
  '9999-99-99',
  nested(60, true),
  nested(500, false),
  nested(600, true),
  Array.from({ length: 2000 }, (_, index) => index),
  { __proto__: null, constructor: 1, toString: 2, hasOwnProperty: 3 },
)

/** Text of any script, lone surrogates included. */
export const anyText = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))

const anyJson = fc.jsonValue({ maxDepth: 3, stringUnit: 'binary' }).map((value) => (isWire(value) ? value : null))

const fieldNames = fc.constantFrom(
  'id',
  'ID',
  'TITLE',
  'title',
  'fm',
  'PHONE',
  'contactIds',
  'closedate',
  'stageId',
  'UF_CRM_1',
  '>id',
  '%TITLE',
  '__proto__',
)

/** What a client may put for a parameter: mostly what the portal could take, sometimes what it cannot. */
export const anyValue: fc.Arbitrary<WireValue> = fc.oneof(
  { weight: 6, arbitrary: likely },
  { weight: 2, arbitrary: unlikely },
  { weight: 2, arbitrary: anyJson },
  { weight: 2, arbitrary: fc.dictionary(fieldNames, fc.oneof(likely, unlikely, anyJson), { maxKeys: 4 }) },
)

/** Some of a method's documented parameters, and some that are not. */
export const parameters = ({ params }: MethodRecord): fc.Arbitrary<WireMap> => {
  const names = [...params.map(({ name }) => name), 'filter', 'start', 'select', 'order', 'id', 'fields']
  return fc.dictionary(fc.constantFrom(...names), anyValue, { maxKeys: 8 })
}
