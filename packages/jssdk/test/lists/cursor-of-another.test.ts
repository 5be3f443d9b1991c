import { B24Hook } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const rows = Array.from({ length: 120 }, (_, index) => ({ id: index + 1, title: index % 2 === 0 ? 'even' : 'odd' }))
let portal: Portal
let $b24: B24Hook

beforeAll(async () => {
  portal = await createPortal({ seed: { deal: rows, eventlog: rows.map(({ id }) => ({ id })) }, tariff: 'off' })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
})
afterAll(() => portal.close())
beforeEach(() => portal.requests.clear())

const given = { filter: { '=TITLE': 'even', '>OPPORTUNITY': -1 }, select: ['ID'] }

/** Cursors after the first page: of a list along ids, of one that counts its rows, and of many lists. */
const cursors = {
  ids: async () => (await readPage({ method: 'crm.deal.list', params: given })).cursor,
  offset: async () => (await readPage({ method: 'crm.deal.list', params: given, strategy: 'offset' })).cursor,
} as const

const readPage = async (options: Parameters<typeof $b24.actions.v2.fetchList.make>[0]) => {
  const stream = $b24.actions.v2.fetchList.make(options)
  await stream.next()
  await stream.return()
  return stream
}

const others = [
  { title: 'another value in the filter', params: { ...given, filter: { ...given.filter, '=TITLE': 'odd' } } },
  { title: 'one condition less', params: { filter: { '=TITLE': 'even' }, select: ['ID'] } },
  { title: 'no filter', params: {} },
  { title: 'no parameters', params: undefined },
  { title: 'another order', params: { ...given, order: { TITLE: 'DESC' } } },
  { title: 'a parameter more', params: { ...given, categoryId: 1 } },
] as const

describe.each(['ids', 'offset'] as const)('the cursor of a list (%s)', (kind) => {
  const strategy = kind === 'offset' ? 'offset' : 'auto'

  it.each(others)('is refused with $title, and nothing is sent', async ({ params }) => {
    const cursor = await cursors[kind]()
    portal.requests.clear()
    const list = $b24.actions.v2.callList.make({ method: 'crm.deal.list', params, strategy, cursor })
    await expect(list).rejects.toMatchObject({ code: 'JSSDK_CURSOR_INVALID' })
    expect(portal.requests.count()).toBe(0)
  })

  it('is taken with other fields selected', async () => {
    const cursor = await cursors[kind]()
    const params = { ...given, select: ['ID', 'TITLE'] }
    const list = await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params, strategy, cursor })
    expect(list.getData()).toHaveLength(10)
  })

  it('is taken without a mark, as it was written before there were any', async () => {
    const cursor = (await cursors[kind]()).replace(/"of":"\w+",/, '')
    expect(cursor).not.toContain('"of"')
    const list = await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: given, strategy, cursor })
    expect(list.getData()).toHaveLength(10)
  })
})

describe('the cursor of a list whose order is its own', () => {
  it.each([{ order: { TITLE: 'ASC', ID: 'DESC' } }, { order: { ID: 'DESC', TITLE: 'ASC' } }])(
    'is refused where the fields of the order change places',
    async (params) => {
      const { cursor } = await readPage({ method: 'crm.deal.list', params, strategy: 'offset' })
      const order = Object.fromEntries(Object.entries(params.order).toReversed())
      const list = $b24.actions.v2.callList.make({
        method: 'crm.deal.list',
        params: { order },
        strategy: 'offset',
        cursor,
      })
      await expect(list).rejects.toMatchObject({ code: 'JSSDK_CURSOR_INVALID' })
    },
  )
})

describe('the cursor of many lists', () => {
  const lists = [
    { key: 1, params: { filter: { '=TITLE': 'even' } } },
    { key: 2, params: { filter: { '=TITLE': 'odd' } } },
  ]
  const method = 'crm.deal.list'

  it('is refused where a list has another filter, and taken where it has other fields', async () => {
    const stream = $b24.actions.v2.fetchLists.make({ method, lists })
    await stream.next()
    await stream.return()
    const { cursor } = stream
    const swapped = [lists[0], { key: 2, params: { filter: { '=TITLE': 'even' } } }].flatMap((list) => list ?? [])
    expect(() => $b24.actions.v2.fetchLists.make({ method, lists: swapped, cursor })).toThrow(
      expect.objectContaining({ code: 'JSSDK_CURSOR_INVALID' }),
    )
    const selected = lists.map(({ key, params }) => ({ key, params: { ...params, select: ['ID'] } }))
    let count = 0
    for await (const chunk of $b24.actions.v2.fetchLists.make({ method, lists: selected, cursor }))
      count += chunk.rows.length
    expect(count).toBe(70)
  })
})

describe('the cursor of a REST v3 list', () => {
  it('is refused with another filter', async () => {
    const method = 'main.eventlog.list'
    const stream = $b24.actions.v3.fetchList.make({ method, params: { filter: [['id', '>', 0]] } })
    await stream.next()
    await stream.return()
    const { cursor } = stream
    const list = $b24.actions.v3.callList.make({ method, params: { filter: [['id', '>', 1]] }, cursor })
    await expect(list).rejects.toMatchObject({ code: 'JSSDK_CURSOR_INVALID' })
    const same = await $b24.actions.v3.callList.make({ method, params: { filter: [['id', '>', 0]] }, cursor })
    expect(same.getData()).toHaveLength(70)
  })
})
