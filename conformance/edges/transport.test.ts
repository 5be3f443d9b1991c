import { ApiVersion, B24Hook, HttpV2 } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { openScriptedStage } from '../scripted-stage.ts'
import { openScriptedServer, success } from '../scripted-server.ts'
import { idsUpTo, openStage, rejectionOf, withoutLimits } from '../stage.ts'

/** A webhook whose server has gone. */
const addressOfNobody = async (): Promise<string> => {
  await using server = await openScriptedServer(() => success(true))
  return server.webhookUrl
}

describe('the transport', () => {
  it.each([Infinity, 2 ** 40])('a timeoutMs of %s is a long time, not none', async (timeoutMs) => {
    await using stage = await openStage({ faults: [{ match: 'profile', action: 'slow', delayMs: 50 }] })
    const call = stage.$b24.actions.v2.call.make({ method: 'profile', timeoutMs, retry: false })
    await expect(call).resolves.toMatchObject({ isSuccess: true })
  })

  it('a byte order mark before the JSON is taken away', async () => {
    await using stage = await openScriptedStage(() => ({ body: `\uFEFF${JSON.stringify(success(7).body)}` }))
    const response = await stage.$b24.actions.v2.call.make({ method: 'profile' })
    expect(response.getData()?.result).toBe(7)
  })

  it('E8: retryOnNetworkError false makes one request on REQUEST_TIMEOUT', async () => {
    await using stage = await openStage({
      faults: [{ match: 'profile', action: 'hangBeforeCommit' }],
      restrictionParams: { retryOnNetworkError: false },
    })
    const call = stage.$b24.actions.v2.call.make({ method: 'profile', timeoutMs: 400 })
    await expect(call).rejects.toMatchObject({ code: 'REQUEST_TIMEOUT', status: 408 })
    expect(stage.portal.requests.count('profile')).toBe(1)
  })

  it('E20: headers given for a transport are sent beside the SDK’s own', async () => {
    await using stage = await openScriptedStage(() => success(true), { sdk: { headers: { 'x-my-app': 'one' } } })
    const http = new HttpV2(stage.$b24.auth, { headers: { 'x-my-app': 'two' } }, withoutLimits)
    await stage.$b24.actions.v2.call.make({ method: 'profile' })
    await http.call('profile', {})
    expect(stage.server.requests.map(({ headers }) => headers['x-my-app'])).toEqual(['one', 'two'])
    for (const { headers } of stage.server.requests) {
      expect(headers['content-type']).toBe('application/json')
      expect(headers['user-agent']).toMatch(/\//)
    }
  })

  it('E21: getNext() leaves the query of the earlier result unchanged', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60) } })
    const params = { select: ['ID'], filter: { '>ID': 0 } }
    const first = await stage.$b24.actions.v2.call.make({ method: 'crm.deal.list', params })
    const before = structuredClone(first.getQuery())
    const second = await first.getNext(stage.$b24.getHttpClient(ApiVersion.v2))
    expect(first.getQuery()).toEqual(before)
    expect(params).toEqual({ select: ['ID'], filter: { '>ID': 0 } })
    expect(second === false ? undefined : second.getQuery().params['start']).toBe(50)
  })

  it('E42: a positional method of the family task.* carries no telemetry in its address', async () => {
    await using stage = await openScriptedStage(() => success([]), { sdk: { v3Methods: 'server' } })
    const { v2, v3 } = stage.$b24.actions
    await v2.call.make({ method: 'task.commentitem.getlist' })
    await v3.call.make({ method: 'task.commentitem.getlist' })
    await v2.call.make({ method: 'tasks.task.get' })
    await v3.call.make({ method: 'tasks.task.get' })
    expect(stage.server.requests.map(({ query }) => [...query.keys()].toSorted())).toEqual([
      [],
      [],
      ['bx24_request_id', 'bx24_sdk_type', 'bx24_sdk_ver'],
      ['bx24_request_id', 'bx24_sdk_type', 'bx24_sdk_ver'],
    ])
  })

  it('E43: v2 and v3 build the same address for a method, apart from the base', async () => {
    await using stage = await openScriptedStage(() => success([]), { sdk: { v3Methods: 'server' } })
    for (const method of ['tasks.task.get', 'catalog.productProperty.list', 'my method/with?odd#signs']) {
      await stage.$b24.actions.v2.call.make({ method, requestId: 'same' })
      await stage.$b24.actions.v3.call.make({ method, requestId: 'same' })
    }
    const urls = stage.server.requests.map(({ url }) => url)
    const v2 = urls.filter((_url, index) => index % 2 === 0)
    const v3 = urls.filter((_url, index) => index % 2 === 1)
    expect(v3).toEqual(v2.map((url) => url.replace('/rest/', '/rest/api/')))
    expect(v2[2]).toContain('/my%20method%2Fwith%3Fodd%23signs?')
  })

  it('E51: a reply without a result reaches the caller, and logging does not break it', async () => {
    const document = { openapi: '3.0.0', info: { title: 'REST' }, paths: { '/tasks.task.get': {} } }
    await using stage = await openScriptedStage(() => ({ body: document }))
    const response = await stage.$b24.actions.v3.call.make({ method: 'documentation' })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()?.result).toEqual(document)
    expect(stage.log.records().length).toBeGreaterThan(0)
  })

  it('E51: so does the document of a portal', async () => {
    await using stage = await openStage()
    const response = await stage.$b24.actions.v3.call.make<{ paths: object }>({ method: 'rest.documentation.openapi' })
    expect(Object.keys(response.getData()!.result.paths)).toContain('/tasks.task.get')
  })

  it('E52: a network error without a response keeps its identity through logging', async () => {
    const $b24 = B24Hook.fromWebhookUrl(await addressOfNobody(), {
      restrictionParams: { ...withoutLimits, maxRetries: 1 },
    })
    const error = await rejectionOf($b24.actions.v2.call.make({ method: 'profile' }))
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', status: 0, requestInfo: { method: 'profile' } })
    expect(error).toHaveProperty('cause')
    expect(error instanceof Error && error.cause).toBeInstanceOf(Error)
  })

  it.each(['', '/', '//'])('E105: an address that ends with "%s" makes no doubled slash', async (ending) => {
    await using server = await openScriptedServer(() => success(true))
    const address = new URL(server.webhookUrl)
    const hook = B24Hook.fromWebhookUrl(server.webhookUrl.replace(/\/$/, '') + (ending === '//' ? '/' : ending), {
      restrictionParams: withoutLimits,
    })
    const parts = new B24Hook(
      { b24Url: `http://${address.host}${ending}`, userId: 1, secret: 'scriptedsecret01' },
      { restrictionParams: withoutLimits },
    )
    for (const $b24 of [hook, parts]) {
      await $b24.actions.v2.call.make({ method: 'profile' })
      await $b24.actions.v3.call.make({ method: 'tasks.task.get' })
    }
    const paths = server.requests.map(({ url }) => url.split('?')[0])
    const both = ['/rest/1/scriptedsecret01/profile', '/rest/api/1/scriptedsecret01/tasks.task.get']
    expect(paths).toEqual([...both, ...both])
  })

  it('E106: setLogger reaches actions that were already used', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const { call } = stage.$b24.actions.v2
    await call.make({ method: 'profile' })
    const other = await openStage()
    await using _other = other
    const before = stage.log.records().length
    stage.$b24.setLogger(other.log.logger)
    await call.make({ method: 'tasks.task.get', params: { taskId: 1 } })
    expect(stage.log.records()).toHaveLength(before)
    expect(other.log.withCode('JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3')).toHaveLength(1)
    expect(other.log.records().length).toBeGreaterThan(1)
  })
})
