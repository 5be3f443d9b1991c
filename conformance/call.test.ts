import { EnumCrmEntityTypeId } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { readDeal, readTask, type CrmItem } from './examples/call.ts'
import { openScriptedServer, success } from './scripted-server.ts'
import { openStage, recordedLog, withoutLimits } from './stage.ts'
import { B24Hook } from '@bitrix24/b24jssdk'

describe('call.make', () => {
  it('S31: sends one REST call', async () => {
    await using stage = await openStage({ seed: { deal: [42] } })
    const response = await stage.$b24.actions.v2.call.make({
      method: 'crm.item.get',
      params: { entityTypeId: 2, id: 42 },
    })
    expect(response.isSuccess).toBe(true)
    expect(stage.portal.requests.list()).toMatchObject([
      { api: 'v2', method: 'crm.item.get', params: { entityTypeId: 2, id: 42 }, status: 200 },
    ])
  })

  it('S37: EnumCrmEntityTypeId.deal is 2', () => {
    expect(EnumCrmEntityTypeId.deal).toBe(2)
  })

  it('S38: the example reads a deal through v2', async () => {
    await using stage = await openStage({ seed: { deal: [{ id: 42, title: 'Order 42', stageId: 'NEW' }] } })
    await expect(readDeal(stage.$b24, 42)).resolves.toMatchObject({ id: 42, title: 'Order 42', stageId: 'NEW' })
  })

  it('S38: the example tells the portal’s own words when the deal is not there', async () => {
    await using stage = await openStage()
    await expect(readDeal(stage.$b24, 42)).rejects.toThrow(/\S/)
    expect(stage.portal.requests.count('crm.item.get')).toBe(1)
  })

  it.each(['v2', 'v3'] as const)('S39: the request id is sent with the request of %s and returned', async (version) => {
    await using stage = await openStage({ seed: { task: [1] } })
    const response = await stage.$b24.actions[version].call.make({
      method: 'tasks.task.get',
      params: version === 'v2' ? { taskId: 1 } : { id: 1 },
      requestId: 'deal-42',
    })
    expect(response.getQuery().requestId).toBe('deal-42')
    expect(stage.portal.requests.list()).toMatchObject([{ query: { bx24_request_id: 'deal-42' } }])
  })

  it('S39: without one, every call gets an id of its own', async () => {
    await using stage = await openStage()
    const first = await stage.$b24.actions.v2.call.make({ method: 'server.time' })
    const second = await stage.$b24.actions.v2.call.make({ method: 'server.time' })
    const ids = [first, second].map((response) => response.getQuery().requestId)
    expect(new Set(ids).size).toBe(2)
    expect(stage.portal.requests.list().map(({ query }) => query['bx24_request_id'])).toEqual(ids)
  })

  it('S40: isSuccess tells success from a soft error', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const ask = () => stage.$b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 1 } })
    expect((await ask()).isSuccess).toBe(true)
    stage.portal.faults.add({ match: 'crm.deal.get', action: 'softError', times: 1 })
    const soft = await ask()
    expect(soft.isSuccess).toBe(false)
    expect(stage.portal.requests.count('crm.deal.get')).toBe(2)
  })

  it('S41: getErrorMessages() is an array that can be joined', async () => {
    await using stage = await openStage({ faults: [{ match: 'crm.deal.get', action: 'softError' }] })
    const response = await stage.$b24.actions.v2.call.make({ method: 'crm.deal.get', params: { id: 1 } })
    expect(response.getErrorMessages()).toHaveLength(1)
    expect(response.getErrorMessages().join('; ')).toBe('The portal could not do this.')
  })

  it('S42: the value has the shape given in the generic', async () => {
    await using stage = await openStage({ seed: { deal: [{ id: 9, title: 'Nine' }] } })
    const response = await stage.$b24.actions.v2.call.make<{ item: CrmItem }>({
      method: 'crm.item.get',
      params: { entityTypeId: EnumCrmEntityTypeId.deal, id: 9 },
    })
    const item: CrmItem = response.getData()!.result.item
    expect(item.title).toBe('Nine')
  })

  it('S43: a v3 call of tasks.task.get sends id and select to the v3 door', async () => {
    await using stage = await openStage({ seed: { task: [{ id: 5, title: 'Call back' }] } })
    const response = await stage.$b24.actions.v3.call.make<{ item: { id: number; title: string } }>({
      method: 'tasks.task.get',
      params: { id: 5, select: ['id', 'title'] },
    })
    expect(response.getData()!.result.item).toMatchObject({ id: 5, title: 'Call back' })
    expect(stage.portal.requests.list()).toMatchObject([
      { api: 'v3', method: 'tasks.task.get', params: { id: 5, select: ['id', 'title'] } },
    ])
  })

  it('S43: the example reads result.task, from a portal whose reply calls it so', async () => {
    await using server = await openScriptedServer(() => success({ task: { id: 5, title: 'Call back' } }))
    const $b24 = B24Hook.fromWebhookUrl(server.webhookUrl, { restrictionParams: withoutLimits })
    $b24.setLogger(recordedLog().logger)
    await expect(readTask($b24, 5)).resolves.toEqual({ id: 5, title: 'Call back' })
    expect(server.requests).toMatchObject([
      { api: 'v3', method: 'tasks.task.get', body: { id: 5, select: ['id', 'title'] } },
    ])
  })
})
