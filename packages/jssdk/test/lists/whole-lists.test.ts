import { createPortal } from '@bitrix24/b24jssdk-portal'
import { B24Hook, progressOf } from '@bitrix24/b24jssdk'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

type Command = [string, Record<string, unknown>]

/** A portal with lists that are longer than a page, each of a kind of its own, and a client with nothing but its defaults, but that it does not wait for the limits. */
const restrictionParams = { rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false } }

const open = async () => {
  const portal = await createPortal({ seed: 'empty', tariff: 'off' })
  const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { restrictionParams })
  const add = async (
    count: number,
    method: string,
    params: (index: number) => Record<string, unknown>,
  ): Promise<void> => {
    const calls = Array.from({ length: count }, (_, index): Command => [method, params(index)])
    const added = await $b24.actions.v2.batchByChunk.make({ calls })
    expect(added.getErrorMessages()).toEqual([])
  }
  await add(160, 'crm.item.add', (index) => ({ entityTypeId: 2, fields: { title: `Deal ${index}` } }))
  await add(1, 'crm.contact.add', () => ({ fields: { NAME: 'Ann', PHONE: [{ VALUE: '+1', VALUE_TYPE: 'WORK' }] } }))
  await add(160, 'crm.address.add', (index) => ({
    fields: { TYPE_ID: 1, ENTITY_TYPE_ID: 3, ENTITY_ID: index + 1, CITY: 'Riga' },
  }))
  await add(120, 'department.add', (index) => ({ NAME: `Department ${index}`, PARENT: 1 }))
  await add(120, 'user.add', (index) => ({ EMAIL: `ann${index}@example.org`, NAME: 'Ann', UF_DEPARTMENT: [1] }))
  await add(120, 'im.chat.add', (index) => ({ TITLE: `Chat ${index}` }))
  await add(120, 'tasks.task.add', (index) => ({ fields: { TITLE: `Task ${index}`, RESPONSIBLE_ID: 1 } }))
  await add(60, 'crm.timeline.logmessage.add', (index) => ({
    fields: { entityTypeId: 2, entityId: 1, title: `Message ${index}`, text: 'x', iconCode: 'info' },
  }))
  await add(4, 'crm.category.add', (index) => ({ entityTypeId: 2, fields: { name: `Pipeline ${index}` } }))
  return { portal, $b24 }
}

let stage: Awaited<ReturnType<typeof open>>
beforeAll(async () => {
  stage = await open()
})
afterAll(() => stage.portal.close())

const deals = { entityTypeId: 2 }

describe('a list is whole, however its method pages', () => {
  it.each([
    { title: 'rows without an id', method: 'crm.address.list', expected: 160, requests: 4 },
    {
      title: 'rows that are alike',
      method: 'crm.address.list',
      params: { select: ['CITY'] },
      expected: 160,
      requests: 4,
    },
    {
      title: 'an id selected in other letters',
      method: 'crm.item.list',
      params: { ...deals, select: ['title', 'ID'] },
      expected: 160,
    },
    {
      title: 'an id that is not selected',
      method: 'crm.item.list',
      params: { ...deals, select: ['title'] },
      expected: 160,
    },
    { title: 'OFFSET and LIMIT', method: 'im.recent.list', expected: 120, requests: 3 },
    { title: 'OFFSET and a LIMIT of the caller', method: 'im.recent.list', params: { LIMIT: 25 }, expected: 120 },
    { title: 'rows that stand under their ids', method: 'im.search.user.list', params: { FIND: 'Ann' }, expected: 121 },
    { title: 'START, filters that are no filter', method: 'department.get', expected: 121, requests: 3 },
    {
      title: 'START, a search',
      method: 'user.search',
      params: { FILTER: { NAME: 'Ann' } },
      expected: 121,
      requests: 3,
    },
    {
      title: 'pages of ten',
      method: 'crm.timeline.logmessage.list',
      params: { entityTypeId: 2, entityId: 1 },
      expected: 60,
    },
    { title: 'no pages, and a row numbered 0', method: 'crm.category.list', params: deals, expected: 6, requests: 1 },
    { title: 'no pages, and more than fifty rows', method: 'crm.status.list', expected: 94, requests: 1 },
    { title: 'letters of a method that do not matter', method: 'CRM.Address.List', expected: 160 },
  ])('$title: $method', async ({ method, params, expected, requests }) => {
    const before = stage.portal.requests.count()
    const result = await stage.$b24.actions.v2.callList.make({ method, params: { ...params } })
    expect(result.getData()).toHaveLength(expected)
    expect(result.warnings).toEqual([])
    const sent = stage.portal.requests.count() - before
    expect(sent).toBe(requests ?? sent)
    const streamed: unknown[] = []
    for await (const rows of stage.$b24.actions.v2.fetchList.make({ method, params: { ...params } }))
      streamed.push(...rows)
    expect(streamed).toEqual(result.getData())
  })

  it('the names of a known method are known: an idKey of the rows is enough', async () => {
    const list = { method: 'tasks.task.list', idKey: 'id', customKeyForResult: 'tasks' }
    const result = await stage.$b24.actions.v2.callList.make(list)
    expect(result.getData()).toHaveLength(120)
  })

  it('no bound of ids is sent to a method without pages, and the filter of the caller is', async () => {
    const filter = { ENTITY_ID: 'SOURCE' }
    await stage.$b24.actions.v2.callList.make({ method: 'crm.status.list', params: { filter } })
    expect(stage.portal.requests.list().at(-1)?.params).toMatchObject({ filter: { ENTITY_ID: 'SOURCE' } })
    expect(
      Object.keys(stage.portal.requests.list().at(-1)?.params ?? {}).filter((name) => !name.startsWith('bx24')),
    ).toEqual(['filter'])
  })

  it.each(['crm.address.list', 'crm.item.list', 'tasks.task.list'])(
    "strategy 'offset' reads %s in the caller's own order",
    async (method) => {
      const isAddress = method === 'crm.address.list'
      const order = isAddress ? { ENTITY_ID: 'DESC' } : { [method.startsWith('crm') ? 'id' : 'ID']: 'DESC' }
      const params = { ...deals, order }
      const result = await stage.$b24.actions.v2.callList.make<Record<string, unknown>>({
        method,
        params,
        strategy: 'offset',
      })
      const ids = (result.getData() ?? []).map((row) => Number(row[isAddress ? 'ENTITY_ID' : 'id']))
      expect(ids.length).toBeGreaterThan(100)
      // Ids of addresses are texts.
      expect(ids).toEqual(ids.toSorted((a, b) => (isAddress ? (String(a) < String(b) ? 1 : -1) : b - a)))
    },
  )

  it('what it is going to cost is told for a list that is counted, too', async () => {
    const forecast = await stage.$b24.actions.v2.callList.explain({ method: 'crm.address.list' })
    expect(forecast).toMatchObject({ rows: 160, pages: 4, requests: 4 })
    await expect(
      stage.$b24.actions.v2.callList.explain({ method: 'crm.category.list', params: deals }),
    ).resolves.toMatchObject({
      rows: 6,
      requests: 1,
    })
    await expect(stage.$b24.actions.v2.callList.explain({ method: 'im.recent.list' })).rejects.toMatchObject({
      code: 'JSSDK_LIST_KEY_UNKNOWN',
    })
  })
})

describe('a condition that is undefined is no condition that was left out', () => {
  const conditions = { ...deals, filter: { contactId: undefined } }
  const { v2, v3 } = { v2: () => stage.$b24.actions.v2, v3: () => stage.$b24.actions.v3 }
  it.each([
    ['callList', () => v2().callList.make({ method: 'crm.item.list', params: conditions })],
    ['callList by offset', () => v2().callList.make({ method: 'crm.address.list', params: conditions })],
    ['fetchList', () => v2().fetchList.make({ method: 'crm.item.list', params: conditions }).next()],
    ['call', () => v2().call.make({ method: 'crm.item.list', params: conditions })],
    ['batch', () => v2().batch.make({ calls: [['crm.item.list', conditions]] })],
    [
      'v3 callList',
      () => v3().callList.make({ method: 'main.eventlog.list', params: { filter: [['id', '=', undefined]] } }),
    ],
  ])('%s refuses it before sending, with its path', async (_, make) => {
    const before = stage.portal.requests.count()
    const error: unknown = await make().catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
    expect(String(error)).toMatch(/filter\.(?:contactId|0\.2) is undefined/)
    expect(stage.portal.requests.count()).toBe(before)
  })
})

describe('conditions that a batch would change', () => {
  it.each([
    { title: 'null', filter: { contactId: null } },
    { title: 'true', filter: { isManualOpportunity: true } },
    { title: 'false', filter: { isManualOpportunity: false } },
    { title: 'an empty list', filter: { '@id': [] } },
  ])('$title: every page is asked for by a call of its own, and so are those of many lists', async ({ filter }) => {
    const before = stage.portal.requests.count()
    const { v2 } = stage.$b24.actions
    const params = { ...deals, filter }
    const lists = [1, 2].map((key) => ({ key, params }))
    const result = await v2.callList.make({ method: 'crm.item.list', params })
    let rows = 0
    for await (const chunk of v2.fetchLists.make({ method: 'crm.item.list', lists })) rows += chunk.rows.length
    expect(rows).toBe(2 * (result.getData()?.length ?? 0))
    const sent = stage.portal.requests.list().slice(before)
    expect(sent.map(({ method }) => method)).not.toContain('batch')
  })
})

describe('what is no list is no success', () => {
  it.each([
    { method: 'crm.item.get', params: { ...deals, id: 1 } },
    { method: 'crm.contact.get', params: { id: 1 } },
    { method: 'tasks.task.get', params: { taskId: 1 } },
    { method: 'crm.deal.fields', params: {} },
    { method: 'profile', params: {} },
    { method: 'user.current', params: {} },
    { method: 'server.time', params: {} },
    { method: 'app.info', params: {} },
    { method: 'calendar.settings.get', params: {} },
    { method: 'im.counters.get', params: {} },
  ])('$method', async ({ method, params }) => {
    await expect(stage.$b24.actions.v2.callList.make({ method, params })).rejects.toMatchObject({
      code: 'JSSDK_LIST_NO_LIST',
    })
  })

  it('a method that goes on in a way of its own ends with an error, with the rows so far', async () => {
    const chat = await stage.$b24.actions.v2.call.make<number>({ method: 'im.chat.add', params: { TITLE: 'Long' } })
    const dialog = `chat${chat.getData()?.result}`
    const calls = Array.from({ length: 60 }, (_, index): Command => [
      'im.message.add',
      { DIALOG_ID: dialog, MESSAGE: `Message ${index}` },
    ])
    await stage.$b24.actions.v2.batchByChunk.make({ calls })
    const list = { method: 'im.dialog.messages.get', params: { DIALOG_ID: dialog } }
    const error: unknown = await stage.$b24.actions.v2.callList.make(list).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'JSSDK_LIST_KEY_UNKNOWN' })
    expect(progressOf(error)?.result?.getData()).toHaveLength(20)
  })
})

describe('what the caller asked for in vain is told where everybody sees it', () => {
  const lists = [
    { reason: 'keyMissing', list: { method: 'crm.item.list', params: deals, idKey: 'ID' }, rows: 50 },
    {
      reason: 'containerMissing',
      list: { method: 'crm.item.list', params: deals, customKeyForResult: 'result' },
      rows: 0,
    },
    {
      reason: 'orderIgnored',
      list: { method: 'crm.item.list', params: { ...deals, order: { title: 'DESC' } } },
      rows: 160,
    },
  ] as const
  it.each(lists)('$reason: in the console once, and on every result and stream', async ({ reason, list, rows }) => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => undefined)
    try {
      const $b24 = B24Hook.fromWebhookUrl(stage.portal.webhookUrl, { restrictionParams })
      for (let times = 0; times < 3; times += 1) {
        const result = await $b24.actions.v2.callList.make(list)
        expect(result.isSuccess).toBe(true)
        expect(result.getData()).toHaveLength(rows)
        expect(result.warnings).toMatchObject([{ reason }])
      }
      expect(warn).toHaveBeenCalledTimes(1)
      const stream = $b24.actions.v2.fetchList.make(list)
      while ((await stream.next()).done !== true);
      expect(stream.warnings).toMatchObject([{ reason }])
    } finally {
      warn.mockRestore()
    }
  })
})
