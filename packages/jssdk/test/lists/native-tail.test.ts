import { B24Hook, FilterV3 } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const ids = Array.from({ length: 6000 }, (_, index) => index + 1)
const pageSize = 1000
let portal: Portal
let $b24: B24Hook

beforeAll(async () => {
  portal = await createPortal({ seed: { eventlog: ids }, tariff: 'off' })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, {
    restrictionParams: { rateLimit: { burstLimit: 1000, drainRate: 1000, adaptiveEnabled: false } },
  })
})
afterAll(() => portal.close())
beforeEach(() => portal.requests.clear())

const tailAfter = (value: unknown): Record<string, unknown> => ({
  cursor: { field: 'id', value, order: 'ASC', limit: pageSize },
})

const idsOf = (page: { items: { id: number }[] } | undefined): number[] => (page?.items ?? []).map(({ id }) => id)

/** Ids above `after`, a page of the native `tail` in each request. */
const byTails = async (after: number): Promise<number[]> => {
  const method = 'main.eventlog.tail'
  const reply = await $b24.actions.v3.callTail.make<{ id: number }>({ method, initialValue: after, limit: pageSize })
  return (reply.getData() ?? []).map(({ id }) => id)
}

/** The same by two tails a batch, the second from where the first ends; one alone where that fails the batch. */
const byTailsInBatches = async (after: number): Promise<number[]> => {
  const alone = async (value: number): Promise<number[]> => {
    const params = tailAfter(value)
    const reply = await $b24.actions.v3.call.make<{ items: { id: number }[] }>({ method: 'main.eventlog.tail', params })
    return idsOf(reply.getData()?.result)
  }
  const inBatch = async (value: number): Promise<number[] | undefined> => {
    const next = { $ref: `0.${pageSize - 1}.id` }
    const reply = await $b24.actions.v3.batch
      .make<{ items: { id: number }[] }>({
        calls: [
          ['main.eventlog.tail', tailAfter(value)],
          ['main.eventlog.tail', tailAfter(next)],
        ],
      })
      .catch(() => undefined)
    return reply?.isSuccess === true ? Object.values(reply.getData() ?? {}).flatMap(idsOf) : undefined
  }
  const seen = await alone(after)
  let isWhole = seen.length === pageSize
  while (isWhole) {
    const last = seen.at(-1) ?? after
    const pair = await inBatch(last)
    const rows = pair ?? (await alone(last))
    seen.push(...rows)
    isWhole = rows.length === (pair === undefined ? pageSize : 2 * pageSize)
  }
  return seen
}

const byList = async (after: number): Promise<number[]> => {
  const rows = await $b24.actions.v3.callList.make<{ id: number }>({
    method: 'main.eventlog.list',
    params: { filter: FilterV3.build(FilterV3.gt('id', after)) },
    limit: pageSize,
    strategy: 'chained',
  })
  return (rows.getData() ?? []).map(({ id }) => id)
}

/** Requests that a way takes, which must give every row. */
const requestsOf = async (way: (after: number) => Promise<number[]>, rows: number): Promise<number> => {
  portal.requests.clear()
  const after = ids.length - rows
  expect(await way(after)).toEqual(ids.slice(after))
  return portal.requests.count()
}

describe('why lists of REST v3 leave the native tail alone', () => {
  it.each([
    { rows: 500, list: 2, tails: 2, batches: 1 },
    { rows: 1000, list: 2, tails: 2, batches: 3 },
    { rows: 1500, list: 2, tails: 2, batches: 3 },
    { rows: 2500, list: 2, tails: 3, batches: 2 },
    { rows: 3000, list: 3, tails: 4, batches: 4 },
    { rows: 4000, list: 3, tails: 5, batches: 3 },
    { rows: 5500, list: 4, tails: 6, batches: 5 },
    { rows: 6000, list: 4, tails: 7, batches: 4 },
  ])('$rows rows: $list requests, by tails $tails, by tails in batches $batches', async (expected) => {
    const { rows } = expected
    expect({
      rows,
      list: await requestsOf(byList, rows),
      tails: await requestsOf(byTails, rows),
      batches: await requestsOf(byTailsInBatches, rows),
    }).toEqual(expected)
  })

  it('a tail refuses conditions on its cursor field, which lists take', async () => {
    const filter = FilterV3.build(FilterV3.le('id', 10))
    const tail = await $b24.actions.v3.callTail.make({ method: 'main.eventlog.tail', params: { filter } })
    expect(tail.isSuccess).toBe(false)
    const list = await $b24.actions.v3.callList.make({ method: 'main.eventlog.list', params: { filter } })
    expect(list.getData()).toHaveLength(10)
  })

  it('a reference behind the last row of a tail fails the whole batch', async () => {
    const made = $b24.actions.v3.batch.make({
      calls: [
        ['main.eventlog.tail', tailAfter(5500)],
        ['main.eventlog.tail', tailAfter({ $ref: `0.${pageSize - 1}.id` })],
      ],
    })
    await expect(made.then((reply) => reply.isSuccess).catch(() => false)).resolves.toBe(false)
  })
})
