import type { Step } from '../step.ts'

class Own {
  readonly a = 1
}

/** Values of every kind, by the name they go under in the table. */
const values: Readonly<Record<string, unknown>> = {
  null: null,
  undefined,
  text: 'text',
  'empty text': '',
  zero: 0,
  integer: 5,
  float: 5.5,
  NaN,
  Infinity,
  true: true,
  false: false,
  bigint: 1n,
  symbol: Symbol.iterator,
  'empty list': [],
  list: [1],
  'empty object': {},
  object: { a: 1 },
  'null-prototype object': Object.setPrototypeOf({ a: 1 }, null),
  instance: new Own(),
  class: Own,
  function: () => 1,
  'async function': async () => 1,
  'list-like': { length: 2, 0: 'a', 1: 'b' },
  date: new Date(0),
  'invalid date': new Date(NaN),
  map: new Map(),
  set: new Set(),
  'weak map': new WeakMap(),
  'weak set': new WeakSet(),
  regexp: /a/,
  error: new Error('a'),
  promise: Promise.resolve(1),
  'array buffer': new ArrayBuffer(2),
  bytes: new Uint8Array(2),
  'data view': new DataView(new ArrayBuffer(2)),
  blob: new Blob(['a']),
  file: new File(['a'], 'a.txt'),
  'form data': new FormData(),
  prototype: Own.prototype,
  'boxed text': new String('a'),
  'boxed number': new Number(1),
  'json-rpc request': { jsonrpc: '2.0', method: 'a' },
  'json-rpc result': { jsonrpc: '2.0', id: 1, result: 1 },
  'json-rpc error': { jsonrpc: '2.0', id: 1, error: { code: 1, message: 'a' } },
}

const checks = [
  'isString',
  'isStringFilled',
  'isFunction',
  'isObject',
  'isObjectLike',
  'isPlainObject',
  'isJsonRpcRequest',
  'isJsonRpcResponse',
  'isBoolean',
  'isNumber',
  'isInteger',
  'isFloat',
  'isNil',
  'isArray',
  'isArrayFilled',
  'isArrayLike',
  'isDate',
  'isDomNode',
  'isElementNode',
  'isTextNode',
  'isMap',
  'isSet',
  'isWeakMap',
  'isWeakSet',
  'isPrototype',
  'isRegExp',
  'isNull',
  'isUndefined',
  'isArrayBuffer',
  'isTypedArray',
  'isBlob',
  'isFile',
  'isFormData',
] as const

/** What a check says of a value; one that throws says so. */
const answerOf = (check: (value: unknown) => unknown, value: unknown): unknown => {
  try {
    return check(value)
  } catch (error) {
    return error instanceof Error ? error.name : 'thrown'
  }
}

export const typeSteps: readonly Step[] = [
  ...checks.map((check): Step => ({
    name: `Type.${check} of ${String(Object.keys(values).length)} values`,
    run: ({ sdk: { Type } }) =>
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [
          name,
          answerOf((one) => (Type[check](one) ? 'yes' : 'no'), value),
        ]),
      ),
  })),
  {
    name: 'Type.getTag',
    run: ({ sdk: { Type } }) => Object.values(values).map((value) => answerOf((one) => Type.getTag(one), value)),
  },
  {
    name: 'Type.clone',
    run: ({ sdk: { Type } }) => {
      const original = { a: [1, { b: new Date(0) }], c: null, d: 'e' }
      const copy: unknown = Type.clone(original)
      return { copy, isOther: copy !== original }
    },
  },
]
