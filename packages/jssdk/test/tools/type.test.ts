import { fc, test } from '@fast-check/vitest'
import {
  Browser,
  Environment,
  Type,
  getEnumValue,
  getEnvironment,
  isArrayOfArray,
  LogLevel,
  omit,
  pick,
} from '@bitrix24/b24jssdk'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

class Thing {
  name = 'a'
}
class Tag {
  nodeType = 1
}
const checks = Object.entries(Type).filter(([name]) => name.startsWith('is'))
const truthsOf = (value: unknown): string[] =>
  checks.filter(([, check]) => check(value) === true).map(([name]) => name.slice(2))

describe('Type', () => {
  it.each([
    ['a function', () => 1, 'Function Object'],
    ['an empty list', [], 'Object ObjectLike Array ArrayLike'],
    ['a plain object', {}, 'Object ObjectLike PlainObject'],
    ['an object without prototype', Object.create(null), 'Object ObjectLike PlainObject'],
    ['an instance', new Thing(), 'Object ObjectLike'],
    ['null', null, 'Nil Null'],
    ['undefined', undefined, 'Nil Undefined'],
    ['a text', 'a', 'String StringFilled ArrayLike'],
    ['a whole number', 1, 'Number Integer'],
    ['a fraction', 1.5, 'Number Float'],
    ['NaN', Number.NaN, ''],
    ['a boolean', false, 'Boolean'],
    ['a date', new Date(), 'Object ObjectLike Date'],
    ['a map', new Map(), 'Object ObjectLike Map'],
    ['a weak set', new WeakSet(), 'Object ObjectLike WeakSet'],
    ['an expression', /a/, 'Object ObjectLike RegExp'],
    ['a buffer', new ArrayBuffer(1), 'Object ObjectLike ArrayBuffer'],
    ['a file', new File([], 'a'), 'Object ObjectLike Blob File'],
    ['form data', new FormData(), 'Object ObjectLike FormData'],
    ['a request', { jsonrpc: '2.0', method: 'm' }, 'Object ObjectLike PlainObject JsonRpcRequest'],
    ['a response', { jsonrpc: '2.0', id: 1, result: 1 }, 'Object ObjectLike PlainObject JsonRpcResponse'],
    ['a prototype', Object.prototype, 'Object ObjectLike PlainObject Prototype'],
    ['an element', new Tag(), 'Object ObjectLike DomNode ElementNode'],
  ])('%s', (_name, value, expected) => {
    expect(truthsOf(value).toSorted()).toEqual(expected.split(' ').filter(Boolean).toSorted())
  })

  it.each([
    new Int8Array(1),
    new Uint8ClampedArray(1),
    new Uint32Array(1),
    new Float64Array(1),
    new BigInt64Array(1),
    new BigUint64Array(1),
  ])('E86: isTypedArray recognises %o', (view) => {
    expect(Type.isTypedArray(view)).toBe(true)
  })

  it('E86: isTypedArray rejects a DataView and a buffer', () => {
    expect(Type.isTypedArray(new DataView(new ArrayBuffer(1)))).toBe(false)
    expect(Type.isTypedArray(new ArrayBuffer(1))).toBe(false)
  })

  test.prop([
    fc.anything({ withDate: true, withMap: true, withSet: true, withNullPrototype: true, withTypedArray: true }),
  ])('clone gives an equal value that shares no object', (value) => {
    const copy: unknown = Type.clone(value)
    expect(copy).toEqual(value)
    if (typeof value === 'object' && value !== null) expect(copy).not.toBe(value)
  })

  it('clone keeps cycles and prototypes, and shares members when it is not to go deep', () => {
    const node: Record<string, unknown> = { inner: { a: 1 } }
    node['self'] = node
    const copy: unknown = Type.clone(node)
    expect(copy).toHaveProperty('self', copy)
    const shallow: unknown = Type.clone(node, false)
    expect(shallow).toHaveProperty('inner', node['inner'])
    expect(Object.is(Reflect.get(Object(shallow), 'inner'), node['inner'])).toBe(true)
    expect(Type.clone(new URLSearchParams())).toBeInstanceOf(URLSearchParams)
  })
})

describe('Browser', () => {
  const withAgent = (userAgent: string, maxTouchPoints = 0) => {
    vi.stubGlobal('navigator', { userAgent, maxTouchPoints })
    onTestFinished(() => void vi.unstubAllGlobals())
  }
  const chrome = 'Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Safari/537.36'
  const ipad =
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1 (KHTML, like Gecko) Version/18 Safari/605.1'
  const android =
    'Mozilla/5.0 (Linux; Android 14; Pixel) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/150.0 Mobile Safari/537.36'
  const ie11 = 'Mozilla/5.0 (Windows NT 10.0; Trident/7.0; rv:11.0) like Gecko'

  it.each([
    { agent: chrome, touch: 0, says: ['isChrome', 'isWin'] },
    { agent: ipad, touch: 5, says: ['isIOS', 'isIPad', 'isMobile', 'isSafari', 'isTouchDevice'] },
    { agent: ipad, touch: 0, says: ['isMac', 'isSafari'] },
    { agent: android, touch: 5, says: ['isAndroid', 'isChrome', 'isMobile', 'isTouchDevice'] },
    { agent: ie11, touch: 0, says: ['isIE', 'isIE11', 'isWin'] },
  ])('$says', ({ agent, touch, says }) => {
    withAgent(agent, touch)
    const truths = Object.entries(Browser)
      .filter(([name, check]) => name.startsWith('is') && check() === true)
      .map(([name]) => name)
    expect(truths.toSorted()).toEqual(says)
  })

  it('answers without a navigator', () => {
    vi.stubGlobal('navigator', undefined)
    onTestFinished(() => void vi.unstubAllGlobals())
    expect([Browser.isChrome(), Browser.detectIEVersion(), Browser.isMobile()]).toEqual([false, -1, false])
  })
})

describe('objects', () => {
  it('pick and omit copy and leave the original', () => {
    const deal = { id: 1, title: 'A', stage: 'NEW' }
    expect(pick(deal, ['id', 'stage'])).toEqual({ id: 1, stage: 'NEW' })
    expect(omit(deal, ['title'])).toEqual({ id: 1, stage: 'NEW' })
    expect(deal).toEqual({ id: 1, title: 'A', stage: 'NEW' })
  })

  it('isArrayOfArray looks at the first element', () => {
    expect([isArrayOfArray([[1]]), isArrayOfArray([1])]).toEqual([true, false])
  })

  it('getEnumValue finds a member by its value', () => {
    expect([getEnumValue(LogLevel, 1), getEnumValue(Environment, 'node'), getEnumValue(Environment, 'moon')]).toEqual([
      LogLevel.INFO,
      Environment.NODE,
      undefined,
    ])
  })

  it.each([
    { globals: { window: {}, document: {} }, environment: Environment.BROWSE },
    { globals: {}, environment: Environment.NODE },
    { globals: { process: undefined }, environment: Environment.UNKNOWN },
  ])('getEnvironment is $environment', ({ globals, environment }) => {
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value)
    const seen = getEnvironment()
    vi.unstubAllGlobals()
    expect(seen).toBe(environment)
  })
})
