import { ApiVersion, B24Hook } from '@bitrix24/b24jssdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { containing } from './matchers.ts'
import { collect, idsUpTo, openStage } from './stage.ts'

const items = { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id'] } }

describe('what not to do', () => {
  it('S118: callMethod and callBatch log the deprecation', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    await stage.$b24.callMethod('crm.deal.get', { id: 1 })
    await stage.$b24.callBatch([['crm.deal.get', { id: 1 }]])
    expect(stage.log.withCode('JSSDK_CORE_DEPRECATED_METHOD')).toMatchObject([
      { levelName: 'WARNING', context: { method: 'callMethod', replacement: containing('call.make') } },
      { levelName: 'WARNING', context: { method: 'callBatch', replacement: containing('batch.make') } },
    ])
  })

  it('S119: getNext() and fetchNext() with a v3 transport throw, getTotal() and isMore() are 0 and false', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(60), deal: idsUpTo(60) } })
    const v3 = stage.$b24.getHttpClient(ApiVersion.v3)
    const response = await stage.$b24.actions.v3.call.make({ method: 'main.eventlog.list' })
    const counted = await stage.$b24.actions.v2.call.make({ method: 'crm.deal.list' })
    const refused = { code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3', status: 500 }
    await expect(response.getNext(v3)).rejects.toMatchObject(refused)
    await expect(response.fetchNext(v3)).rejects.toMatchObject(refused)
    await expect(counted.getNext(v3)).rejects.toMatchObject(refused)
    expect(response.getTotal()).toBe(0)
    expect(response.isMore()).toBe(false)
  })

  it('S120: actions.v3.call of crm.item.get throws because of the list, not of the server', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const call = stage.$b24.actions.v3.call.make({ method: 'crm.item.get', params: { entityTypeId: 2, id: 1 } })
    await expect(call).rejects.toMatchObject({ code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3' })
    expect(stage.portal.requests.count()).toBe(0)
  })

  it('S121: an order for callList neither throws nor fails: it is dropped with a warning', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(3) } })
    const response = await stage.$b24.actions.v2.callList.make<{ id: number }>({
      ...items,
      params: { ...items.params, order: { id: 'DESC' } },
      idKey: 'id',
      customKeyForResult: 'items',
    })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()!.map(({ id }) => id)).toEqual([1, 2, 3])
    expect(stage.log.withMessage('callList.make: user-provided `order` parameter is ignored')).toHaveLength(1)
  })

  it('S122: customKeyForResult "result" for crm.item.list gives no rows and no error', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60) } })
    const response = await stage.$b24.actions.v2.callList.make({ ...items, idKey: 'id', customKeyForResult: 'result' })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()).toEqual([])
  })

  it('S123: idKey "ID" for crm.item.list stops after the first full page, with a warning', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(120) } })
    const response = await stage.$b24.actions.v2.callList.make({ ...items, idKey: 'ID', customKeyForResult: 'items' })
    expect(response.getData()).toHaveLength(50)
    expect(stage.log.withMessage('callList.make: pagination stops here')).toMatchObject([{ levelName: 'WARNING' }])
    expect(stage.log.withMessage('pagination stops here')[0]?.message).toContain('ID')
    expect(stage.log.withMessage('pagination stops here')[0]?.message).toContain('cursorIdKey')
  })

  it('S124: idKey "id" for crm.deal.list does the same in the other direction', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(120) } })
    const options = { method: 'crm.deal.list', params: { select: ['ID'] }, idKey: 'id' }
    const listed = await stage.$b24.actions.v2.callList.make(options)
    const fetched = await collect(stage.$b24.actions.v2.fetchList.make(options))
    expect(listed.getData()).toHaveLength(50)
    expect(fetched.flat()).toHaveLength(50)
    expect(stage.log.withMessage('callList.make: pagination stops here')).toHaveLength(1)
    expect(stage.log.withMessage('fetchList.make: pagination stops here')).toHaveLength(1)
  })

  it('S125: idKey "ID" alone for tasks.task.list stops after 50 rows; id and cursorIdKey ID read everything', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(120) } })
    const tasks = { method: 'tasks.task.list', customKeyForResult: 'tasks' }
    const short = await stage.$b24.actions.v2.callList.make({ ...tasks, idKey: 'ID' })
    expect(short.getData()).toHaveLength(50)
    const full = await stage.$b24.actions.v2.callList.make({ ...tasks, idKey: 'id', cursorIdKey: 'ID' })
    expect(full.getData()).toHaveLength(120)
  })

  it('S126: the pages of one callList are requested one after another', async () => {
    await using stage = await openStage({
      seed: { deal: idsUpTo(220) },
      faults: [{ match: '*', action: 'slow', delayMs: 5 }],
    })
    const list = { ...items, idKey: 'id', customKeyForResult: 'items', strategy: 'pages' } as const
    await stage.$b24.actions.v2.callList.make(list)
    const cursors = stage.portal.requests.list().map(({ params }) => params['filter'])
    expect(cursors).toEqual([0, 50, 100, 150, 200].map((id) => ({ '>id': id })))
  })

  it('S127: two callLists in parallel share no cursor and change no params of each other', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(180), contact: idsUpTo(130) } })
    const filter = Object.freeze({ '>id': 20 })
    const shared = Object.freeze({ select: ['id'], filter })
    const list = (entityTypeId: number) =>
      stage.$b24.actions.v2.callList.make<{ id: number }>({
        method: 'crm.item.list',
        params: { ...shared, entityTypeId },
        idKey: 'id',
        customKeyForResult: 'items',
      })
    const [deals, contacts, again] = await Promise.all([list(2), list(3), list(2)])
    expect(deals.getData()!.map(({ id }) => id)).toEqual(idsUpTo(180).slice(20))
    expect(contacts.getData()!.map(({ id }) => id)).toEqual(idsUpTo(130).slice(20))
    expect(again.getData()).toEqual(deals.getData())
    expect(shared).toEqual({ select: ['id'], filter: { '>id': 20 } })
  })
})

describe('a webhook in a browser', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
  })

  it.each([false, true])('S128: warns about the exposed secret, unless it is told not to: %s', async (isOff) => {
    await using stage = await openStage()
    vi.stubGlobal('window', { document: {} })
    vi.stubGlobal('document', {})
    const { $b24, log } = stage
    if (isOff) $b24.offClientSideWarning()
    await $b24.actions.v2.call.make({ method: 'server.time' })
    expect(log.withCode('JSSDK_CLIENT_SIDE_WARNING')).toMatchObject(isOff ? [] : [{ levelName: 'WARNING' }])
  })

  it('S128: the warning reaches the console although no logger was set', async () => {
    await using stage = await openStage()
    vi.stubGlobal('window', { document: {} })
    vi.stubGlobal('document', {})
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    const $b24 = B24Hook.fromWebhookUrl(stage.portal.webhookUrl)
    await $b24.actions.v2.call.make({ method: 'server.time' })
    expect(warn.mock.calls.flat().map(String).join(' ')).toMatch(/webhook|secret/i)
    expect(JSON.stringify(warn.mock.calls)).not.toContain(stage.portal.webhookUrl)
  })

  it('S128: on a server there is no such warning', async () => {
    await using stage = await openStage()
    await stage.$b24.actions.v2.call.make({ method: 'server.time' })
    expect(stage.log.withCode('JSSDK_CLIENT_SIDE_WARNING')).toEqual([])
  })
})
