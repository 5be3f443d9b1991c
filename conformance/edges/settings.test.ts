import { ApiVersion, B24Hook, ParamsFactory } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { openScriptedStage } from '../scripted-stage.ts'
import { success } from '../scripted-server.ts'
import { instantClock, type TestClock } from '../clocks.ts'
import { openStage, recordedLog } from '../stage.ts'

describe('params that cannot be sent', () => {
  it.each([
    { kind: 'a Buffer', value: Buffer.from('text') },
    { kind: 'a function', value: () => 1 },
    { kind: 'a symbol', value: Symbol('x') },
    { kind: 'a bigint', value: 10n },
  ])('E97: $kind fails before the request', async ({ value }) => {
    await using stage = await openStage()
    for (const version of ['v2', 'v3'] as const) {
      const call = stage.$b24.actions[version].call.make({ method: 'tasks.task.get', params: { fields: { a: value } } })
      await expect(call).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS', status: 400 })
    }
    expect(stage.portal.requests.count()).toBe(0)
  })
})

describe('settings of limits and retries', () => {
  it('E98: a partial object given to setRestrictionManagerParams merges into the current settings', async () => {
    await using stage = await openScriptedStage(() => ({ status: 500, body: '<html>' }), {
      restrictionParams: { retryDelay: 700, maxRetries: 5 },
    })
    await stage.$b24.setRestrictionManagerParams({ maxRetries: 2 })
    const http = stage.$b24.getHttpClient(ApiVersion.v2)
    expect(http.getRestrictionManagerParams()).toMatchObject({ maxRetries: 2, retryDelay: 700 })
    await expect(stage.$b24.actions.v2.call.make({ method: 'profile' })).rejects.toMatchObject({ status: 500 })
    expect(stage.server.requests).toHaveLength(2)
  })

  it('numbers that no limit can have are warned about and change nothing', async () => {
    await using stage = await openStage()
    await expect(stage.$b24.setRestrictionManagerParams({ maxRetries: -1, retryDelay: 5 })).resolves.toBeUndefined()
    const { maxRetries, retryDelay } = stage.$b24.getHttpClient(ApiVersion.v2).getRestrictionManagerParams()
    expect({ maxRetries, retryDelay }).toEqual({ maxRetries: 3, retryDelay: 1 })
    expect(stage.log.withCode('JSSDK_RESTRICTION_PARAMS_INVALID')).toHaveLength(1)
  })

  it('E99: a partial nested object given to a constructor keeps the other defaults', () => {
    const $b24 = B24Hook.fromWebhookUrl('https://portal.example.com/rest/1/secretsecret0001/', {
      restrictionParams: { rateLimit: { burstLimit: 7 } },
    })
    const { rateLimit, operatingLimit, maxRetries } = $b24.getHttpClient(ApiVersion.v3).getRestrictionManagerParams()
    expect(rateLimit).toEqual({ ...ParamsFactory.getDefault().rateLimit, burstLimit: 7 })
    expect(operatingLimit).toEqual(ParamsFactory.getDefault().operatingLimit)
    expect(maxRetries).toBe(3)
  })

  it('E100: settings given to a client are changed by nobody and shared with nobody', async () => {
    const given = ParamsFactory.getDefault()
    const before = structuredClone(given)
    await using stage = await openScriptedStage(
      (_request, index) => (index < 8 ? { status: 503, body: { error: 'QUERY_LIMIT_EXCEEDED' } } : success(true)),
      { restrictionParams: given },
    )
    await Promise.allSettled([1, 2, 3, 4].map(() => stage.$b24.actions.v2.call.make({ method: 'profile' })))
    expect(given).toEqual(before)
    await stage.$b24.getHttpClient(ApiVersion.v2).setRestrictionManagerParams({ maxRetries: 9 })
    expect(stage.$b24.getHttpClient(ApiVersion.v3).getRestrictionManagerParams().maxRetries).toBe(3)
    expect(given).toEqual(before)
  })

  /** How many calls go through, one after another, before the first one has to wait. */
  const callsBeforeAWait = async (calls: readonly (() => Promise<unknown>)[], clock: TestClock): Promise<number> => {
    for (let count = 0; ; count += 1) {
      await calls[count % calls.length]?.()
      if (clock.waits.length > 0) return count
    }
  }
  const rateLimit = { burstLimit: 12, drainRate: 2, adaptiveEnabled: false }

  it('E101: v2 and v3 calls of one client, and those of a second client, draw from one budget of the portal', async () => {
    const counts: number[] = []
    for (const share of [1, 2, 4]) {
      const clock = instantClock()
      await using stage = await openStage({ seed: { task: [1] }, sdk: { clock }, restrictionParams: { rateLimit } })
      const other = B24Hook.fromWebhookUrl(stage.portal.addWebhook({}), { clock, restrictionParams: { rateLimit } })
      other.setLogger(recordedLog().logger)
      const calls = [stage.$b24, other].flatMap(({ actions: { v2, v3 } }) => [
        () => v2.call.make({ method: 'profile' }),
        () => v3.call.make({ method: 'tasks.task.get', params: { id: 1 } }),
      ])
      counts.push(await callsBeforeAWait(calls.slice(0, share), clock))
    }
    expect(counts[0]).toBeGreaterThan(5)
    expect(counts).toEqual([counts[0], counts[0], counts[0]])
  })
})
