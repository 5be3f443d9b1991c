import { expect, it } from 'vitest'
import { instantClient } from '../support/instant-client.ts'
import { tableTransport } from '../support/table-transport.ts'

const rows = 400

it.each(Array.from({ length: 20 }, (_, index) => index + 3))(
  'REST v3: a row that goes before page %i moves the pages behind it in the batch, and none of theirs is lost',
  async (changedAt) => {
    const ids = Array.from({ length: rows }, (_, index) => index + 1)
    const seen: number[] = []
    let gone = 0
    const { transport } = tableTransport({
      ids,
      pageCap: 20,
      container: 'items',
      idKey: 'id',
      beforePage: (page) => {
        if (page !== changedAt) return
        // The second row behind what was handed over: the first page of the batch holds it, unless this is that page.
        gone = (seen.at(-1) ?? 0) + 2
        ids.splice(ids.indexOf(gone), 1)
      },
    })
    const list = instantClient({ transport }).actions.v3.fetchList.make<{ id: number }>({
      method: 'main.eventlog.list',
    })
    for await (const page of list) for (const { id } of page) seen.push(id)
    expect(seen).toEqual([...new Set(seen)].toSorted((a, b) => a - b))
    expect(seen.length).toBeGreaterThanOrEqual(rows - 1)
    expect(ids.filter((id) => !seen.includes(id))).toEqual([])
    expect(gone).toBeGreaterThan(0)
  },
)
