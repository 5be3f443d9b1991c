import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { runs } from '../support/runs.ts'
import { readInTwoParts, readToTheEnd, sorted } from '../support/read-to-the-end.ts'
import { tableTransport } from '../support/table-transport.ts'
import type { Garbage, Strike } from '../support/table-transport.ts'

/** Tables that are long enough to be cut into ranges: dense, thinned out, or with a hole of a million ids. */
const longTable: fc.Arbitrary<number[]> = fc
  .record({
    length: fc.integer({ min: 2000, max: 3500 }),
    gap: fc.constantFrom(1, 3, 1000),
    holeAt: fc.nat(4500),
  })
  .map(({ length, gap, holeAt }) =>
    Array.from({ length }, (_, index) => (index + 1) * gap + (index > holeAt ? 1_000_000 : 0)),
  )

const strikes: fc.Arbitrary<Strike[]> = fc.array(
  fc.oneof(
    { weight: 2, arbitrary: fc.constant<Strike>('none') },
    { weight: 4, arbitrary: fc.constant<Strike>('deadReference') },
    { weight: 2, arbitrary: fc.constantFrom<Strike>('ignoreFilter', 'html502', 'json500', 'softError') },
  ),
  { minLength: 8, maxLength: 16 },
)

const way = fc.record({
  strategy: fc.constantFrom('pages', 'chained', 'auto'),
  parallel: fc.integer({ min: 2, max: 5 }),
  ordered: fc.boolean(),
})

const garbage = fc.constantFrom<Garbage>('duplicate', 'error', 'empty')

test.prop([longTable, strikes, way, garbage], { numRuns: runs(30) })(
  'chains side by side bring every row once, in order where it is asked, whatever fails',
  async (ids, faults, { strategy, parallel, ordered }, mode) => {
    const { transport } = tableTransport({ ids, garbage: mode, strike: (request) => faults[request] ?? 'none' })
    const $b24 = instantClient({ transport })
    const options = { method: 'crm.deal.list', strategy, parallel, ordered } as const
    const seen = await readToTheEnd((cursor) => $b24.actions.v2.fetchList.make<{ ID: number }>({ ...options, cursor }))
    expect(ordered ? seen : sorted(seen)).toEqual(ids)
  },
)

test.prop([longTable, way, fc.nat(40), garbage], { numRuns: runs(30) })(
  'chains side by side that are left after any chunk are completed by the cursor',
  async (ids, { strategy, parallel, ordered }, chunks, mode) => {
    const { transport } = tableTransport({ ids, garbage: mode })
    const $b24 = instantClient({ transport })
    const options = { method: 'crm.deal.list', strategy, parallel, ordered } as const
    const list = (cursor: string | undefined) => $b24.actions.v2.fetchList.make<{ ID: number }>({ ...options, cursor })
    const seen = await readInTwoParts(list, chunks)
    expect(ordered ? seen : sorted(seen)).toEqual(ids)
  },
)
