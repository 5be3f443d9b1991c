import { describe, expect, it } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { tableTransport } from '../support/table-transport.ts'

const ids = Array.from({ length: 900 }, (_, index) => index + 1)

describe('a short page in the middle of a list', () => {
  it.each([
    { title: 'in the first batch', short: [3] },
    { title: 'in a later batch', short: [9] },
    { title: 'twice in a row', short: [9, 10, 11] },
    { title: 'of a single row', short: [6], most: 1 },
  ])('$title is seen and nothing is lost', async ({ short, most = 20 }) => {
    for (const garbage of ['duplicate', 'error', 'empty'] as const) {
      const { transport } = tableTransport({
        ids,
        garbage,
        shortened: (page) => (short.includes(page) ? most : 50),
      })
      const response = await instantClient({ transport }).actions.v2.callList.make<{ ID: number }>({
        method: 'crm.deal.list',
      })
      expect(response.getData()?.map(({ ID }) => ID)).toEqual(ids)
    }
  })
})

describe('a short page of a method that may cut its pages', () => {
  const read = async (
    version: 'v2' | 'v3',
    { rowCount = 900, short = [] as readonly number[], pageCap = 1000, ...way }: Way,
  ): Promise<{ found: readonly number[]; requests: number }> => {
    const isV3 = version === 'v3'
    const { transport, requests } = tableTransport({
      ids: ids.slice(0, rowCount),
      idKey: 'id',
      filterKey: isV3 ? 'id' : 'ID',
      container: 'items',
      pageCap,
      shortened: (page) => (short.includes(page) ? 7 : 1000),
    })
    const { actions } = instantClient({ transport })
    const list = { method: isV3 ? 'main.eventlog.list' : 'app.rows.list', ...way }
    const reading = isV3
      ? actions.v3.callList.make<{ id: number }>(list)
      : actions.v2.callList.make<{ id: number }>(list)
    const found = ((await reading).getData() ?? []).map(({ id }) => id)
    return { found, requests: requests.length }
  }

  it.each(['v2', 'v3'] as const)('is not the end of a list of REST %s', async (version) => {
    for (const rowCount of [57, 80, 130, 900])
      for (const short of [[1], [2], [3], [4], [2, 3, 4], [2, 5]])
        for (const strategy of ['auto', 'pages', 'chained'] as const)
          for (const parallel of [1, 3]) {
            const { found } = await read(version, { rowCount, short, strategy, parallel })
            expect(found).toEqual(ids.slice(0, rowCount))
          }
  })

  it('nor is it where the method grants less than it is asked for', async () => {
    for (const short of [[2], [3], [9]]) {
      const { found } = await read('v3', { short, pageCap: 50 })
      expect(found).toEqual(ids)
    }
  })

  it('nor is it the end of one of many lists', async () => {
    for (const short of [2, 3, 4]) {
      const { transport } = tableTransport({
        ids: ids.slice(0, 300),
        idKey: 'id',
        container: 'items',
        shortened: (page) => (page === short ? 7 : 1000),
      })
      const lists = [{ key: 1 }, { key: 2 }, { key: 3 }]
      const stream = instantClient({ transport }).actions.v3.fetchLists.make<{ id: number }>({
        method: 'main.eventlog.list',
        lists,
      })
      const found: number[] = []
      for await (const { rows } of stream) found.push(...rows.map(({ id }) => id))
      expect(found.toSorted((a, b) => a - b)).toEqual(ids.slice(0, 300).flatMap((id) => [id, id, id]))
    }
  })

  it.each([
    { rowCount: 0, requests: 1 },
    { rowCount: 30, requests: 2 },
    { rowCount: 50, requests: 2 },
    // The price: one request, where the second page is shorter than the first.
    { rowCount: 80, requests: 3 },
    { rowCount: 130, requests: 3 },
    { rowCount: 900, requests: 3 },
    { rowCount: 900, requests: 5, pageCap: 50 },
    { rowCount: 900, requests: 4, parallel: 2 },
  ])('costs nothing that the newest id can tell: %j', async ({ requests, ...way }) => {
    expect(await read('v3', way)).toMatchObject({ requests })
  })
})

interface Way {
  readonly rowCount?: number
  readonly short?: readonly number[]
  readonly pageCap?: number
  readonly strategy?: 'auto' | 'pages' | 'chained'
  readonly parallel?: number
}
