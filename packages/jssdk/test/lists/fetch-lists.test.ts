import { B24Hook, FilterV3, progressOf } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { tableTransport } from '../support/table-transport.ts'

const sizes = [0, 1, 49, 50, 51, 100, 700, ...Array.from({ length: 70 }, (_, index) => index % 4)]
const keys = sizes.map((_, index) => index)
let portal: Portal
let $b24: B24Hook

const rowsOf = (size: number, key: number): { id: number; title: string }[] =>
  Array.from({ length: size }, (_, index) => ({ id: 1 + key + index * 100, title: `list ${key}` }))

beforeAll(async () => {
  const deal = sizes.flatMap(rowsOf).toSorted((a, b) => a.id - b.id)
  const eventlog = deal.map(({ id, title }) => ({ id, auditTypeId: title }))
  portal = await createPortal({ seed: { deal, eventlog }, tariff: 'off' })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, {
    restrictionParams: { retryDelay: 1, rateLimit: { burstLimit: 1000, drainRate: 1000, adaptiveEnabled: false } },
  })
})
afterAll(() => portal.close())
beforeEach(() => {
  portal.requests.clear()
  portal.faults.clear()
})

/** The ids of each list in the order they came, and the keys that were said to be read to their end. */
const readAll = async (
  method: string,
  idKey: 'id' | 'ID',
  of: (key: number) => object,
): Promise<{ ids: Map<number, number[]>; ended: number[] }> => {
  const ids = new Map<number, number[]>()
  const ended: number[] = []
  const lists = keys.map((key) => ({ key, params: { ...of(key) } }))
  for await (const { key, rows, isLast } of $b24.actions.v2.fetchLists.make<Record<string, unknown>, number>({
    method,
    lists,
  })) {
    expect(ended).not.toContain(key)
    ids.set(key, [...(ids.get(key) ?? []), ...rows.map((row) => Number(row[idKey]))])
    if (isLast) ended.push(key)
  }
  return { ids, ended }
}

const expected = new Map(keys.map((key) => [key, rowsOf(sizes[key] ?? 0, key).map(({ id }) => id)]))

describe('many lists at once', () => {
  it('packs their pages into common batches and gives every row under its key, in order', async () => {
    const { ids, ended } = await readAll('crm.deal.list', 'ID', (key) => ({ filter: { '=TITLE': `list ${key}` } }))
    expect(new Map([...ids].toSorted(([a], [b]) => a - b))).toEqual(expected)
    expect(ended.toSorted((a, b) => a - b)).toEqual(keys)
    expect(portal.requests.count()).toBeLessThanOrEqual(8)
  })

  it.each(['html502BeforeCommit', 'cutJson', 'resetAfterCommit', 'json500'] as const)(
    'survives %s in every third batch',
    async (action) => {
      portal.faults.add({ match: 'batch', action, probability: 0.34, seed: 7 })
      const { ids } = await readAll('crm.item.list', 'id', (key) => ({
        entityTypeId: 2,
        filter: { '=title': `list ${key}` },
      }))
      expect(new Map([...ids].toSorted(([a], [b]) => a - b))).toEqual(expected)
    },
  )

  it('a list that fails ends the run with its key', async () => {
    portal.faults.add({ match: '*', action: 'softError' })
    await expect(readAll('crm.deal.list', 'ID', () => ({}))).rejects.toMatchObject({
      code: 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2',
    })
  })

  it('packs those of REST v3, where every list of rows needs a second page to be known as whole', async () => {
    const ids = new Map<number, number[]>()
    const lists = keys.map((key) => ({
      key,
      params: { filter: FilterV3.build(FilterV3.eq('auditTypeId', `list ${key}`)) },
    }))
    for await (const { key, rows } of $b24.actions.v3.fetchLists.make<{ id: number }>({
      method: 'main.eventlog.list',
      lists,
    }))
      ids.set(Number(key), [...(ids.get(Number(key)) ?? []), ...rows.map(({ id }) => id)])
    expect(new Map([...ids].toSorted(([a], [b]) => a - b))).toEqual(expected)
    expect(portal.requests.count()).toBeLessThanOrEqual(6)
  })

  it('no lists, no request', async () => {
    for await (const chunk of $b24.actions.v2.fetchLists.make({ method: 'crm.deal.list', lists: [] }))
      expect(chunk).toBeUndefined()
    expect(portal.requests.count()).toBe(0)
  })
})

describe('the cursor of many lists', () => {
  const lists: { key: string | number }[] = [{ key: 1 }, { key: 'two' }, { key: 3 }]
  const method = 'crm.deal.list'

  const cursorAfter = async (chunks: number): Promise<string> => {
    const stream = $b24.actions.v2.fetchLists.make({ method, lists })
    for (let count = 0; count < chunks; count += 1) await stream.next()
    await stream.return()
    return stream.cursor
  }

  it('is there before the first chunk, after each one and in progress', async () => {
    const cursors: string[] = []
    const onProgress = ({ cursor }: { cursor: string }) => cursors.push(cursor)
    const stream = $b24.actions.v2.fetchLists.make({ method, lists, onProgress })
    expect(JSON.parse(stream.cursor)).toMatchObject({ next: 0, begun: [] })
    await stream.next()
    expect(JSON.parse(stream.cursor)).toMatchObject({ next: 1, begun: [[0, expect.any(Number)]] })
    for await (const _ of stream) expect(cursors.at(-1)).toBe(stream.cursor)
    expect(JSON.parse(stream.cursor)).toMatchObject({ next: 3, begun: [] })
    const again = $b24.actions.v2.fetchLists.make({ method, lists, cursor: stream.cursor })
    expect(await again.next()).toMatchObject({ done: true })
  })

  it('names only the lists that are begun, of 5,000 as of five', async () => {
    const { transport } = tableTransport({ ids: Array.from({ length: 10_000 }, (_, index) => index + 1) })
    const many = Array.from({ length: 5000 }, (_, index) => ({
      key: `parent ${index}`,
      // Every tenth goes on for two pages.
      params: { filter: { '>ID': 2 * index, '<=ID': 2 * index + (index % 10 === 0 ? 80 : 2) } },
    }))
    let longest = 0
    const stream = instantClient({ transport }).actions.v2.fetchLists.make({ method, lists: many })
    for await (const _ of stream) longest = Math.max(longest, stream.cursor.length)
    expect(longest).toBeLessThan(1500)
  })

  it('stands on the error that ends the lists, too', async () => {
    const stream = $b24.actions.v2.fetchLists.make({ method, lists })
    await stream.next()
    portal.faults.add({ match: '*', action: 'softError' })
    const reading = async (): Promise<void> => {
      for await (const { rows } of stream) expect(rows).toHaveLength(50)
    }
    const error: unknown = await reading().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2' })
    expect(progressOf(error)).toEqual({ cursor: stream.cursor })
  })

  it.each([
    ['of no list', 'twelve'],
    ['of one list', '{"v":1,"method":"crm.deal.list","ranges":[[12]]}'],
    ['of a later form', '{"v":2,"method":"crm.deal.list","begun":[]}'],
  ])('one %s is refused', (_, cursor) => {
    const make = () => $b24.actions.v2.fetchLists.make({ method, lists, cursor })
    expect(make).toThrow(expect.objectContaining({ code: 'JSSDK_CURSOR_INVALID' }))
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    ['another method', { method: 'crm.lead.list' }],
    ['lists with one more', { lists: [...lists, { key: 4 }] }],
    ['lists with other keys', { lists: [{ key: 1 }, { key: 'two' }, { key: 4 }] }],
    ['a text for a number', { lists: [{ key: '1' }, { key: 'two' }, { key: 3 }] }],
    ['the lists in another order', { lists: lists.toReversed() }],
  ])('one for %s is refused', async (_, given) => {
    const cursor = await cursorAfter(1)
    portal.requests.clear()
    const make = () => $b24.actions.v2.fetchLists.make({ method, lists, cursor, ...given })
    expect(make).toThrow(expect.objectContaining({ code: 'JSSDK_CURSOR_INVALID' }))
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    ['a place beyond the lists', { next: 4 }],
    ['no place to go on from', { next: -1 }],
    ['a list that is not begun', { begun: [[1, 5]] }],
    ['an id that is none', { begun: [[0, 'x']] }],
  ])('one with %s is refused', async (_, change) => {
    const content: unknown = JSON.parse(await cursorAfter(1))
    const cursor = JSON.stringify({ ...Object(content), ...change })
    const make = () => $b24.actions.v2.fetchLists.make({ method, lists, cursor })
    expect(make).toThrow(expect.objectContaining({ code: 'JSSDK_CURSOR_INVALID' }))
  })
})
