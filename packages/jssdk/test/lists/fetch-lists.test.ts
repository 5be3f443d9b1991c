import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const sizes = [0, 1, 49, 50, 51, 100, 700, ...Array.from({ length: 70 }, (_, index) => index % 4)]
const keys = sizes.map((_, index) => index)
let portal: Portal
let $b24: B24Hook

const rowsOf = (size: number, key: number): { id: number; title: string }[] =>
  Array.from({ length: size }, (_, index) => ({ id: 1 + key + index * 100, title: `list ${key}` }))

beforeAll(async () => {
  const deal = sizes.flatMap(rowsOf).toSorted((a, b) => a.id - b.id)
  portal = await createPortal({ seed: { deal } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { restrictionParams: { retryDelay: 1 } })
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

  it('no lists, no request', async () => {
    for await (const chunk of $b24.actions.v2.fetchLists.make({ method: 'crm.deal.list', lists: [] }))
      expect(chunk).toBeUndefined()
    expect(portal.requests.count()).toBe(0)
  })
})
