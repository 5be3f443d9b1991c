import { progressOf } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import type { Transport } from '../../src/transport/transport.ts'
import { instantClient } from '../support/instant-client.ts'

/** Ids that JSON numbers of JavaScript cannot tell apart. */
const idsFrom = (first: bigint, step: bigint): readonly bigint[] =>
  Array.from({ length: 160 }, (_, index) => first + BigInt(index) * step)

interface Asked {
  readonly start?: number
  readonly filter?: { readonly '>ID'?: number }
  readonly cursor?: { readonly value: number; readonly limit: number }
}

/** A server that filters and orders by ids, counts by `start`, and gives a tail beyond a cursor. */
const server = (ids: readonly bigint[]): Transport => {
  const pageOf = ({ start = 0, filter, cursor }: Asked): string => {
    const after = cursor?.value ?? filter?.['>ID']
    const found = after === undefined ? ids : ids.filter((id) => id > BigInt(after))
    const from = Math.max(0, start)
    const rows = `[${found
      .slice(from, from + 50)
      .map((id) => `{"ID":${id}}`)
      .join()}]`
    if (cursor !== undefined) return `{"result":{"items":${rows}},"time":{}}`
    const next = start >= 0 && from + 50 < found.length ? `,"next":${from + 50}` : ''
    return `{"result":${rows},"total":${found.length}${next},"time":{}}`
  }
  return ({ url, body }) => {
    const asked = JSON.parse(body) as Asked // oxlint-disable-line typescript/no-unsafe-type-assertion -- what the SDK has written
    const reply = url.includes('/batch') ? '{"error":"NO_BATCH"}' : pageOf(asked)
    return Promise.resolve({ status: 200, readText: () => Promise.resolve(reply) })
  }
}

const edge = 2n ** 53n

describe.each([
  { title: 'all beyond what is exact', first: edge + 1n },
  { title: 'some of them', first: edge - 120n },
])('ids that come as numbers, $title', ({ first }) => {
  it.each([1n, 2n, 3n])('are counted, in steps of %s: every row comes once', async (step) => {
    const ids = idsFrom(first, step)
    for (const method of ['crm.deal.list', 'app.rows.list'])
      for (const strategy of ['auto', 'pages', 'offset'] as const) {
        const $b24 = instantClient({ transport: server(ids) })
        const list = await $b24.actions.v2.callList.make({ method, strategy })
        expect(list.getData()).toEqual(ids.map((id) => ({ ID: Number(id) })))
      }
  })

  it('end a tail with a code and the rows so far, where it would go on elsewhere', async () => {
    const ids = idsFrom(first, 1n)
    const $b24 = instantClient({ transport: server(ids) })
    const tail = $b24.actions.v3.callTail.make({ method: 'main.eventlog.list', cursorField: 'ID' })
    const error: unknown = await tail.catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ code: 'JSSDK_LIST_KEY_UNKNOWN' })
    const rows = progressOf(error)?.result?.getData() ?? []
    expect(rows).toEqual(ids.slice(0, rows.length).map((id) => ({ ID: Number(id) })))
  })
})
