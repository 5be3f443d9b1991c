import { fc, test } from '@fast-check/vitest'
import { describe, expect, it } from 'vitest'
import { progressOf } from '../../src/actions/batch/progress-of.ts'
import type { Transport } from '../../src/transport/transport.ts'
import { instantClient } from '../support/instant-client.ts'
import { brokenReplies, listServer } from '../support/list-server.ts'
import type { IdKind, ListServerOptions } from '../support/list-server.ts'
import { runs } from '../support/runs.ts'

const idKind = fc.constantFrom<IdKind>('numbers', 'digits', 'texts', 'negative', 'huge', 'decimals', 'none')
const anySize = fc.oneof(
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 500 }),
  fc.constantFrom(20, 49, 50, 100),
)
const rowCount = fc.oneof(fc.nat(120), fc.nat(1100))
const way = fc.record({
  strategy: fc.constantFrom('auto', 'auto', 'pages', 'chained', 'offset'),
  parallel: fc.constantFrom<number | 'auto'>(1, 1, 1, 3, 'auto'),
})

/** A method and how its server pages. Known methods have the sizes of their documentation. */
const server: fc.Arbitrary<ListServerOptions & { readonly method: string }> = fc.oneof(
  fc.record({
    method: fc.constant('app.rows.list'),
    paging: fc.constantFrom('keyset', 'start'),
    pageSize: anySize,
    rowCount,
    idKind,
    idKey: fc.constantFrom('ID', 'id'),
    filterKey: fc.constantFrom('ID', 'id'),
    container: fc.constantFrom(undefined, 'items', 'rows'),
    knowsStart: fc.boolean(),
  }),
  fc.record({
    method: fc.constant('crm.deal.list'),
    paging: fc.constant('keyset'),
    pageSize: fc.constant(50),
    rowCount,
    // Its ids are known to lie above 0, and it is asked for no others.
    idKind: idKind.filter((kind) => kind !== 'negative'),
    knowsStart: fc.boolean(),
  }),
  fc.record({
    method: fc.constantFrom('crm.address.list', 'department.get', 'user.search'),
    paging: fc.constant('start'),
    pageSize: anySize,
    rowCount,
    idKind,
  }),
  fc.record({
    method: fc.constantFrom('im.recent.list', 'humanresources.hcmlink.employee.list', 'landing.site.getlist'),
    paging: fc.constant('offset'),
    pageSize: anySize,
    rowCount,
    idKind,
    hasFlag: fc.boolean(),
  }),
  fc.record({
    method: fc.constantFrom('biconnector.source.list'),
    paging: fc.constant('page'),
    pageSize: anySize,
    rowCount: fc.nat(300),
    idKind,
  }),
  fc.record({
    method: fc.constantFrom('crm.category.list', 'crm.status.list', 'app.rows.list'),
    paging: fc.constant('none'),
    pageSize: fc.constant(1),
    rowCount: fc.nat(300),
    idKind,
  }),
  fc.record({
    method: fc.constantFrom('im.dialog.messages.get'),
    paging: fc.constant('other'),
    pageSize: fc.constant(20),
    rowCount: fc.nat(100),
    idKind,
    hasFlag: fc.boolean(),
  }),
)

/** Nothing, or something that is no page, once or twice in a row, at some request. */
const broken = fc.option(
  fc.record({
    at: fc.integer({ min: 1, max: 6 }),
    times: fc.constantFrom(1, 1, 4),
    reply: fc.constantFrom(...brokenReplies),
  }),
  { nil: undefined },
)

/** Whether rows behind the first page can be asked for in some way. */
const hasWay = ({
  paging,
  method,
  idKind: kind,
  knowsStart = true,
}: ListServerOptions & { method: string }): boolean => {
  switch (paging) {
    case 'keyset':
      return knowsStart || ['numbers', 'digits', 'negative'].includes(kind)
    case 'none':
      // All rows of a method that nothing is known of may as well be a page.
      return method !== 'app.rows.list'
    case 'other':
      return false
    default:
      return true
  }
}

const codes = [
  'JSSDK_LIST_KEY_UNKNOWN',
  'JSSDK_LIST_STALLED',
  'JSSDK_LIST_NO_LIST',
  'JSSDK_LIST_MOVED',
  'JSSDK_REPLY_UNEXPECTED',
]

describe('a list of any kind', () => {
  test.prop([server, way, broken], { numRuns: runs(400) })(
    'ends with every row once and in order, or with a coded error, the rows so far and a cursor',
    async ({ method, ...options }, { strategy, parallel }, fault) => {
      const faults =
        fault === undefined
          ? []
          : Array.from({ length: fault.times }, (_, index) => [fault.at + index, fault.reply] as const)
      const { transport, rows, requests } = listServer({ ...options, broken: new Map(faults) })
      const $b24 = instantClient({ transport })
      const isPersistent = faults.length > 1
      try {
        const result = await $b24.actions.v2.callList.make({ method, strategy, parallel })
        expect(result.getData()).toEqual(rows)
        expect(result.warnings).toEqual([])
      } catch (error) {
        expect(codes).toContain(Reflect.get(Object(error), 'code'))
        const progress = progressOf(error)
        expect(typeof progress?.cursor).toBe('string')
        const given = progress?.result?.getData() ?? []
        expect(given).toEqual(rows.slice(0, given.length))
        expect(isPersistent || !hasWay({ method, ...options }) || strategy === 'offset').toBe(true)
      }
      const pageCount = Math.ceil(options.rowCount / Math.min(options.pageSize, 50))
      expect(requests.length).toBeLessThanOrEqual(pageCount + 8 + 2 * faults.length)
    },
  )
})

describe('what a server may do beside its rows', () => {
  const rowsOf = (count: number): { ID: number }[] => Array.from({ length: count }, (_, index) => ({ ID: index + 1 }))
  const deals = { method: 'crm.deal.list' }
  /** A server that answers as the row says: `after` is the bound of ids, `start` what was asked for, `page` the number of the request. */
  const scripted = (answer: (asked: { after: number; start: number; offset: number; page: number }) => unknown) => {
    const requests: string[] = []
    const transport: Transport = ({ url, body }) => {
      requests.push(new URL(url).pathname)
      const params = JSON.parse(body) as { filter?: { '>ID'?: number }; start?: number; OFFSET?: number } // oxlint-disable-line typescript/no-unsafe-type-assertion -- what the SDK has written
      const asked = { after: params.filter?.['>ID'] ?? 0, start: params.start ?? 0, offset: params.OFFSET ?? 0 }
      const reply =
        requests.at(-1)?.endsWith('batch') === true
          ? { error: 'NO_BATCH' }
          : answer({ ...asked, page: requests.length })
      return Promise.resolve({ status: 200, readText: () => Promise.resolve(JSON.stringify(reply)) })
    }
    return { $b24: instantClient({ transport }), requests }
  }
  const beyond = (count: number, after: number, size: number): { ID: number }[] =>
    rowsOf(count)
      .filter(({ ID }) => ID > after)
      .slice(0, size)

  it('a page that names a next one is not the last, however short it is', async () => {
    const { $b24 } = scripted(({ after }) => ({
      result: beyond(160, after, 20),
      total: 160,
      ...(after + 20 < 160 && { next: after + 20 }),
    }))
    expect((await $b24.actions.v2.callList.make(deals)).getData()).toEqual(rowsOf(160))
  })

  it.each([1, 2, 3])('an empty page %i that names a next one is asked for again, then an error', async (page) => {
    const { $b24 } = scripted((asked) =>
      asked.after >= (page - 1) * 50 ? { result: [], next: 50, total: 160 } : { result: beyond(160, asked.after, 50) },
    )
    const error: unknown = await $b24.actions.v2.callList.make({ ...deals, strategy: 'pages' }).catch((e: unknown) => e)
    expect(error).toMatchObject({ code: 'JSSDK_LIST_NO_LIST' })
    expect(progressOf(error)?.result?.getData()).toEqual(rowsOf((page - 1) * 50))
  })

  it('still: a promise of more behind an empty page ends in an error, not in a loop', async () => {
    const { $b24, requests } = scripted(({ offset }) => ({
      result: { items: rowsOf(120).slice(offset, offset + 50), hasMore: true },
    }))
    const list = $b24.actions.v2.callList.make({ method: 'im.recent.list' })
    await expect(list).rejects.toMatchObject({ code: 'JSSDK_LIST_STALLED' })
    expect(requests.length).toBeLessThan(8)
  })

  it('a start that is ignored ends in an error, not in a loop', async () => {
    const rows = Array.from({ length: 50 }, (_, index) => ({ CITY: `City ${index}` }))
    const { $b24, requests } = scripted(({ start }) => ({ result: rows, next: start + 50, total: 1e9 }))
    const list = $b24.actions.v2.callList.make({ method: 'crm.address.list' })
    await expect(list).rejects.toMatchObject({ code: 'JSSDK_LIST_STALLED' })
    expect(requests.length).toBeLessThan(5)
  })

  it.each([{ other: [] }, { other: [{ ID: 999 }] }, { items: [], errors: [] }])(
    'rows that stood in the result itself are looked for nowhere else: %j',
    async (result) => {
      const { $b24 } = scripted(({ after }) => ({ result: after === 0 ? rowsOf(50) : result }))
      const list = $b24.actions.v2.callList.make({ ...deals, strategy: 'pages' })
      await expect(list).rejects.toMatchObject({ code: 'JSSDK_LIST_NO_LIST' })
    },
  )

  it.each([
    { method: 'crm.item.list', version: 'v2', strategy: 'pages' },
    { method: 'crm.item.list', version: 'v2', strategy: 'chained' },
    { method: 'crm.documentgenerator.template.list', version: 'v2', strategy: 'offset' },
    { method: 'main.eventlog.list', version: 'v3', strategy: 'pages' },
  ] as const)(
    'an empty array in the place of a result with rows is no page: $method, $strategy',
    async ({ version, ...list }) => {
      const rows = rowsOf(50).map(({ ID }) => ({ id: ID }))
      const { $b24 } = scripted(({ page }) =>
        page === 1 ? { result: { items: rows }, total: 160, next: 50 } : { result: [], total: 160 },
      )
      const { actions } = $b24
      const reading = version === 'v2' ? actions.v2.callList.make(list) : actions.v3.callList.make(list)
      const error: unknown = await reading.catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code: 'JSSDK_LIST_NO_LIST' })
      expect(progressOf(error)?.result?.getData()).toEqual(rows)
    },
  )

  it("what a list along ids has left is read along them, with strategy 'offset' too", async () => {
    const { $b24 } = scripted(({ after }) => ({ result: beyond(160, after, 50) }))
    const cursor = JSON.stringify({ v: 2, method: 'crm.deal.list', ranges: [[100]] })
    const rest = await $b24.actions.v2.callList.make({ ...deals, cursor, strategy: 'offset' })
    expect(rest.getData()).toEqual(rowsOf(160).slice(100))
  })

  it('a filter that is a collection is refused, not dropped', async () => {
    const { $b24, requests } = scripted(() => ({ result: rowsOf(3) }))
    const filter: object = new Map([['ID', 5]])
    const list = $b24.actions.v2.callList.make({ ...deals, params: { FILTER: filter } })
    await expect(list).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS' })
    expect(requests).toEqual([])
  })
})
