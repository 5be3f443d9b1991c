import { progressOf } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { anyOf, containing } from '../matchers.ts'
import { openScriptedStage } from '../scripted-stage.ts'
import { success, type ScriptedReply, type ScriptedRequest } from '../scripted-server.ts'
import { isPage, sentCalls } from '../sent-calls.ts'
import { collect, idsUpTo, openStage, rejectionOf, type Stage } from '../stage.ts'

const eventlog = { method: 'main.eventlog.list', idKey: 'id', customKeyForResult: 'items' } as const
const tail = { method: 'main.eventlog.tail' } as const
const items = {
  method: 'crm.item.list',
  params: { entityTypeId: 2, select: ['id'] },
  idKey: 'id',
  customKeyForResult: 'items',
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
/** The last condition of a v3 filter is the cursor's. */
const cursorOf = ({ body }: ScriptedRequest): number => {
  const filter = asRecord(body)['filter']
  const last: unknown = Array.isArray(filter) ? filter.at(-1) : undefined
  return Array.isArray(last) ? Number(last[2]) : 0
}
/** A v3 list of `count` rows that gives at most `cap` rows a page, whatever it is asked for. */
const capped =
  (count: number, cap: number) =>
  (request: ScriptedRequest): ScriptedReply => {
    const after = cursorOf(request)
    const rows = idsUpTo(count).filter((id) => id > after)
    return success({ items: rows.slice(0, cap).map((id) => ({ id })) })
  }

describe('the cursor', () => {
  it('E30: idKey and cursorIdKey may differ, and every page is read', async () => {
    await using stage = await openStage({ seed: { task: idsUpTo(160) } })
    const response = await stage.$b24.actions.v2.callList.make<{ id: string }>({
      method: 'tasks.task.list',
      params: { select: ['ID'] },
      idKey: 'id',
      cursorIdKey: 'ID',
      customKeyForResult: 'tasks',
    })
    expect(response.getData()!.map(({ id }) => Number(id))).toEqual(idsUpTo(160))
  })

  it.each([
    { version: 'v2', method: 'crm.item.list', code: 'JSSDK_LIST_KEY_UNKNOWN' },
    { version: 'v3', method: 'main.eventlog.list', code: 'JSSDK_LIST_STALLED' },
  ] as const)(
    'E31: a full page of $version without a readable id is no success where the method cannot count, and no NaN is sent',
    async ({ version, method, code }) => {
      const rows = Array.from({ length: 50 }, () => ({ id: 'a', ID: 'b' }))
      await using stage = await openScriptedStage(() => success({ items: rows }))
      const options = { method, idKey: 'id', customKeyForResult: 'items' }
      const error: unknown = await stage.$b24.actions[version].callList.make(options).catch((thrown: unknown) => thrown)
      expect(error).toMatchObject({ code })
      expect(progressOf(error)?.result?.getData()).toEqual(rows)
      const given: unknown[] = []
      const walk = async (): Promise<void> => {
        for await (const page of stage.$b24.actions[version].fetchList.make(options)) given.push(...page)
      }
      await expect(walk()).rejects.toMatchObject({ code })
      expect(given).toEqual(rows)
      for (const { rawBody } of stage.server.requests) expect(rawBody).not.toMatch(/NaN|null/)
    },
  )

  it('E31: where the method counts its rows the list is whole', async () => {
    const ids = idsUpTo(120).map((id) => `t-${id}`)
    await using stage = await openScriptedStage(({ body }) => {
      const { start } = asRecord(body)
      const from = Number(start) > 0 ? Number(start) : 0
      const next = from + 50 < ids.length && Number(start) >= 0 ? { next: from + 50 } : {}
      return success({ items: ids.slice(from, from + 50).map((id) => ({ id })) }, { ...next, total: ids.length })
    })
    const response = await stage.$b24.actions.v2.callList.make<{ id: string }>({ method: 'crm.item.list' })
    expect(response.getData()?.map(({ id }) => id)).toEqual(ids)
  })

  it.each([
    { page: 'a short one without an id', rows: [{ name: 'a' }, { name: 'b' }] },
    { page: 'an empty one', rows: [] },
  ])('E32: the last page does not warn: $page', async ({ rows }) => {
    await using stage = await openScriptedStage(() => success({ items: rows }))
    const response = await stage.$b24.actions.v2.callList.make({
      method: 'x.list',
      idKey: 'id',
      customKeyForResult: 'items',
    })
    expect(response.getData()).toEqual(rows)
    expect(stage.log.records().filter(({ levelName }) => levelName === 'WARNING')).toEqual([])
  })

  it('E33: the filter of the caller survives on every page of a v3 list', async () => {
    await using stage = await openStage({
      seed: { eventlog: idsUpTo(240).map((id) => ({ id, userId: (id % 2) + 1 })) },
    })
    const filter: [string, string, unknown][] = [['userId', '=', 1]]
    const response = await stage.$b24.actions.v3.callList.make<{ id: number }>({ ...eventlog, params: { filter } })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(240).filter((id) => id % 2 === 0))
    const sent = sentCalls(stage.portal)
      .filter(isPage)
      .map(({ params }) => params['filter'])
    expect(sent.length).toBeGreaterThanOrEqual(2)
    for (const conditions of sent)
      expect(conditions).toEqual([
        ['userId', '=', 1],
        ['id', '>', anyOf(Number)],
      ])
    expect(filter).toEqual([['userId', '=', 1]])
  })

  it.each(['v2', 'v3'] as const)('E34: an order of the caller never breaks the cursor of %s', async (version) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(120), eventlog: idsUpTo(120) } })
    const options = version === 'v2' ? items : { ...eventlog, params: {} }
    const response = await stage.$b24.actions[version].callList.make<{ id: number }>({
      ...options,
      params: { ...options.params, order: { id: 'DESC' } },
    })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(120))
    expect(stage.log.withMessage('user-provided `order`')).toHaveLength(1)
  })

  it('E35: a v3 server that caps the page below the limit does not shorten the result', async () => {
    await using stage = await openScriptedStage(capped(75, 20))
    const response = await stage.$b24.actions.v3.callList.make<{ id: number }>({ ...eventlog, limit: 100 })
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(75))
  })

  it('E36: a v3 list whose size is a multiple of the page ends through one empty page', async () => {
    await using stage = await openScriptedStage(capped(100, 50))
    const response = await stage.$b24.actions.v3.callList.make<{ id: number }>({ ...eventlog, strategy: 'pages' })
    expect(response.getData()).toHaveLength(100)
    expect(stage.server.requests.map(cursorOf)).toEqual([0, 50, 100])
  })

  it.each(['v2', 'v3'] as const)(
    'E37: a success of %s without data is asked for twice, and is no list',
    async (version) => {
      await using stage = await openScriptedStage(() => success(null))
      const refused = { code: 'JSSDK_LIST_NO_LIST' }
      await expect(stage.$b24.actions[version].callList.make(eventlog)).rejects.toMatchObject(refused)
      await expect(collect(stage.$b24.actions[version].fetchList.make(eventlog))).rejects.toMatchObject(refused)
      expect(stage.server.requests).toHaveLength(4)
    },
  )

  it.each(['v2', 'v3'] as const)(
    'E91: a list of %s that ignores the cursor does not loop for ever',
    async (version) => {
      await using stage = await openStage({
        seed: { deal: idsUpTo(200), eventlog: idsUpTo(200) },
        faults: [{ match: '*.list', action: 'ignoreFilter' }],
      })
      const options = version === 'v2' ? items : eventlog
      await expect(stage.$b24.actions[version].callList.make(options)).rejects.toMatchObject({
        code: 'JSSDK_LIST_STALLED',
      })
      const given: unknown[] = []
      const walk = async (): Promise<void> => {
        for await (const page of stage.$b24.actions[version].fetchList.make(options)) given.push(...page)
      }
      await expect(walk()).rejects.toMatchObject({ code: 'JSSDK_LIST_STALLED' })
      expect(given).toHaveLength(50)
      expect(stage.portal.requests.count()).toBeLessThan(12)
    },
  )
})

describe('a failure in the middle', () => {
  const softAtPage3 = (method: string) => ({ match: method, action: 'softError', skip: 2 }) as const
  const seed = { deal: idsUpTo(250), eventlog: idsUpTo(250) }
  const lists = [
    {
      action: 'v2.callList',
      method: 'crm.item.list',
      run: ({ $b24 }: Stage) => $b24.actions.v2.callList.make<{ id: number }>({ ...items, strategy: 'pages' }),
    },
    {
      action: 'v3.callList',
      method: 'main.eventlog.list',
      run: ({ $b24 }: Stage) => $b24.actions.v3.callList.make<{ id: number }>({ ...eventlog, strategy: 'pages' }),
    },
    {
      action: 'v3.callTail',
      method: 'main.eventlog.tail',
      run: ({ $b24 }: Stage) => $b24.actions.v3.callTail.make<{ id: number }>(tail),
    },
  ]

  it.each(lists)('E38: $action keeps the rows read so far and the original error keys', async ({ method, run }) => {
    await using stage = await openStage({ seed, faults: [softAtPage3(method)] })
    const response = await run(stage)
    expect(response.isSuccess).toBe(false)
    expect(response.getData()!.map(({ id }) => id)).toEqual(idsUpTo(100))
    expect(Object.keys(response.getErrorsByKey())).toEqual(['base-error'])
  })

  const streams = [
    {
      action: 'v2.fetchList',
      method: 'crm.item.list',
      code: 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V2',
      run: ({ $b24 }: Stage) => $b24.actions.v2.fetchList.make({ ...items, strategy: 'pages' }),
    },
    {
      action: 'v3.fetchList',
      method: 'main.eventlog.list',
      code: 'JSSDK_CORE_B24_FETCH_LIST_METHOD_API_V3',
      run: ({ $b24 }: Stage) => $b24.actions.v3.fetchList.make({ ...eventlog, strategy: 'pages' }),
    },
    {
      action: 'v3.fetchTail',
      method: 'main.eventlog.tail',
      code: 'JSSDK_CORE_B24_FETCH_TAIL_METHOD_API_V3',
      run: ({ $b24 }: Stage) => $b24.actions.v3.fetchTail.make(tail),
    },
  ]

  it.each(streams)('E39: $action throws its own coded error after the pages it gave', async ({ method, code, run }) => {
    await using stage = await openStage({ seed, faults: [softAtPage3(method)] })
    const given: unknown[] = []
    const walk = async (): Promise<void> => {
      for await (const page of run(stage)) given.push(...page)
    }
    const error = await rejectionOf(walk())
    expect(error).toMatchObject({ code, status: 500, message: containing('API Error: ') })
    expect(given).toHaveLength(100)
  })
})

describe('a tail', () => {
  it('E40: adds the cursor field to select, leaves select out when none is given, and resumes at initialValue', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(120) } })
    const { fetchTail } = stage.$b24.actions.v3
    const selected = await collect(
      fetchTail.make<{ id: number }>({ ...tail, params: { select: ['userId'] }, initialValue: 30 }),
    )
    expect(selected.flat().map(({ id }) => id)).toEqual(idsUpTo(120).slice(30))
    const first = stage.portal.requests.list()[0]?.params
    expect(first).toMatchObject({
      select: ['userId', 'id'],
      cursor: { field: 'id', value: 30, order: 'ASC', limit: 50 },
    })
    stage.portal.requests.clear()
    await collect(fetchTail.make(tail))
    for (const { params } of stage.portal.requests.list()) expect(params).not.toHaveProperty('select')
  })

  it.each([
    { action: 'callTail', code: 'JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE' },
    { action: 'fetchTail', code: 'JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE' },
  ] as const)('E41: $action downwards without initialValue is refused before a request', async ({ action, code }) => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(10) } })
    const { callTail, fetchTail } = stage.$b24.actions.v3
    const options = { ...tail, order: 'DESC' }
    const refused = action === 'callTail' ? callTail.make(options) : collect(fetchTail.make(options))
    await expect(refused).rejects.toMatchObject({ code, status: 500 })
    expect(stage.portal.requests.count()).toBe(0)
    const down = await callTail.make<{ id: number }>({ ...options, initialValue: 6 })
    expect(down.getData()!.map(({ id }) => id)).toEqual([5, 4, 3, 2, 1])
  })
})
