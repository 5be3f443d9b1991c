import { B24Hook, BatchRefV2 } from '@bitrix24/b24jssdk'
import { createEventReceiver } from '@bitrix24/b24jssdk/events'
import { nodeTransport } from '@bitrix24/b24jssdk/node-transport'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { HookCalls } from '../../src/client/hook-calls.ts'

let portal: Portal
let $b24: B24Hook
let small: HookCalls
beforeAll(async () => {
  portal = await createPortal({ tariff: 'off' })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  small = HookCalls.fromWebhookUrl(portal.webhookUrl)
})
afterAll(() => portal.close())
beforeEach(() => portal.requests.clear())

/** What a program without types gives. */
const untyped = (value: unknown): never => value as never // oxlint-disable-line typescript/no-unsafe-type-assertion -- what no type allows is the matter of these tests
const deals = 'crm.deal.list'

/** Every way to send something, with options laid over its own. */
const ways: Readonly<Record<string, (options: object) => Promise<unknown>>> = {
  call: (options) => $b24.actions.v2.call.make(untyped({ method: 'profile', ...options })),
  'call of the small client': (options) => small.actions.v2.call.make(untyped({ method: 'profile', ...options })),
  callList: (options) => $b24.actions.v2.callList.make(untyped({ method: deals, ...options })),
  'callList in parallel': (options) =>
    $b24.actions.v2.callList.make(untyped({ method: deals, parallel: 2, ...options })),
  fetchList: (options) => $b24.actions.v2.fetchList.make(untyped({ method: deals, ...options })).next(),
  fetchLists: (options) =>
    $b24.actions.v2.fetchLists.make(untyped({ method: deals, lists: [{ key: 1 }], ...options })).next(),
  callTail: (options) => $b24.actions.v3.callTail.make(untyped({ method: 'main.eventlog.list', ...options })),
  batch: (options) => $b24.actions.v2.batch.make(untyped({ calls: [['profile', {}]], ...options })),
  batchByChunk: (options) => $b24.actions.v2.batchByChunk.make(untyped({ calls: [['profile', {}]], ...options })),
}

describe.each(Object.entries(ways))('%s refuses by a code, and sends nothing', (_, make) => {
  it.each([
    { title: 'signal: null', options: { signal: null } },
    { title: 'signal: 5', options: { signal: 5 } },
    { title: 'signal: {}', options: { signal: {} } },
    { title: 'what only looks like a signal', options: { signal: { aborted: false } } },
    { title: 'a controller for its signal', options: { signal: new AbortController() } },
    { title: "retry: 'x'", options: { retry: 'x' } },
    { title: 'retry: 3', options: { retry: 3 } },
    { title: 'retry: true', options: { retry: true } },
    { title: 'retry: []', options: { retry: [] } },
    { title: 'timeoutMs: 5n', options: { timeoutMs: 5n } },
    { title: 'timeoutMs: Symbol()', options: { timeoutMs: Symbol('ms') } },
    { title: 'retry.maxAttempts: NaN', options: { retry: { maxAttempts: Number.NaN } } },
    { title: 'retry.maxAttempts: -1', options: { retry: { maxAttempts: -1 } } },
    { title: 'retry.delayMs: NaN', options: { retry: { delayMs: Number.NaN } } },
  ])('$title', async ({ options }) => {
    const code: unknown = expect.stringMatching(/^JSSDK_(?:INVALID_PARAMS|TIMEOUT_INVALID)$/)
    await expect(make(options)).rejects.toMatchObject({ name: 'AjaxError', code, outcome: 'notSent' })
    expect(portal.requests.count()).toBe(0)
  })
})

describe.each(['call', 'call of the small client', 'callList', 'fetchList', 'callTail'])('%s refuses', (way) => {
  it.each(['x', 5, true])('parameters that are %j', async (params) => {
    await expect(ways[way]?.({ params })).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
    expect(portal.requests.count()).toBe(0)
  })

  it.each(['', '.', '..', '\uD83D', 'https://portal.example/rest/1/x/profile', 5])(
    'a method named %j',
    async (method) => {
      await expect(ways[way]?.({ method })).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
      expect(portal.requests.count()).toBe(0)
    },
  )
})

describe.each(['call', 'call of the small client', 'callList', 'fetchList', 'fetchLists', 'callTail'])(
  '%s refuses',
  (way) => {
    it.each([{ requestId: 5 }, { requestId: {} }, { requestId: true }])('%j', async (options) => {
      await expect(ways[way]?.(options)).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
      expect(portal.requests.count()).toBe(0)
    })
  },
)

describe.each(['callList', 'fetchList', 'fetchLists', 'callTail', 'batchByChunk'])('%s refuses, by its name', (way) => {
  it.each([{ onProgress: 'x' }, { onProgress: 5 }, { onProgress: {} }])('%j', async (options) => {
    await expect(ways[way]?.(options)).rejects.toMatchObject({
      code: 'JSSDK_INVALID_PARAMS',
      message: expect.stringContaining('onProgress') as unknown,
    })
    expect(portal.requests.count()).toBe(0)
  })
})

describe.each([
  ['batchByChunk', { options: 5 }],
  ['batchByChunk', { options: 'x' }],
  ['batchByChunk', { concurrency: '5' }],
  ['batch', { options: 5 }],
  ['batch', { options: 'x' }],
  ['batch', { options: { requestId: 5 } }],
  ['batchByChunk', { options: { requestId: 5 } }],
  ['callTail', { limit: 0 }],
  ['callTail', { limit: 1001 }],
  ['callTail', { customKeyForResult: 5 }],
  ['callList', { customKeyForResult: 5 }],
  ['callTail', { cursorField: 5 }],
])('%s refuses %j', (way, options) => {
  it('by a code, and sends nothing', async () => {
    await expect(ways[way]?.(options)).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS', outcome: 'notSent' })
    expect(portal.requests.count()).toBe(0)
  })
})

describe('what a contract of before takes is taken', () => {
  it.each([
    { title: 'positional parameters', options: { params: [1] } },
    { title: 'no parameters', options: { params: null } },
    { title: 'no request id', options: { requestId: null } },
    { title: 'no policy of attempts', options: { retry: null } },
    { title: 'parameters that make JSON of themselves', options: { params: { toJSON: () => ({ id: 1 }) } } },
    { title: 'no attempt, which is one', options: { retry: { maxAttempts: 0 } } },
    { title: 'attempts without end', options: { retry: { maxAttempts: Infinity } } },
    { title: 'no time limit', options: { timeoutMs: Infinity } },
    { title: 'the ending of another form of reply', options: { method: 'profile.json' } },
  ])('$title', async ({ options }) => {
    await expect(ways['call']?.(options)).resolves.toMatchObject({ isSuccess: true })
  })
})

describe('a list refuses', () => {
  it.each([
    { idKey: '' },
    { idKey: null },
    { idKey: 5 },
    { cursorIdKey: '' },
    { cursorIdKey: null },
    { strategy: 'x' },
    { strategy: null },
    { parallel: 'x' },
    { limit: 0 },
  ])('%j', async (options) => {
    const [name = ''] = Object.keys(options)
    await expect(ways['callList']?.(options)).rejects.toMatchObject({
      code: 'JSSDK_INVALID_PARAMS',
      message: expect.stringContaining(name) as unknown,
    })
    expect(portal.requests.count()).toBe(0)
  })

  it.each([[[null]], [[5]], [[undefined]], ['x'], [[{ key: 1 }, null]]])('lists: %j', (lists) => {
    expect(() => $b24.actions.v2.fetchLists.make(untyped({ method: deals, lists }))).toThrow(
      expect.objectContaining({ code: 'JSSDK_INVALID_PARAMS' }),
    )
  })
})

describe('a reference refuses', () => {
  it.each([[[]], [[undefined]], [[null]], [['a', undefined]], [[{}]], [['a b']]])('%j', (parts) => {
    const ref = (...given: unknown[]): unknown => Reflect.apply(BatchRefV2.ref, undefined, given)
    expect(() => ref(...parts)).toThrow(expect.objectContaining({ code: 'JSSDK_BATCH_REF_INVALID' }))
  })
})

describe('the options of a batch', () => {
  it('may be none', async () => {
    await expect(ways['batch']?.({ options: null })).resolves.toMatchObject({ isSuccess: true })
    await expect(ways['batchByChunk']?.({ options: null })).resolves.toMatchObject({ isSuccess: true })
  })
})

describe('an event receiver refuses to be made', () => {
  const sound = { applicationToken: 'a0b1c2d3', onEvent: () => undefined }
  it.each([
    undefined,
    null,
    5,
    {},
    { ...sound, applicationToken: 5 },
    { ...sound, applicationToken: '' },
    { applicationToken: 'a0b1c2d3' },
    { ...sound, onEvent: 5 },
    { ...sound, lookup: 5 },
    { ...sound, onError: 'x' },
    { ...sound, attempts: Number.NaN },
    { ...sound, maxBytes: Number.NaN },
    { ...sound, maxKeys: '5' },
    { ...sound, inbox: {} },
  ])('of %j', (options) => {
    expect(() => createEventReceiver(untyped(options))).toThrow(
      expect.objectContaining({ code: 'JSSDK_EVENT_RECEIVER_INVALID' }),
    )
  })
})

describe('a transport of Node', () => {
  it('takes no options for none', async () => {
    const $own = B24Hook.fromWebhookUrl(portal.webhookUrl, { transport: nodeTransport(null) })
    await expect($own.actions.v2.call.make({ method: 'profile' })).resolves.toMatchObject({ isSuccess: true })
  })
})

describe('a transport of Node refuses to be made', () => {
  it.each([
    { options: { ca: 5 }, code: 'JSSDK_CA_INVALID' },
    { options: { ca: {} }, code: 'JSSDK_CA_INVALID' },
    { options: { ca: null }, code: 'JSSDK_CA_INVALID' },
    { options: { ca: [5] }, code: 'JSSDK_CA_INVALID' },
    { options: { proxy: 5 }, code: 'JSSDK_PROXY_INVALID' },
    { options: { proxy: null }, code: 'JSSDK_PROXY_INVALID' },
    { options: { proxy: {} }, code: 'JSSDK_PROXY_INVALID' },
  ])('of $options', ({ options, code }) => {
    expect(() => nodeTransport(untyped(options))).toThrow(expect.objectContaining({ code }))
  })
})
