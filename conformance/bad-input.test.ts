import { AjaxError, B24Hook, FilterV3, SdkError } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { matching } from './matchers.ts'
import { everythingOf } from './everything-of.ts'
import { collect, idsUpTo, makeUntyped, openStage, rejectionOf, secretOf, type Stage } from './stage.ts'

const circular = (): Record<string, unknown> => {
  const value: Record<string, unknown> = { title: 'A' }
  value['self'] = value
  return value
}

describe('a webhook address that is none', () => {
  const rest = '/rest/1/thesecretpart001'
  it.each([
    { url: '', code: 'JSSDK_HOOK_URL_EMPTY' },
    { url: '   ', code: 'JSSDK_HOOK_URL_EMPTY' },
    { url: 'thesecretpart001', code: 'JSSDK_HOOK_URL_INVALID' },
    { url: '//portal.example.com' + rest, code: 'JSSDK_HOOK_URL_INVALID' },
    { url: `http://portal.example.com${rest}/`, code: 'JSSDK_HOOK_URL_NOT_HTTPS' },
    { url: `ftp://portal.example.com${rest}/`, code: 'JSSDK_HOOK_URL_NOT_HTTPS' },
    { url: 'https://portal.example.com/', code: 'JSSDK_HOOK_URL_MALFORMED' },
    { url: 'https://portal.example.com/rest/1/', code: 'JSSDK_HOOK_URL_MALFORMED' },
    { url: `https://portal.example.com${rest}/profile`, code: 'JSSDK_HOOK_URL_MALFORMED' },
    { url: 'https://portal.example.com/rest/one/thesecretpart001/', code: 'JSSDK_HOOK_URL_USER_ID_NOT_NUMERIC' },
  ])('"$url": $code', async ({ url, code }) => {
    const error = await rejectionOf(Promise.resolve().then(() => B24Hook.fromWebhookUrl(url)))
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toMatchObject({ code, status: 0 })
    expect(everythingOf(error)).not.toContain('thesecretpart001')
  })

  it.each(['http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080'])(
    '%s may do without https',
    (origin) => {
      expect(B24Hook.fromWebhookUrl(`${origin}${rest}/`).getTargetOrigin()).toBe(origin)
    },
  )
})

interface BadCall {
  readonly input: string
  readonly code: string
  readonly run: (stage: Stage) => unknown
}

const isStream = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value

/** All chunks of what an untyped call has given. */
const chunksOf = (stream: unknown): Promise<unknown[]> => {
  if (!isStream(stream)) throw new Error('No stream of rows.')
  return collect(stream)
}

/** None of these may reach the portal. */
const refusedAtTheDoor: readonly BadCall[] = [
  {
    input: 'a v3 method off the list',
    code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    run: ({ $b24 }) => $b24.actions.v3.call.make({ method: 'crm.item.get' }),
  },
  {
    input: 'circular params',
    code: 'JSSDK_INVALID_PARAMS',
    run: ({ $b24 }) => $b24.actions.v2.call.make({ method: 'crm.deal.add', params: { fields: circular() } }),
  },
  {
    input: 'circular params on v3',
    code: 'JSSDK_INVALID_PARAMS',
    run: ({ $b24 }) => $b24.actions.v3.call.make({ method: 'tasks.task.add', params: { fields: circular() } }),
  },
  {
    input: 'params that are no data',
    code: 'JSSDK_INVALID_PARAMS',
    run: ({ $b24 }) => $b24.actions.v2.call.make({ method: 'crm.deal.add', params: { fields: { make: () => 1 } } }),
  },
  {
    input: 'circular params of a command',
    code: 'JSSDK_INVALID_PARAMS',
    run: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: [['crm.deal.add', circular()]] }),
  },
  {
    input: '51 commands',
    code: 'JSSDK_BATCH_TOO_LARGE',
    run: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: idsUpTo(51).map(() => ['profile']) }),
  },
  {
    input: '51 commands on v3',
    code: 'JSSDK_BATCH_TOO_LARGE',
    run: ({ $b24 }) => $b24.actions.v3.batch.make({ calls: idsUpTo(51).map(() => ['tasks.task.field.list']) }),
  },
  { input: 'an empty batch', code: 'JSSDK_BATCH_EMPTY', run: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: [] }) },
  {
    input: 'an empty named batch',
    code: 'JSSDK_BATCH_EMPTY',
    run: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: {} }),
  },
  {
    input: 'an empty v3 batch',
    code: 'JSSDK_BATCH_EMPTY',
    run: ({ $b24 }) => $b24.actions.v3.batch.make({ calls: [] }),
  },
  {
    input: 'a batch inside a batch',
    code: 'JSSDK_BATCH_NESTED',
    run: ({ $b24 }) => $b24.actions.v2.batch.make({ calls: [['profile'], ['batch', { cmd: ['profile'] }]] }),
  },
  {
    input: 'a batch inside a v3 batch',
    code: 'JSSDK_BATCH_NESTED',
    run: ({ $b24 }) => $b24.actions.v3.batch.make({ calls: [['batch', {}]] }),
  },
  {
    input: 'a v2 filter for a v3 list',
    code: 'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY',
    run: ({ $b24 }) =>
      makeUntyped($b24.actions.v3.callList, {
        method: 'main.eventlog.list',
        customKeyForResult: 'items',
        params: { filter: { '>id': 5 } },
      }),
  },
  {
    input: 'a v2 filter for a v3 stream',
    code: 'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY',
    run: ({ $b24 }) =>
      chunksOf(
        makeUntyped($b24.actions.v3.fetchList, {
          method: 'main.eventlog.list',
          customKeyForResult: 'items',
          params: { filter: { '>id': 5 } },
        }),
      ),
  },
  {
    input: 'a v3 filter for a v2 list',
    code: 'JSSDK_FILTER_V2_INVALID',
    run: ({ $b24 }) =>
      makeUntyped($b24.actions.v2.callList, { method: 'crm.deal.list', params: { filter: [['ID', '>', 5]] } }),
  },
  {
    input: 'an unknown operator of v3',
    code: 'JSSDK_FILTER_V3_INVALID_OPERATOR',
    run: ({ $b24 }) =>
      $b24.actions.v3.callList.make({
        method: 'main.eventlog.list',
        customKeyForResult: 'items',
        params: { filter: [['id', 'like', 5]] },
      }),
  },
  {
    input: 'an empty list for FilterV3.in',
    code: 'JSSDK_FILTER_V3_INVALID_IN',
    run: async () => FilterV3.in('id', []),
  },
  ...[undefined, '', 5].map((method) => ({
    input: `the method ${String(method)}`,
    code: 'JSSDK_INVALID_PARAMS',
    run: ({ $b24 }: Stage) => makeUntyped($b24.actions.v2.call, { method }),
  })),
  {
    input: 'the whole address of a webhook in the place of a method',
    code: 'JSSDK_INVALID_PARAMS',
    run: ({ $b24, portal }) => $b24.actions.v2.call.make({ method: `${portal.webhookUrl}profile` }),
  },
  {
    input: 'such an address in a command',
    code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL',
    run: ({ $b24, portal }) => $b24.actions.v2.batch.make({ calls: [[`${portal.webhookUrl}profile`, {}]] }),
  },
  {
    input: 'a time-out that is no time',
    code: 'JSSDK_TIMEOUT_INVALID',
    run: ({ $b24 }) => $b24.actions.v2.call.make({ method: 'profile', timeoutMs: -1 }),
  },
  {
    input: 'an idempotency key with a line break',
    code: 'JSSDK_IDEMPOTENCY_KEY_INVALID',
    run: ({ $b24 }) => $b24.actions.v3.call.make({ method: 'tasks.task.add', idempotencyKey: 'a\nb' }),
  },
]

/** The portal answers, or something in front of it does. */
const refusedByTheReply: readonly (BadCall & { readonly requests: number })[] = [
  { input: 'a page of HTML', fault: 'html200', code: 'JSSDK_REPLY_NOT_JSON', requests: 3 },
  { input: 'an empty body', fault: 'emptyBody', code: 'JSSDK_REPLY_EMPTY', requests: 3 },
  { input: 'cut JSON', fault: 'cutJson', code: 'JSSDK_REPLY_NOT_JSON', requests: 3 },
  { input: 'a redirect', fault: 'redirect', code: 'JSSDK_REDIRECTED', requests: 1 },
  { input: 'a reply of 30 MB', fault: 'hugeBody', code: 'JSSDK_REPLY_TOO_LARGE', requests: 1 },
].map(({ input, code, requests, fault }) => ({
  input,
  code,
  requests,
  run: ({ $b24, portal }: Stage) => {
    portal.faults.add({ match: 'profile', action: toFaultAction(fault) })
    return $b24.actions.v2.call.make({ method: 'profile' })
  },
}))

type FaultAction = Parameters<Stage['portal']['faults']['add']>[0]['action']
const toFaultAction = (name: string): FaultAction => {
  const known = ['html200', 'emptyBody', 'cutJson', 'redirect', 'hugeBody'] as const
  const found = known.find((action) => action === name)
  if (found === undefined) throw new Error(`No fault ${name}.`)
  return found
}

const expectCleanError = (error: unknown, code: string, { $b24, portal }: Stage): void => {
  expect(error).toBeInstanceOf(SdkError)
  expect(error).toMatchObject({ code, message: matching(/\w{3,}.* .*\w{3,}/) })
  expect(everythingOf(error)).not.toContain(secretOf($b24))
  expect(everythingOf(error)).not.toContain(portal.url)
}

describe('bad input', () => {
  it.each(refusedAtTheDoor)('$input: $code, and nothing is sent', async ({ code, run }) => {
    await using stage = await openStage()
    expectCleanError(await rejectionOf(Promise.resolve().then(() => run(stage))), code, stage)
    expect(stage.portal.requests.count()).toBe(0)
  })

  it.each(refusedByTheReply)('$input: $code after $requests requests', async ({ code, requests, run }) => {
    await using stage = await openStage()
    expectCleanError(await rejectionOf(Promise.resolve(run(stage))), code, stage)
    expect(stage.portal.requests.list()).toHaveLength(requests)
  })

  it('an unknown operator of v2 is left to the portal, whose refusal reaches the caller', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const error = await rejectionOf(
      stage.$b24.actions.v2.call.make({
        method: 'crm.item.list',
        params: { entityTypeId: 2, filter: { '~~id': 1 } },
      }),
    )
    expect(error).toBeInstanceOf(AjaxError)
    expect(error).toMatchObject({ status: 400 })
  })

  it('a signal that is aborted rejects with its own reason', async () => {
    await using stage = await openStage()
    const reason = new DOMException('stopped', 'AbortError')
    const signal = AbortSignal.abort(reason)
    const { v2, v3 } = stage.$b24.actions
    const attempts = [
      v2.call.make({ method: 'profile', signal }),
      v2.batch.make({ calls: [['profile']], signal }),
      v2.batchByChunk.make({ calls: [['profile']], signal }),
      v2.callList.make({ method: 'crm.deal.list', signal }),
      collect(v2.fetchList.make({ method: 'crm.deal.list', signal })),
      v3.callTail.make({ method: 'main.eventlog.tail', signal }),
    ]
    for (const outcome of await Promise.allSettled(attempts)) expect(outcome).toEqual({ status: 'rejected', reason })
    expect(stage.portal.requests.count()).toBe(0)
  })

  it.each([
    { input: 'a wrong customKeyForResult', options: { idKey: 'id', customKeyForResult: 'rows' }, rows: 0 },
    {
      input: 'an idKey that is not there',
      options: { idKey: 'nope', cursorIdKey: 'id', customKeyForResult: 'items' },
      rows: 50,
    },
  ])('$input loses no rows already given and does not loop', async ({ options, rows }) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(120) } })
    const list = { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id'] }, ...options }
    const listed = await stage.$b24.actions.v2.callList.make(list)
    const fetched = await collect(stage.$b24.actions.v2.fetchList.make(list))
    expect(listed.getData()).toHaveLength(rows)
    expect(fetched.flat()).toHaveLength(rows)
    expect(stage.portal.requests.count()).toBe(2)
  })

  it('an idKey that the portal does not know either is refused by the portal', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60) } })
    const list = { method: 'crm.item.list', params: { entityTypeId: 2 }, idKey: 'nope', customKeyForResult: 'items' }
    const error = await rejectionOf(stage.$b24.actions.v2.callList.make(list))
    expectCleanError(error, 'INVALID_ARG_VALUE', stage)
    expect(stage.portal.requests.count()).toBe(1)
  })

  it('a failure on the third page loses none of the rows of a stream', async () => {
    await using stage = await openStage({
      seed: { deal: idsUpTo(300) },
      faults: [{ match: 'crm.deal.list', action: 'html200', skip: 2 }],
    })
    const given: unknown[] = []
    const walk = async (): Promise<void> => {
      const options = { method: 'crm.deal.list', params: { select: ['ID'] }, strategy: 'pages' } as const
      for await (const page of stage.$b24.actions.v2.fetchList.make(options)) given.push(...page)
    }
    expectCleanError(await rejectionOf(walk()), 'JSSDK_REPLY_NOT_JSON', stage)
    expect(given).toHaveLength(100)
  })

  it('a wrong secret is told by its code, without the secret', async () => {
    await using stage = await openStage()
    const wrong = B24Hook.fromWebhookUrl(stage.portal.webhookUrl.replace(/[^/]+\/$/, 'wrongsecretpart1/'))
    const error = await rejectionOf(wrong.actions.v2.call.make({ method: 'profile' }))
    expect(error).toMatchObject({ code: 'INVALID_CREDENTIALS', status: 401 })
    expect(everythingOf(error)).not.toContain('wrongsecretpart1')
  })
})
