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
