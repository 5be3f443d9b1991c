import { AjaxError, AjaxResult, ApiVersion } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { anyOf } from './matchers.ts'
import { collect, idsUpTo, openStage, type Stage } from './stage.ts'

const deals = (stage: Stage, start = 0) =>
  stage.$b24.actions.v2.call.make<{ ID: string }[]>({
    method: 'crm.deal.list',
    params: { select: ['ID'], order: { ID: 'ASC' }, start },
    requestId: 'list-1',
  })

const softStage = () => openStage({ faults: [{ match: '*', action: 'softError' }] })

describe('AjaxResult', () => {
  it('S93: isSuccess is a boolean', async () => {
    await using good = await openStage()
    await using bad = await softStage()
    expect((await deals(good)).isSuccess).toBe(true)
    expect((await deals(bad)).isSuccess).toBe(false)
  })

  it.each(['v2', 'v3'] as const)('S94: getData() on %s is result and time, with no other key', async (version) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60), eventlog: [1] } })
    const method = version === 'v2' ? 'crm.deal.list' : 'main.eventlog.list'
    const response = await stage.$b24.actions[version].call.make({ method })
    expect(Object.keys(response.getData() ?? {}).toSorted()).toEqual(['result', 'time'])
    expect(response.getData()?.time).toMatchObject({ start: anyOf(Number), date_start: anyOf(String) })
    expect(Object.isFrozen(response.getData())).toBe(true)
  })

  it.each(['v2', 'v3'] as const)('S95: getData() on %s is undefined when the call did not succeed', async (version) => {
    await using stage = await softStage()
    const response = await stage.$b24.actions[version].call.make({ method: 'tasks.task.get' })
    expect(response.isSuccess).toBe(false)
    expect(response.getData()).toBeUndefined()
  })

  it('S98: getErrorMessages() is a list of strings', async () => {
    await using stage = await softStage()
    expect((await deals(stage)).getErrorMessages()).toEqual(['The portal could not do this.'])
  })

  it('S99: getErrors() iterates over the errors, without keys', async () => {
    await using stage = await softStage()
    const errors = (await deals(stage)).getErrors()
    expect(Symbol.iterator in errors).toBe(true)
    const all = [...errors]
    expect(all).toHaveLength(1)
    expect(all[0]).toBeInstanceOf(AjaxError)
  })

  it('S100: getErrorsByKey() is a plain record of errors', async () => {
    await using stage = await softStage()
    const byKey = (await deals(stage)).getErrorsByKey()
    expect(Object.keys(byKey)).toEqual(['base-error'])
    expect(byKey['base-error']).toMatchObject({ code: 'ERROR_CORE', message: 'The portal could not do this.' })
  })

  it('S101: getStatus() is the HTTP status', async () => {
    await using stage = await openStage({ seed: { task: [1] } })
    expect((await deals(stage)).getStatus()).toBe(200)
    const soft = await stage.$b24.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 99 } })
    expect(soft.isSuccess).toBe(false)
    expect(soft.getStatus()).toBe(stage.portal.requests.list().at(-1)?.status)
    expect(soft.getStatus()).toBe(400)
  })

  it('S102: getQuery() is method, params and requestId', async () => {
    await using stage = await openStage()
    expect((await deals(stage, 50)).getQuery()).toEqual({
      method: 'crm.deal.list',
      params: { select: ['ID'], order: { ID: 'ASC' }, start: 50 },
      requestId: 'list-1',
    })
  })

  it('S103: isMore() and hasMore() follow the field next of the v2 envelope', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60), eventlog: idsUpTo(60) } })
    const first = await deals(stage)
    const last = await deals(stage, 50)
    const v3 = await stage.$b24.actions.v3.call.make({ method: 'main.eventlog.list' })
    expect([first, last, v3].map((response) => response.isMore())).toEqual([true, false, false])
    expect([first, last, v3].map((response) => response.hasMore())).toEqual([true, false, false])
  })

  it('S104: getTotal() follows the field total of the v2 envelope', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60), eventlog: idsUpTo(60) } })
    const counted = await deals(stage)
    const uncounted = await deals(stage, -1)
    const v3 = await stage.$b24.actions.v3.call.make({ method: 'main.eventlog.list' })
    expect([counted, uncounted, v3].map((response) => response.getTotal())).toEqual([60, 0, 0])
  })

  it('S105: there is no v3 count through AjaxResult, and no count action', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(60) } })
    const response = await stage.$b24.actions.v3.call.make({ method: 'main.eventlog.list' })
    expect(response.getTotal()).toBe(0)
    expect('count' in stage.$b24.actions.v3).toBe(false)
    expect('getCount' in AjaxResult.prototype).toBe(false)
  })

  it('S106: what getNext() and fetchNext() read, callList and fetchList read too', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(130) } })
    const http = stage.$b24.getHttpClient(ApiVersion.v2)
    const walked: { ID: string }[] = []
    let page: AjaxResult<{ ID: string }[]> | null = await deals(stage)
    while (page !== null) {
      walked.push(...page.getData()!.result)
      page = await page.fetchNext(http)
    }
    const options = { method: 'crm.deal.list', params: { select: ['ID'] } }
    const listed = await stage.$b24.actions.v2.callList.make<{ ID: string }>(options)
    const fetched = await collect(stage.$b24.actions.v2.fetchList.make<{ ID: string }>(options))
    expect(walked).toHaveLength(130)
    expect(listed.getData()).toEqual(walked)
    expect(fetched.flat()).toEqual(walked)
  })
})
