import { B24Hook, progressOf } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { Logger } from '../../src/logger/logger.ts'
import { MemoryHandler } from '../../src/logger/handlers/memory-handler.ts'
import { instantClient } from '../support/instant-client.ts'
import { tableTransport } from '../support/table-transport.ts'

const ids = Array.from({ length: 130 }, (_, index) => index + 1)
const log = new MemoryHandler()
let portal: Portal
let $b24: B24Hook

beforeAll(async () => {
  portal = await createPortal({ seed: { eventlog: ids }, switches: { v3Aggregate: true } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { v3Methods: 'server' })
  $b24.setLogger(Logger.create('test').pushHandler(log))
})
afterAll(() => portal.close())
beforeEach(() => {
  portal.requests.clear()
  portal.faults.clear()
  log.clear()
})

const method = 'main.eventlog.tail'
const warnings = (): string[] =>
  log.getRecords().flatMap(({ levelName, message }) => (levelName === 'WARNING' ? [message] : []))

describe('a tail', () => {
  it('reads everything beyond the initial value, in ascending order', async () => {
    const response = await $b24.actions.v3.callTail.make<{ id: number }>({ method, initialValue: 30 })
    expect(response.getData()?.map(({ id }) => id)).toEqual(ids.slice(30))
  })

  it('E40: adds the cursor field to select, and leaves select out when none is given', async () => {
    await $b24.actions.v3.callTail.make({ method, params: { select: ['auditTypeId'] }, initialValue: 120 })
    await $b24.actions.v3.callTail.make({ method, initialValue: 120 })
    const selects = portal.requests.list().map(({ params }) => params)
    expect(selects[0]).toMatchObject({
      select: ['auditTypeId', 'id'],
      cursor: { field: 'id', value: 120, order: 'ASC', limit: 50 },
    })
    expect(selects.at(-1)).not.toHaveProperty('select')
  })

  it('reads downwards from a value', async () => {
    const pages: number[][] = []
    for await (const rows of $b24.actions.v3.fetchTail.make<{ id: number }>({
      method,
      order: 'DESC',
      initialValue: 101,
      limit: 40,
    }))
      pages.push(rows.map(({ id }) => id))
    expect(pages.map((page) => page.length)).toEqual([40, 40, 20])
    expect(pages.flat()).toEqual(ids.slice(0, 100).toReversed())
  })

  it('E41: DESC without an initial value is refused before a request', async () => {
    const called = $b24.actions.v3.callTail.make({ method, order: 'DESC' })
    await expect(called).rejects.toMatchObject({
      code: 'JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE',
      status: 500,
    })
    const fetched = $b24.actions.v3.fetchTail.make({ method, order: 'DESC' }).next()
    await expect(fetched).rejects.toMatchObject({ code: 'JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE' })
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    { what: 'an object', filter: { '>id': 5 }, code: 'JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY' },
    {
      what: 'an unknown operator',
      filter: [['id', 'like', 5] as [string, string, unknown]],
      code: 'JSSDK_FILTER_V3_INVALID_OPERATOR',
    },
  ])('a filter that the portal cannot read is refused before a request: $what', async ({ filter, code }) => {
    const { callTail, fetchTail } = $b24.actions.v3
    const refused = { code }
    await expect(callTail.make({ method, params: { filter } })).rejects.toMatchObject(refused)
    await expect(fetchTail.make({ method, params: { filter } }).next()).rejects.toMatchObject(refused)
    expect(portal.requests.count()).toBe(0)
  })

  it('warns about the cursor field in the filter', async () => {
    await $b24.actions.v3.callTail.make({ method, params: { filter: [['id', '>', 5]] } }).catch(() => undefined)
    expect(warnings().some((text) => text.includes('`id` (cursorField) stands in `filter`'))).toBe(true)
  })

  it('E38: keeps the rows read before a soft error', async () => {
    portal.faults.add({ match: method, action: 'softError', skip: 1 })
    const response = await $b24.actions.v3.callTail.make({ method })
    expect([response.isSuccess, response.getData()?.length]).toEqual([false, 50])
  })

  it('E39: fetchTail throws its own code and says where to go on', async () => {
    portal.faults.add({ match: method, action: 'softError', skip: 1 })
    const read = async (): Promise<void> => {
      for await (const rows of $b24.actions.v3.fetchTail.make({ method })) expect(rows).toHaveLength(50)
    }
    const error: unknown = await read().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'JSSDK_CORE_B24_FETCH_TAIL_METHOD_API_V3' })
    expect(progressOf(error)?.lastValue).toBe(50)
  })

  it('a tail that does not advance ends in an error', async () => {
    const { transport } = tableTransport({ ids, container: 'items', idKey: 'id' })
    const made = instantClient({ transport }).actions.v3.callTail.make({ method })
    await expect(made).rejects.toMatchObject({ code: 'JSSDK_LIST_STALLED' })
  })
})

describe('an aggregate', () => {
  it('gives the values by function and field', async () => {
    const response = await $b24.actions.v3.aggregate.make({
      method: 'main.eventlog.aggregate',
      select: { count: ['id'], max: ['id'] },
      params: { filter: [['id', '>', 100]] },
    })
    expect(response.getData()).toEqual({ count: { id: 30 }, max: { id: 130 } })
  })

  it.each([
    { select: { median: ['id'] }, code: 'JSSDK_AGGREGATE_V3_INVALID_FUNCTION' },
    { select: { sum: [] }, code: 'JSSDK_AGGREGATE_V3_INVALID_SELECT' },
    { select: {}, code: 'JSSDK_AGGREGATE_V3_INVALID_SELECT' },
  ])('$select is refused with $code', async ({ select, code }) => {
    const made = $b24.actions.v3.aggregate.make({ method: 'main.eventlog.aggregate', select })
    await expect(made).rejects.toMatchObject({ code, status: 400 })
    expect(portal.requests.count()).toBe(0)
  })

  it('a soft error gives a failed result without data', async () => {
    portal.faults.add({ match: 'main.eventlog.aggregate', action: 'softError' })
    const response = await $b24.actions.v3.aggregate.make({
      method: 'main.eventlog.aggregate',
      select: { count: ['id'] },
    })
    expect([response.isSuccess, response.getData()]).toEqual([false, null])
  })
})
