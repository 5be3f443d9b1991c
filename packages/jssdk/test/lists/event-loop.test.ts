import { expect, it } from 'vitest'
import { chainDepth } from '../../src/lists/budget/chain-depth.ts'
import { instantClient } from '../support/instant-client.ts'
import { tableTransport } from '../support/table-transport.ts'

it('while the pages of a batch are handed over, the rest of the program has its turns', async () => {
  const { transport } = tableTransport({ ids: Array.from({ length: 3000 }, (_, index) => index + 1) })
  const client = instantClient({ transport })
  const counter = { turns: 0, isOver: false }
  const count = (): void => {
    counter.turns += 1
    if (!counter.isOver) setImmediate(count)
  }
  setImmediate(count)
  const turnsOfBatch: number[] = []
  const list = client.actions.v2.fetchList.make({ method: 'crm.deal.list', strategy: 'chained' })
  for await (const _ of list) if (list.cost.requests === 2) turnsOfBatch.push(counter.turns)
  counter.isOver = true
  expect(turnsOfBatch.length).toBeGreaterThan(40)
  expect(new Set(turnsOfBatch).size).toBeGreaterThan(8)
})

it.each([
  { bytesPerPage: 5_000, pages: 50 },
  { bytesPerPage: 80_000, pages: 50 },
  { bytesPerPage: 500_000, pages: 8 },
  { bytesPerPage: 9_000_000, pages: 1 },
])(
  'of pages with $bytesPerPage bytes a batch has $pages, for its reply is read in one go',
  ({ bytesPerPage, pages }) => {
    expect(chainDepth(9, 50, undefined, 0, bytesPerPage)).toBe(pages)
  },
)
