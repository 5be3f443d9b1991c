import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { runs } from '../support/runs.ts'
import { tableTransport } from '../support/table-transport.ts'
import type { Garbage, TableOptions } from '../support/table-transport.ts'

/** What happens to the table before a page is read: a place in it, from 0 to 1, and whether a row leaves or enters there. */
interface Change {
  readonly page: number
  readonly place: number
  readonly kind: 'delete' | 'insert' | 'append'
}

const changes: fc.Arbitrary<Change[]> = fc.array(
  fc.record({
    page: fc.integer({ min: 1, max: 40 }),
    place: fc.double({ min: 0, max: 0.999, noNaN: true }),
    kind: fc.constantFrom('delete', 'delete', 'insert', 'append'),
  }),
  { maxLength: 30 },
)

const apply = (ids: number[], { place, kind }: Change): void => {
  const at = Math.floor(place * ids.length)
  const id = ids[at] ?? 0
  if (kind === 'delete') ids.splice(at, 1)
  else if (kind === 'append') ids.push((ids.at(-1) ?? 0) + 1 + Math.floor(place * 5))
  else if ((ids[at + 1] ?? Infinity) > id + 1) ids.splice(at + 1, 0, id + 1)
}

const way = fc.record({
  strategy: fc.constantFrom('pages', 'chained', 'auto'),
  parallel: fc.constantFrom(1, 1, 2, 4),
})

/** Reads a table that changes meanwhile, and compares what came with what was there all the time. */
const check = async (
  options: Omit<TableOptions, 'ids'>,
  table: { readonly length: number; readonly gap: number; readonly happens: readonly Change[] },
  read: (client: ReturnType<typeof instantClient>) => AsyncIterable<{ readonly id: number }[]>,
): Promise<void> => {
  const ids = Array.from({ length: table.length }, (_, index) => (index + 1) * table.gap)
  const lasting = new Set(ids)
  const { transport } = tableTransport({
    ...options,
    ids,
    beforePage: (page) => {
      for (const change of table.happens) if (change.page === page) apply(ids, change)
      const present = new Set(ids)
      for (const id of lasting) if (!present.has(id)) lasting.delete(id)
    },
  })
  const seen: number[] = []
  for await (const rows of read(instantClient({ transport }))) for (const { id } of rows) seen.push(id)
  expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
  const found = new Set(seen)
  expect([...lasting].filter((id) => !found.has(id))).toEqual([])
}

/** Mostly small pages: then many of them are joined in a batch. */
const pageCap = fc.oneof({ weight: 3, arbitrary: fc.integer({ min: 3, max: 40 }) }, fc.integer({ min: 40, max: 1000 }))

const size = { length: fc.nat(900), gap: fc.constantFrom(1, 2, 7, 1000) }

test.prop([fc.record({ ...size, happens: changes }), way, fc.constantFrom<Garbage>('duplicate', 'error', 'empty')], {
  numRuns: runs(200),
})(
  'REST v2: every row that was there all the time comes once, in order, while rows come and go',
  (table, { strategy, parallel }, garbage) =>
    check({ garbage, container: 'items', idKey: 'id' }, table, ($b24) =>
      $b24.actions.v2.fetchList.make<{ id: number }>({ method: 'crm.item.list', strategy, parallel }),
    ),
)

test.prop([fc.record({ ...size, happens: changes }), way, pageCap], { numRuns: runs(200) })(
  'REST v3: every row that was there all the time comes once, in order, while rows come and go',
  (table, { strategy, parallel }, cap) =>
    check({ pageCap: cap, container: 'items', idKey: 'id' }, table, ($b24) =>
      $b24.actions.v3.fetchList.make<{ id: number }>({ method: 'main.eventlog.list', strategy, parallel }),
    ),
)
