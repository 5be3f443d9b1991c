import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { progressOf } from '../../src/actions/batch/progress-of.ts'
import { Logger } from '../../src/logger/logger.ts'
import { MemoryHandler } from '../../src/logger/handlers/memory-handler.ts'
import { instantClient } from '../support/instant-client.ts'
import { tableTransport } from '../support/table-transport.ts'

let portal: Portal
let $b24: B24Hook
const log = new MemoryHandler()
const ids = Array.from({ length: 230 }, (_, index) => (index + 1) * 3)

beforeAll(async () => {
  portal = await createPortal({ seed: { deal: ids, contact: [1, 2, 3], task: ids, eventlog: ids } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  $b24.setLogger(Logger.create('test').pushHandler(log))
})
afterAll(() => portal.close())
beforeEach(() => {
  portal.requests.clear()
  portal.faults.clear()
  log.clear()
})

/** Parameters of a caller without types. */
const fromOutside = (params: unknown): never => params as never // oxlint-disable-line typescript/no-unsafe-type-assertion -- what is tested is a caller without types

const warnings = (): string[] =>
  log.getRecords().flatMap(({ levelName, message }) => (levelName === 'WARNING' ? [message] : []))
const idsOf = (rows: readonly { readonly id?: number | string; readonly ID?: string }[] | null | undefined): number[] =>
  (rows ?? []).map(({ id, ID }) => Number(id ?? ID))

describe('keys that are not given are found', () => {
  it.each([{ container: 'мои данные' }, { idKey: 'item.id' }])(
    'also %o, which no reference within a batch can name',
    async ({ container, idKey }) => {
      const { transport } = tableTransport({ ids, container, ...(idKey !== undefined && { idKey }) })
      const client = instantClient({ transport })
      for (const parallel of [1, 4]) {
        const options = { method: 'some.thing.list', parallel, ...(idKey !== undefined && { idKey }) }
        expect((await client.actions.v2.callList.make(options)).getData()).toHaveLength(ids.length)
      }
      const lists = [1, 2].map((key) => ({ key }))
      let count = 0
      for await (const { rows } of client.actions.v2.fetchLists.make({
        method: 'some.thing.list',
        lists,
        ...(idKey !== undefined && { idKey }),
      }))
        count += rows.length
      expect(count).toBe(2 * ids.length)
    },
  )

  it.each([
    { method: 'crm.deal.list', params: {} },
    { method: 'crm.item.list', params: { entityTypeId: 2 } },
  ])('$method', async ({ method, params }) => {
    const response = await $b24.actions.v2.callList.make<{ id?: number; ID?: string }>({ method, params })
    expect(response.isSuccess).toBe(true)
    expect(idsOf(response.getData())).toEqual(ids)
  })

  it('a select that leaves the id out is completed', async () => {
    const response = await $b24.actions.v2.callList.make<{ ID: string }>({
      method: 'crm.deal.list',
      params: { select: ['TITLE'] },
    })
    expect(idsOf(response.getData())).toEqual(ids)
  })
})

describe('keys that are given count as they are', () => {
  const tasks = { ids, container: 'tasks', idKey: 'id', filterKey: 'ID' }
  const items = { ids, container: 'items', idKey: 'id', filterKey: 'id' }
  const deals = { ids, idKey: 'ID' }

  it.each([
    { title: 'S123', method: 'crm.item.list', table: items, keys: { idKey: 'ID' } },
    { title: 'S124', method: 'crm.deal.list', table: deals, keys: { idKey: 'id' } },
    { title: 'S125', method: 'tasks.task.list', table: tasks, keys: { idKey: 'ID' } },
  ])('$title: $method with $keys stops after the first full page and warns', async ({ method, table, keys }) => {
    const client = instantClient({ transport: tableTransport(table).transport })
    client.setLogger(Logger.create('test').pushHandler(log))
    const response = await client.actions.v2.callList.make({ method, ...keys })
    expect([response.isSuccess, response.getData()?.length]).toEqual([true, 50])
    expect(warnings().filter((text) => text.startsWith('callList.make: pagination stops here'))).toHaveLength(1)
  })

  it.each([{ idKey: 'id', cursorIdKey: 'ID', customKeyForResult: 'tasks' }, { cursorIdKey: 'ID' }, {}])(
    'S125, S89, E30: tasks.task.list reads everything with %o',
    async (keys) => {
      const client = instantClient({ transport: tableTransport(tasks).transport })
      const response = await client.actions.v2.callList.make<{ id: number }>({ method: 'tasks.task.list', ...keys })
      expect(idsOf(response.getData())).toEqual(ids)
    },
  )

  it('S92, S122: a wrong customKeyForResult gives an empty success, with a warning', async () => {
    const response = await $b24.actions.v2.callList.make({
      method: 'crm.item.list',
      params: { entityTypeId: 2 },
      idKey: 'id',
      customKeyForResult: 'result',
    })
    expect([response.isSuccess, response.getData(), warnings().length]).toEqual([true, [], 1])
  })
})

describe('what the caller asks for', () => {
  it('S74, S75, S76: an order is dropped with exactly one warning', async () => {
    const params = { order: { TITLE: 'DESC' } }
    const response = await $b24.actions.v2.callList.make<{ ID: string }>({ method: 'crm.deal.list', params })
    expect(idsOf(response.getData())).toEqual(ids)
    expect(warnings()).toEqual([
      'callList.make: user-provided `order` parameter is ignored because cursor-based pagination requires ordering by cursorIdKey. Use `filter` to narrow results instead.',
    ])
    expect(portal.requests.list()[0]?.params).toMatchObject({ order: { ID: 'ASC' } })
  })

  it.each([
    { filter: { '>ID': 300 }, above: 300 },
    { filter: { '>id': '300' }, above: 300 },
    { filter: { '>=ID': 300 }, above: 299 },
    { filter: { '>ID': 300, '<=ID': 600 }, above: 300, upTo: 600 },
  ])('the own bounds in $filter hold on every page', async ({ filter, above, upTo = Infinity }) => {
    for (const parallel of [1, 2]) {
      const response = await $b24.actions.v2.callList.make<{ ID: string }>({
        method: 'crm.deal.list',
        params: { filter },
        parallel,
      })
      expect(idsOf(response.getData())).toEqual(ids.filter((id) => id > above && id <= upTo))
    }
  })

  it('FILTER in capitals is the one that the cursor goes into', async () => {
    const response = await $b24.actions.v2.callList.make<{ ID: string }>({
      method: 'crm.deal.list',
      params: { FILTER: { '<=ID': 300 } },
    })
    expect(idsOf(response.getData())).toEqual(ids.filter((id) => id <= 300))
  })

  it.each([
    { title: 'a v3 filter on v2', params: { filter: [['id', '>', 1]] }, code: 'JSSDK_FILTER_V2_INVALID' },
    { title: 'an unknown operator', params: { filter: { '~TITLE': 'a' } }, code: 'JSSDK_FILTER_V2_INVALID_OPERATOR' },
    { title: 'two filters', params: { filter: {}, FILTER: {} }, code: 'JSSDK_FILTER_V2_INVALID' },
    { title: 'a bound that is no id', params: { filter: { '>ID': 'x' } }, code: 'JSSDK_FILTER_V2_INVALID' },
  ])('$title is refused before anything is sent', async ({ params, code }) => {
    const made = $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: fromOutside(params) })
    await expect(made).rejects.toMatchObject({ code })
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    { title: 'an object filter', filter: { '>id': 1 }, code: 'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY' },
    { title: 'an unknown operator', filter: [['id', 'like', 1]], code: 'JSSDK_FILTER_V3_INVALID_OPERATOR' },
  ])('$title is refused on v3', async ({ filter, code }) => {
    const made = $b24.actions.v3.callList.make({ method: 'main.eventlog.list', params: fromOutside({ filter }) })
    await expect(made).rejects.toMatchObject({ code })
    expect(portal.requests.count()).toBe(0)
  })
})

describe('the price of a list of REST v2', () => {
  it.each([
    { rows: 0, most: 1 },
    { rows: 49, most: 1 },
    { rows: 120, most: 3 },
    { rows: 2501, most: 6 },
  ])('$rows rows: at most $most requests', async ({ rows, most }) => {
    await using own = await createPortal({ seed: { contact: Array.from({ length: rows }, (_, index) => index + 1) } })
    const client = B24Hook.fromWebhookUrl(own.webhookUrl)
    const response = await client.actions.v2.callList.make({ method: 'crm.contact.list', params: { select: ['ID'] } })
    expect(response.getData()).toHaveLength(rows)
    expect(own.requests.count()).toBeLessThanOrEqual(most)
    expect(response.cost.requests).toBe(own.requests.count())
  })
})

describe('a list of REST v3', () => {
  it('S91: reads everything, and asks for the most there is after the first page', async () => {
    const response = await $b24.actions.v3.callList.make<{ id: number }>({
      method: 'main.eventlog.list',
      idKey: 'id',
      customKeyForResult: 'items',
    })
    expect(idsOf(response.getData())).toEqual(ids)
    expect(portal.requests.count()).toBeLessThanOrEqual(3)
  })

  it('S80: sends the given limit as the page size', async () => {
    const pages: number[] = []
    const list = $b24.actions.v3.fetchList.make({ method: 'main.eventlog.list', limit: 100, strategy: 'pages' })
    for await (const rows of list) pages.push(rows.length)
    expect(pages).toEqual([100, 100, 30])
  })
})

describe('a list that fails', () => {
  it('E38: after a soft error keeps the rows and gives the cursor for the rest', async () => {
    portal.faults.add({ match: 'crm.deal.list', action: 'softError', skip: 2 })
    const options = { method: 'crm.deal.list', strategy: 'pages' } as const
    const failed = await $b24.actions.v2.callList.make<{ ID: string }>(options)
    portal.faults.clear()
    expect(failed.isSuccess).toBe(false)
    const rest = await $b24.actions.v2.callList.make<{ ID: string }>({ ...options, cursor: failed.cursor })
    expect([...idsOf(failed.getData()), ...idsOf(rest.getData())]).toEqual(ids)
  })

  it('E39: fetchList throws its own code', async () => {
    portal.faults.add({ match: 'crm.deal.list', action: 'softError', skip: 1 })
    const read = async (): Promise<void> => {
      for await (const rows of $b24.actions.v2.fetchList.make({ method: 'crm.deal.list', strategy: 'pages' }))
        expect(rows).toHaveLength(50)
    }
    await expect(read()).rejects.toMatchObject({ code: 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2' })
  })

  it.each(['pages', 'auto'] as const)(
    'E91: a method that ignores the filter ends in an error, %s',
    async (strategy) => {
      portal.faults.add({ match: '*', action: 'ignoreFilter' })
      const made = $b24.actions.v2.callList.make({ method: 'crm.deal.list', strategy })
      const error: unknown = await made.catch((reason: unknown) => reason)
      expect(error).toMatchObject({ code: 'JSSDK_LIST_STALLED' })
      expect(progressOf(error)?.cursor).toContain('crm.deal.list')
    },
  )

  it('a cursor of another method is refused', async () => {
    const { cursor } = await $b24.actions.v2.callList.make({ method: 'crm.contact.list' })
    const made = $b24.actions.v2.callList.make({ method: 'crm.deal.list', cursor })
    await expect(made).rejects.toMatchObject({ code: 'JSSDK_CURSOR_INVALID' })
  })

  it('a cancelled list sends nothing more', async () => {
    const controller = new AbortController()
    const list = $b24.actions.v2.fetchList.make({
      method: 'crm.deal.list',
      strategy: 'pages',
      signal: controller.signal,
    })
    await list.next()
    controller.abort(new Error('enough'))
    await expect(list.next()).rejects.toThrow('enough')
    expect(portal.requests.count()).toBe(1)
  })
})

it('progress tells rows, share and where to go on', async () => {
  const shares: (number | undefined)[] = []
  let rows = 0
  await $b24.actions.v2.callList.make({
    method: 'crm.deal.list',
    onProgress: (progress) => {
      shares.push(progress.estimatedShare)
      ;({ rows } = progress)
    },
  })
  expect(rows).toBe(230)
  expect(shares.at(-1)).toBe(1)
})
