import { describe, expect, it } from 'vitest'
import { countOpenDeals, readEventLog } from './examples/lists.ts'
import { isPage, sentCalls } from './sent-calls.ts'
import { collect, idsUpTo, openStage } from './stage.ts'

interface Row {
  id: number
}
const deals = { method: 'crm.item.list', idKey: 'id', customKeyForResult: 'items' } as const
const params = { entityTypeId: 2, select: ['id'] }
const eventlog = { method: 'main.eventlog.list', idKey: 'id', customKeyForResult: 'items' } as const

describe('fetchList.make', () => {
  it('S35: returns an asynchronous iterator that reads a page only when it is asked for one', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(200) } })
    const pages = stage.$b24.actions.v2.fetchList.make<Row>({ ...deals, params })
    expect(pages[Symbol.asyncIterator]).toBeTypeOf('function')
    expect(stage.portal.requests.count()).toBe(0)
    const first = await pages.next()
    expect(first.value).toHaveLength(50)
    expect(stage.portal.requests.count()).toBe(1)
    await pages.return(undefined)
    expect(stage.portal.requests.count()).toBe(1)
  })

  it('S35: leaving the loop early ends the reading', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(200) } })
    let rows = 0
    for await (const page of stage.$b24.actions.v2.fetchList.make<Row>({ ...deals, params })) {
      rows += page.length
      break
    }
    expect(rows).toBe(50)
    expect(stage.portal.requests.count()).toBe(1)
  })

  it('S36: handles the cursor itself', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(101) } })
    const pages = await collect(stage.$b24.actions.v2.fetchList.make<Row>({ ...deals, params }))
    expect(pages.flat().map(({ id }) => id)).toEqual(idsUpTo(101))
  })

  it.each([
    { count: 101, pages: [50, 50, 1] },
    { count: 100, pages: [50, 50] },
    { count: 0, pages: [] },
  ])('S78: yields arrays of rows, never an empty one: $count rows as $pages', async ({ count, pages }) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(count) } })
    const sizes: number[] = []
    for await (const page of stage.$b24.actions.v2.fetchList.make<Row>({ ...deals, params })) sizes.push(page.length)
    expect(sizes).toEqual(pages)
  })

  it('S79: takes the options of callList and gives the same rows', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(120) } })
    const options = {
      method: 'tasks.task.list',
      params: { select: ['ID'], filter: { '>ID': 20 } },
      idKey: 'id',
      cursorIdKey: 'ID',
      customKeyForResult: 'tasks',
      requestId: 'tasks-1',
    }
    const listed = await stage.$b24.actions.v2.callList.make<{ id: string }>(options)
    const fetched = await collect(stage.$b24.actions.v2.fetchList.make<{ id: string }>(options))
    expect(fetched.flat()).toEqual(listed.getData())
    expect(fetched.flat()).toHaveLength(100)
    const ids = stage.portal.requests.list().map(({ query }) => query['bx24_request_id'])
    expect(new Set(ids)).toEqual(new Set(['tasks-1']))
  })

  it('S80: takes a limit on v3, sent as the page size', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(120) } })
    const pages = await collect(stage.$b24.actions.v3.fetchList.make<Row>({ ...eventlog, limit: 100 }))
    expect(pages.map((page) => page.length)).toEqual([100, 20])
    const pages100 = sentCalls(stage.portal).filter(isPage)
    expect(pages100.length).toBeGreaterThanOrEqual(2)
    for (const call of pages100) {
      expect(call).toMatchObject({ method: 'main.eventlog.list', params: { pagination: { limit: 100 } } })
    }
  })

  it('S80: the page size of v3 is 50 without a limit', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(60) } })
    const pages = await collect(stage.$b24.actions.v3.fetchList.make<Row>(eventlog))
    expect(pages.map((page) => page.length)).toEqual([50, 10])
    expect(stage.portal.requests.list()[0]).toMatchObject({ params: { pagination: { limit: 50 } } })
  })

  it('S81: the example counts open deals by a negated filter with an array, sent unchanged', async () => {
    await using stage = await openStage({
      seed: { deal: idsUpTo(90).map((id) => ({ id, stageId: ['NEW', 'WON', 'LOSE'][id % 3] ?? 'NEW' })) },
    })
    await expect(countOpenDeals(stage.$b24)).resolves.toBe(30)
    expect(stage.portal.requests.list()).toMatchObject([{ params: { filter: { '!stageId': ['WON', 'LOSE'] } } }])
  })

  it('S82: the example reads the event log through v3', async () => {
    await using stage = await openStage({
      seed: {
        eventlog: idsUpTo(250).map((id) => ({ id, auditTypeId: id % 2 === 0 ? 'USER_LOGIN' : 'USER_LOGOUT' })),
      },
    })
    const rows = await readEventLog(stage.$b24, 'USER_LOGIN')
    expect(rows.map(({ id }) => id)).toEqual(idsUpTo(250).filter((id) => id % 2 === 0))
    expect(stage.portal.requests.list()[0]).toMatchObject({
      api: 'v3',
      params: {
        filter: [
          ['auditTypeId', '=', 'USER_LOGIN'],
          ['id', '>', 0],
        ],
        pagination: { limit: 100 },
      },
    })
  })

  it('S83: the filter of v2 is an object with prefixes, and the cursor joins it as one more', async () => {
    await using stage = await openStage()
    await collect(
      stage.$b24.actions.v2.fetchList.make({ ...deals, params: { ...params, filter: { '>=opportunity': 5 } } }),
    )
    expect(stage.portal.requests.list()[0]?.params['filter']).toEqual({ '>=opportunity': 5, '>id': 0 })
  })

  it('S84: the filter of v3 is an array of conditions, and the cursor joins it as one more', async () => {
    await using stage = await openStage()
    await collect(stage.$b24.actions.v3.fetchList.make({ ...eventlog, params: { filter: [['userId', 'in', [1, 2]]] } }))
    expect(stage.portal.requests.list()[0]?.params['filter']).toEqual([
      ['userId', 'in', [1, 2]],
      ['id', '>', 0],
    ])
  })
})
