import { AjaxError, AjaxResult, B24Hook, B24OAuth, SdkError } from '@bitrix24/b24jssdk'
import { B24Hook as HookCalls } from '@bitrix24/b24jssdk/hook'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveFetch } from '../support/fetch-server.ts'

let portal: Portal
let $b24: B24Hook
beforeEach(async () => {
  portal = await createPortal()
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
})
afterEach(() => portal.close())

const caught = async (run: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await run()
  } catch (error) {
    return error
  }
}

/** A client of a server that always answers the same. */
const answered = async (status: number, body: string): Promise<{ error: AjaxError; stop: () => PromiseLike<void> }> => {
  const server = await serveFetch(
    async () => new Response(body, { status, headers: { 'Content-Type': 'application/json' } }),
  )
  const client = new B24Hook(
    { b24Url: server.url, userId: 1, secret: 'abc1def2ghi3jkl4' },
    { restrictionParams: { maxRetries: 1 } },
  )
  const result = await caught(() => client.actions.v2.call.make({ method: 'crm.deal.list' }))
  const [error] = result instanceof AjaxResult ? result.getErrors() : [result]
  if (!(error instanceof AjaxError)) throw new Error(`Not an AjaxError: ${String(error)}`)
  return { error, stop: () => server[Symbol.asyncDispose]() }
}

describe('an error says which', () => {
  it('method the portal does not know, in a call and in a batch', async () => {
    const call = await caught(() => $b24.actions.v2.call.make({ method: 'crm.lost.add' }))
    expect(call).toMatchObject({ code: 'ERROR_METHOD_NOT_FOUND', message: 'Method not found! (crm.lost.add)' })
    const batch = await $b24.actions.v2.batch.make({
      calls: { a: ['crm.lost.add'], b: ['crm.lost.get'] },
      options: { isHaltOnError: false },
    })
    const { a, b } = batch.getErrorMessagesByKey()
    expect(a).toContain('crm.lost.add')
    expect(b).toContain('crm.lost.get')
  })

  it.each([
    {
      body: { error: 'insufficient_scope', error_description: 'Higher privileges', scope: 'crm' },
      says: 'Higher privileges (crm)',
      titled: 'scope',
    },
    {
      body: { error: 'insufficient_scope', error_description: 'Needs crm', scope: 'crm' },
      says: 'Needs crm',
      titled: 'still: a scope that the portal names',
    },
    {
      body: { error: 'insufficient_scope', error_description: '', scope: ['crm', 'task'] },
      says: 'insufficient_scope (crm,task)',
      titled: 'scope',
    },
    {
      body: { error: 'insufficient_scope', error_description: 'Higher privileges' },
      says: 'Higher privileges',
      titled: 'still: a scope that the reply does not have',
    },
    {
      body: { error: { code: 'BITRIX_REST_V3_EXCEPTION_INSUFFICIENTSCOPEEXCEPTION', message: 'No.', scope: 'task' } },
      says: 'No. (task)',
      titled: 'scope',
    },
    {
      body: { error: { code: 'BITRIX_REST_V3_EXCEPTION_METHODNOTFOUNDEXCEPTION', message: 'None' } },
      says: 'None (crm.deal.list)',
      titled: 'method',
    },
  ])('$titled: $says', async ({ body, says }) => {
    const { error, stop } = await answered(403, JSON.stringify(body))
    await stop()
    expect(error.message).toBe(says)
  })
})

describe('the reply behind an error', () => {
  it.each([
    {
      what: 'a refusal',
      status: 400,
      body: '{"error":"","error_description":"No"}',
      data: { error: '', error_description: 'No' },
    },
    { what: 'a soft error', status: 200, body: '{"error":"X"}', data: { error: 'X' } },
    { what: 'a page of a gateway', status: 502, body: '<h1>Bad gateway</h1>', data: '<h1>Bad gateway</h1>' },
    { what: 'an empty body', status: 500, body: '', data: '' },
    { what: 'a list', status: 200, body: '[1]', data: [1] },
    {
      what: 'secrets',
      status: 400,
      body: '{"error":"X","auth":"s3cret","text":"https://p.example/rest/1/abc1def2ghi3jkl4/profile"}',
      data: { error: 'X', auth: '***REDACTED***', text: '***REDACTED***' },
    },
  ])('stands in originalError: $what', async ({ status, body, data }) => {
    const { error, stop } = await answered(status, body)
    await stop()
    expect(error.originalError).toEqual({ response: { status, data } })
    expect(error.cause).toBe(error.originalError)
  })

  it('is none where there was no reply, and a long text is cut', async () => {
    portal.faults.add({ match: 'profile', action: 'resetBeforeCommit' })
    const client = B24Hook.fromWebhookUrl(portal.webhookUrl, { restrictionParams: { maxRetries: 1 } })
    const reset = await caught(() => client.actions.v2.call.make({ method: 'profile' }))
    expect(reset).toMatchObject({ code: 'NETWORK_ERROR' })
    expect(reset).not.toHaveProperty('originalError.response')
    const { error, stop } = await answered(502, 'x'.repeat(100_000))
    await stop()
    expect(JSON.stringify(error.originalError).length).toBeLessThan(10_100)
  })
})

/** What a program without types does. */
const give = (action: { make: (...given: never[]) => unknown }, given: unknown): unknown =>
  Reflect.apply(action.make, action, [given])
/** A stream is asked for its first rows. */
const first = async (action: { make: (...given: never[]) => unknown }, given: unknown): Promise<unknown> => {
  const stream = give(action, given)
  if (typeof stream !== 'object' || stream === null || !(Symbol.asyncIterator in stream)) return stream
  for await (const rows of stream as AsyncIterable<unknown>) return rows // oxlint-disable-line typescript/no-unsafe-type-assertion -- checked above
  return undefined
}

describe('what is missing is said before anything is sent', () => {
  const strings = {
    'v2.call': async () => give($b24.actions.v2.call, 'crm.deal.list'),
    'v2.callList': async () => give($b24.actions.v2.callList, 'crm.deal.list'),
    'v2.fetchList': async () => first($b24.actions.v2.fetchList, 'crm.deal.list'),
    'v3.call': async () => give($b24.actions.v3.call, 'tasks.task.list'),
    'v3.callList': async () => give($b24.actions.v3.callList, 'tasks.task.list'),
    'v3.callTail': async () => give($b24.actions.v3.callTail, 'main.eventlog.tail'),
    'v3.fetchTail': async () => first($b24.actions.v3.fetchTail, 'main.eventlog.tail'),
    'v3.aggregate': async () => give($b24.actions.v3.aggregate, 'main.eventlog.aggregate'),
    'an empty object': async () => give($b24.actions.v2.call, {}),
  }
  it.each(Object.entries(strings))('method: a string in place of an object, %s', async (_name, run) => {
    const error = await caught(run)
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toMatchObject({ code: 'JSSDK_INVALID_PARAMS', status: 400, outcome: 'notSent' })
    expect(String(error)).toContain('`method` is missing')
    expect(portal.requests.count()).toBe(0)
  })

  const nothings: readonly unknown[] = [undefined, null, 7, [], () => ({})]
  const actions = {
    'v2.call': (given: unknown) => give($b24.actions.v2.call, given),
    'v3.call': (given: unknown) => give($b24.actions.v3.call, given),
    'the small client': (given: unknown) => give(HookCalls.fromWebhookUrl(portal.webhookUrl).actions.v2.call, given),
    'v2.callList': (given: unknown) => give($b24.actions.v2.callList, given),
    'v2.fetchList': (given: unknown) => first($b24.actions.v2.fetchList, given),
    'v2.fetchLists': (given: unknown) => first($b24.actions.v2.fetchLists, given),
    'v3.callTail': (given: unknown) => give($b24.actions.v3.callTail, given),
    'v3.fetchTail': (given: unknown) => first($b24.actions.v3.fetchTail, given),
    'v3.aggregate': (given: unknown) => give($b24.actions.v3.aggregate, given),
    'v2.batch': (given: unknown) => give($b24.actions.v2.batch, given),
    'v3.batch': (given: unknown) => give($b24.actions.v3.batch, given),
    'v2.batchByChunk': (given: unknown) => give($b24.actions.v2.batchByChunk, given),
  }
  it.each(Object.entries(actions))('options that are none: %s', async (name, act) => {
    for (const nothing of nothings) {
      const error = await caught(async () => act(nothing))
      expect(error).toBeInstanceOf(SdkError)
      expect(error).toHaveProperty(
        'code',
        name.includes('batch') ? 'JSSDK_INTERACTION_BATCH_ROW_FAIL' : 'JSSDK_INVALID_PARAMS',
      )
    }
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    { what: 'no secret', secret: undefined },
    { what: 'null', secret: null },
    { what: 'a secret without its members', secret: {} },
    { what: 'a variable that is not set', secret: { clientId: 'local.1', clientSecret: undefined } },
    { what: 'a text', secret: 'secret' },
  ])('the keys of the application: $what', ({ secret }) => {
    const { params, secret: keys } = portal.installApp()
    const refused = { code: 'JSSDK_OAUTH_PARAMS_INVALID' }
    const made = (...given: unknown[]): unknown => Reflect.construct(B24OAuth, given)
    expect(() => made(params, secret)).toThrowError(expect.objectContaining(refused))
    expect(() => made(undefined, keys)).toThrowError(expect.objectContaining(refused))
  })
})
