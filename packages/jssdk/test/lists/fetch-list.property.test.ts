import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { runs } from '../support/runs.ts'
import { readInTwoParts, readToTheEnd, sorted } from '../support/read-to-the-end.ts'
import { strikesOf } from '../support/strikes.ts'
import { tableTransport } from '../support/table-transport.ts'
import type { Garbage } from '../support/table-transport.ts'

const idsUpTo = (maxLength: number): fc.Arbitrary<number[]> =>
  fc.oneof(
    fc.nat({ max: maxLength }).map((length) => Array.from({ length }, (_, index) => index + 1)),
    fc
      .array(fc.oneof(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 1_000_000 })), { maxLength })
      .map((gaps) =>
        gaps.map(
          (
            (sum) => (gap: number) =>
              (sum += gap)
          )(0),
        ),
      ),
  )

const strikes = strikesOf('ignoreFilter', 'html502', 'cutJson', 'limit503', 'json500', 'reset', 'deadReference')

const way = fc.record({
  strategy: fc.constantFrom('pages', 'chained', 'auto'),
  parallel: fc.constantFrom(1, 1, 2, 4),
  ordered: fc.boolean(),
})

test.prop([idsUpTo(700), strikes, way, fc.constantFrom<Garbage>('duplicate', 'error', 'empty'), fc.boolean()], {
  numRuns: runs(300),
})(
  'fetchList of REST v2 yields every row once, in order, whatever fails',
  async (ids, faults, { strategy, parallel, ordered }, garbage, idsAsText) => {
    const { transport } = tableTransport({
      ids,
      garbage,
      idsAsText,
      container: 'items',
      idKey: 'id',
      strike: (request) => faults[request] ?? 'none',
    })
    const $b24 = instantClient({ transport, restrictionParams: { maxRetries: 25 } })
    const options = { method: 'crm.item.list', params: { entityTypeId: 2 }, strategy, parallel, ordered } as const
    const seen = await readToTheEnd((cursor) =>
      $b24.actions.v2.fetchList.make<{ id: number | string }>({ ...options, cursor }),
    )
    expect(ordered ? seen : sorted(seen)).toEqual(ids)
  },
)

test.prop(
  [
    idsUpTo(700),
    strikes,
    way,
    fc.integer({ min: 10, max: 1000 }),
    fc.option(fc.integer({ min: 2, max: 100 }), { nil: undefined }),
  ],
  { numRuns: runs(200) },
)(
  'fetchList of REST v3 yields every row once, in order, whatever fails and wherever pages are cut',
  async (ids, faults, { strategy, parallel, ordered }, pageCap, limit) => {
    const { transport } = tableTransport({
      ids,
      pageCap,
      container: 'items',
      idKey: 'id',
      strike: (request) => faults[request] ?? 'none',
    })
    const $b24 = instantClient({ transport, restrictionParams: { maxRetries: 25 } })
    const options = { method: 'main.eventlog.list', limit, strategy, parallel, ordered } as const
    const seen = await readToTheEnd((cursor) => $b24.actions.v3.fetchList.make<{ id: number }>({ ...options, cursor }))
    expect(ordered ? seen : sorted(seen)).toEqual(ids)
  },
)

test.prop([idsUpTo(400), way, fc.nat(30), fc.constantFrom<Garbage>('duplicate', 'error', 'empty')], {
  numRuns: runs(200),
})(
  'a list that is left after any chunk is completed by its cursor',
  async (ids, { strategy, parallel, ordered }, chunks, garbage) => {
    const { transport } = tableTransport({ ids, garbage })
    const $b24 = instantClient({ transport })
    const options = { method: 'crm.deal.list', strategy, parallel, ordered } as const
    const list = (cursor: string | undefined) => $b24.actions.v2.fetchList.make<{ ID: number }>({ ...options, cursor })
    const seen = await readInTwoParts(list, chunks)
    expect(ordered ? seen : sorted(seen)).toEqual(ids)
  },
)
