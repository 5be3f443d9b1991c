import { AjaxError, B24Hook } from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { serveFetch } from '../support/fetch-server.ts'

let portal: Portal
let $b24: B24Hook
beforeAll(async () => {
  portal = await createPortal()
  portal.insert(
    'deal',
    Array.from({ length: 130 }, (_, index) => ({ id: index + 1, title: `D${(index + 1) % 65}` })),
  )
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
})
beforeEach(() => portal.requests.clear())
afterAll(() => portal.close())

describe('a filter of alternatives', () => {
  const alternatives = { 0: { '=title': 'D1' }, 1: { '=title': 'D2' } }
  it.each([
    { what: 'OR', filter: { logic: 'OR', ...alternatives } },
    { what: 'or, in small letters', filter: { logic: 'or', ...alternatives } },
    { what: 'with a bound of ids among them', filter: { logic: 'OR', ...alternatives, '>id': 128 } },
    { what: 'still: AND', filter: { logic: 'AND', 0: { '=title': 'D1' }, '>id': 1 } },
  ])('finds as a list what a call finds: $what', async ({ filter }) => {
    const params = { entityTypeId: 2, filter, select: ['id'] }
    const call = await $b24.actions.v2.call.make<{ items: { id: number }[] }>({ method: 'crm.item.list', params })
    const ids = call.getData()?.result.items.map(({ id }) => id)
    expect(ids?.length).toBeGreaterThan(0)
    expect(ids?.length).toBeLessThan(50)
    for (const more of [{}, { strategy: 'pages' }, { parallel: 4 }] as const) {
      const list = await $b24.actions.v2.callList.make<{ id: number }>({ method: 'crm.item.list', params, ...more })
      expect(list.getData()?.map(({ id }) => id)).toEqual(ids?.toSorted((a, b) => a - b))
    }
  })
})

it.each(['crm.item.add', 'crm.deal.add'])('a list of %s, which writes, writes once', async (method) => {
  const before = portal.count('deal')
  const params = { entityTypeId: 2, fields: { title: 'once', TITLE: 'once' } }
  await expect($b24.actions.v2.callList.make({ method, params })).rejects.toMatchObject({ code: 'JSSDK_LIST_NO_LIST' })
  expect(portal.count('deal')).toBe(before + 1)
})

describe('commands that are no list', () => {
  const add = ['crm.deal.add', { fields: { TITLE: 'A' } }] as const
  const withHole: unknown[] = [add]
  withHole[2] = add
  it.each([
    { what: 'a set', calls: new Set([add]) },
    { what: 'a map', calls: new Map([['a', add]]) },
    { what: 'a generator', calls: [add].values() },
    { what: 'a list with a hole', calls: withHole },
  ])('are refused before anything is sent: $what', async ({ calls }) => {
    for (const action of [$b24.actions.v2.batch, $b24.actions.v2.batchByChunk]) {
      const made: unknown = Reflect.apply(action.make, action, [{ calls }])
      await expect(made).rejects.toMatchObject({ code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL' })
    }
    expect(portal.requests.count()).toBe(0)
  })
})

/** A client of a server that always answers the same. */
const answered = async (body: unknown): Promise<{ client: B24Hook } & AsyncDisposable> => {
  const headers = { 'Content-Type': 'application/json' }
  const server = await serveFetch(async () => new Response(JSON.stringify(body), { headers }))
  return {
    client: new B24Hook({ b24Url: server.url, userId: 1, secret: 'abc1def2ghi3jkl4' }),
    [Symbol.asyncDispose]: async () => server[Symbol.asyncDispose](),
  }
}

describe('an error beside a result', () => {
  it.each([
    { what: 'of one command', errors: { 1: { error: 'E', error_description: 'no' } }, outcomes: ['', 'unknown', ''] },
    { what: 'still: nothing is no error', errors: [null, null, null], outcomes: ['', '', ''] },
  ])('of a batch says that the command may have run: $what', async ({ errors, outcomes }) => {
    await using server = await answered({ result: { result: [1, 2, 3], result_error: errors }, time: {} })
    const calls = ['a', 'b', 'c'].map((title) => ['crm.deal.add', { fields: { TITLE: title } }] as const)
    const response = await server.client.actions.v2.batch.make({
      calls: calls.map(([method, params]) => ({ method, params })),
      options: { isHaltOnError: false },
    })
    const found = [0, 1, 2].map((key) => {
      const error = response.errors.get(String(key))
      return error instanceof AjaxError ? error.outcome : ''
    })
    expect(found).toEqual(outcomes)
  })

  it('is one although its code is empty, when words go with it', async () => {
    await using server = await answered({ result: { items: [] }, error: '', error_description: 'bad' })
    const { v2 } = server.client.actions
    const outcome = await v2.call.make({ method: 'crm.item.add' }).catch((error: unknown) => error)
    expect(outcome).not.toMatchObject({ isSuccess: true })
    await expect(v2.callList.make({ method: 'crm.item.list' })).resolves.toMatchObject({ isSuccess: false })
  })
})

it('a first page that is short although its reply counts more rows is not the last', async () => {
  const rows = Array.from({ length: 73 }, (_, index) => ({ id: index + 1 }))
  await using server = await serveFetch(async (request) => {
    const { filter } = (await request.json()) as { filter?: { '>id'?: number } } // oxlint-disable-line typescript/no-unsafe-type-assertion -- what the list sends
    const left = rows.filter(({ id }) => id > (filter?.['>id'] ?? 0))
    return Response.json({ result: { items: left.slice(0, 20) }, total: left.length, time: {} })
  })
  const client = new B24Hook({ b24Url: server.url, userId: 1, secret: 'abc1def2ghi3jkl4' })
  const list = await client.actions.v2.callList.make({ method: 'crm.item.list', strategy: 'pages' })
  expect([list.isSuccess, list.getData()?.length]).toEqual([true, 73])
})

it.each(['text', null, 0, {}])(
  'a signal that was aborted before, with %o, ends every action with an error',
  async (reason) => {
    const controller = new AbortController()
    controller.abort(reason)
    const { signal } = controller
    const { v2 } = $b24.actions
    const works = [
      v2.call.make({ method: 'profile', signal }),
      v2.callList.make({ method: 'crm.deal.list', signal }),
      v2.fetchList.make({ method: 'crm.deal.list', signal }).next(),
      v2.batch.make({ calls: [['profile', {}]], signal }),
      v2.batchByChunk.make({ calls: [['profile', {}]], signal }),
    ]
    for (const work of works) await expect(work).rejects.toMatchObject({ code: 'JSSDK_CANCELLED' })
    expect(portal.requests.count()).toBe(0)
  },
)
