import { Text } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { findCompanies } from './examples/lists.ts'
import { isPage, sentCalls } from './sent-calls.ts'
import { idsUpTo, openStage } from './stage.ts'

interface Row {
  id: number
}
const deals = { method: 'crm.item.list', idKey: 'id', customKeyForResult: 'items' } as const
const params = { entityTypeId: 2, select: ['id'] }

describe('callList.make', () => {
  it('S34: returns the whole list in memory', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(130) } })
    const response = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(130))
  })

  it('S36: handles the cursor itself: the caller passes neither start nor a page', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(101) } })
    const response = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params })
    expect(response.getData()).toHaveLength(101)
    expect(params).toEqual({ entityTypeId: 2, select: ['id'] })
  })

  it.each([1000, 1250])('S65: %i rows arrive as one array', async (count) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(count) } })
    const response = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(count))
  })

  it('S66: pages by a keyset cursor on cursorIdKey', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(120) } })
    await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params, cursorIdKey: 'id', strategy: 'pages' })
    expect(stage.portal.requests.list()).toMatchObject([
      { params: { filter: { '>id': 0 }, start: -1 } },
      { params: { filter: { '>id': 50 }, start: -1 } },
      { params: { filter: { '>id': 100 }, start: -1 } },
    ])
  })

  it('S66: also where several pages travel in one batch, each beginning after the last id of the page before', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(270) } })
    const response = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params, cursorIdKey: 'id' })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(270))
    const cursors = sentCalls(stage.portal)
      .filter(isPage)
      .map((call) => call.params['filter'])
    expect(cursors.length).toBeGreaterThanOrEqual(6)
    for (const cursor of cursors) expect(Object.keys(cursor ?? {})).toEqual(['>id'])
    for (const cursor of cursors) expect(String(Object.values(cursor ?? {}))).toMatch(/^\d+$|^\$result\[/)
  })

  it('S67: cursorIdKey is idKey when it is not given', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params, idKey: 'id' })
    expect(stage.portal.requests.list()).toMatchObject([{ params: { filter: { '>id': 0 }, order: { id: 'ASC' } } }])
  })

  it('S68: the example finds companies by title and date', async () => {
    await using stage = await openStage({
      seed: {
        company: [
          { id: 1, title: 'Maple Ltd', createdTime: '2026-03-01T00:00:00+00:00' },
          { id: 2, title: 'Oak Ltd', createdTime: '2026-03-01T00:00:00+00:00' },
          { id: 3, title: 'Mapleton', createdTime: '2020-03-01T00:00:00+00:00' },
        ],
      },
    })
    await expect(findCompanies(stage.$b24, 'Maple%', new Date('2026-01-01T00:00:00Z'))).resolves.toEqual([
      { id: 1, title: 'Maple Ltd' },
    ])
    expect(stage.portal.requests.list()).toMatchObject([{ query: { bx24_request_id: 'companies' } }])
  })

  it('S69: filter keys with prefixes reach the server unchanged', async () => {
    await using stage = await openStage()
    const filter = { '=%title': 'Ma%', '>=createdTime': '2026-01-01T00:00:00+00:00', '!stageId': ['WON', 'LOSE'] }
    await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params: { ...params, filter } })
    expect(stage.portal.requests.list()).toMatchObject([{ params: { filter } }])
  })

  it('S70: Text.toB24Format makes a date that the filter takes', async () => {
    const day = new Date('2026-02-03T04:05:06Z')
    const text = Text.toB24Format(day)
    expect(new Date(text).getTime()).toBe(day.getTime())
    await using stage = await openStage({
      seed: {
        deal: [
          { id: 1, createdTime: '2026-02-03T04:05:05+00:00' },
          { id: 2, createdTime: '2026-02-03T04:05:07+00:00' },
        ],
      },
    })
    const response = await stage.$b24.actions.v2.callList.make<Row>({
      ...deals,
      params: { ...params, filter: { '>=createdTime': text } },
    })
    expect(response.getData()!.map(({ id }) => id)).toEqual([2])
  })

  it('S71: idKey is ID on v2 when it is not given', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60) } })
    const response = await stage.$b24.actions.v2.callList.make<{ ID: string }>({
      method: 'crm.deal.list',
      params: { select: ['ID'] },
    })
    expect(response.getData()).toHaveLength(60)
    expect(stage.portal.requests.list()[0]).toMatchObject({ params: { filter: { '>ID': 0 }, order: { ID: 'ASC' } } })
  })

  it('S72: without customKeyForResult the rows are read from the result itself', async () => {
    await using stage = await openStage({ seed: { contact: [3, 4] } })
    const response = await stage.$b24.actions.v2.callList.make<{ ID: string }>({
      method: 'crm.contact.list',
      params: { select: ['ID'] },
    })
    expect(response.getData()).toEqual([{ ID: '3' }, { ID: '4' }])
  })

  it('S73: getData() is a list of rows, not of pages', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(75) } })
    const response = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params })
    expect(response.getData()!.every((row) => !Array.isArray(row))).toBe(true)
    expect(response.getData()).toHaveLength(75)
  })

  it('S74: an order of the caller does not reach the server', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60) } })
    const ordered = { ...params, order: { title: 'DESC' } }
    const response = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params: ordered })
    expect(response.getData()).toHaveLength(60)
    const calls = sentCalls(stage.portal)
    for (const call of calls) expect(Object.keys(call.params['order'] ?? {})).toEqual(['id'])
    for (const call of calls.filter(isPage)) expect(call.params['order']).toEqual({ id: 'ASC' })
    expect(ordered.order).toEqual({ title: 'DESC' })
  })

  it('S75: every request carries the order of the cursor', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(101), task: [1] } })
    await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params })
    await stage.$b24.actions.v2.callList.make<Row>({
      method: 'tasks.task.list',
      idKey: 'id',
      cursorIdKey: 'ID',
      customKeyForResult: 'tasks',
    })
    const calls = sentCalls(stage.portal).filter(isPage)
    expect(calls.length).toBeGreaterThanOrEqual(4)
    for (const { method, params: sent } of calls) {
      expect(sent['order']).toEqual(method === 'tasks.task.list' ? { ID: 'ASC' } : { id: 'ASC' })
    }
  })

  it('S76: an order of the caller logs exactly one warning for one make', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(120) } })
    await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params: { ...params, order: { title: 'DESC' } } })
    expect(stage.log.withMessage('`order`').map(({ message, levelName }) => ({ message, levelName }))).toEqual([
      {
        levelName: 'WARNING',
        message:
          'callList.make: user-provided `order` parameter is ignored because cursor-based pagination requires ordering by cursorIdKey. Use `filter` to narrow results instead.',
      },
    ])
  })

  it('S77: only the filter narrows the result', async () => {
    await using stage = await openStage({
      seed: { deal: idsUpTo(120).map((id) => ({ id, stageId: id % 2 === 0 ? 'WON' : 'NEW' })) },
    })
    const won = await stage.$b24.actions.v2.callList.make<Row>({
      ...deals,
      params: { ...params, filter: { stageId: 'WON' } },
    })
    expect(won.getData()!.map(({ id }) => id)).toEqual(idsUpTo(120).filter((id) => id % 2 === 0))
    const limited = { ...params, start: 100, limit: 5 }
    const all = await stage.$b24.actions.v2.callList.make<Row>({ ...deals, params: limited })
    expect(all.getData()).toHaveLength(120)
  })
})
