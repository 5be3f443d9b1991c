import { describe, expect, it } from 'vitest'
import { collect, idsUpTo, openStage, rejectionOf, type Stage } from '../stage.ts'

const items = { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id'] } }
const deals = { ...items, idKey: 'id', customKeyForResult: 'items' }
const byPages = { ...deals, strategy: 'pages' } as const
const idsOf = (rows: readonly { id: number }[] | null | undefined): number[] => (rows ?? []).map(({ id }) => id)

describe('the caller’s own condition on the id', () => {
  const rules = [
    { filter: { '>id': 500 }, expected: idsUpTo(700).slice(500) },
    { filter: { '>=id': 500 }, expected: idsUpTo(700).slice(499) },
    { filter: { '>id': 120, '<id': 300 }, expected: idsUpTo(299).slice(120) },
    { filter: { '>id': 690 }, expected: idsUpTo(700).slice(690) },
    { filter: { '>id': 900 }, expected: [] },
  ]
  it.each(rules)('is honoured by v2.callList: $filter', async ({ filter, expected }) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(700) } })
    const response = await stage.$b24.actions.v2.callList.make<{ id: number }>({
      ...deals,
      params: { ...items.params, filter },
    })
    expect(idsOf(response.getData())).toEqual(expected)
  })

  it.each(rules)('is honoured by v2.fetchList: $filter', async ({ filter, expected }) => {
    await using stage = await openStage({ seed: { deal: idsUpTo(700) } })
    const pages = stage.$b24.actions.v2.fetchList.make<{ id: number }>({
      ...deals,
      params: { ...items.params, filter },
    })
    expect(idsOf((await collect(pages)).flat())).toEqual(expected)
  })

  it('is honoured by v3 too', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(300) } })
    const response = await stage.$b24.actions.v3.callList.make<{ id: number }>({
      method: 'main.eventlog.list',
      params: {
        filter: [
          ['id', '>', 120],
          ['id', '<=', 260],
        ],
      },
      idKey: 'id',
      customKeyForResult: 'items',
    })
    expect(idsOf(response.getData())).toEqual(idsUpTo(260).slice(120))
  })
})

describe('keys that are not given are found', () => {
  it.each([
    { method: 'crm.item.list', params: { entityTypeId: 2 }, key: 'id', entity: 'deal' },
    { method: 'crm.deal.list', params: {}, key: 'ID', entity: 'deal' },
    { method: 'tasks.task.list', params: {}, key: 'id', entity: 'task' },
    { method: 'user.get', params: {}, key: 'ID', entity: 'user' },
  ] as const)('$method reads every row with nothing set', async ({ method, params, key, entity }) => {
    const ids = entity === 'user' ? idsUpTo(160).slice(2) : idsUpTo(160)
    await using stage = await openStage({ seed: { [entity]: ids } })
    const response = await stage.$b24.actions.v2.callList.make<Record<string, unknown>>({ method, params })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()!.map((row) => Number(row[key]))).toEqual(idsUpTo(160))
  })

  it('main.eventlog.list on v3 with nothing but its key', async () => {
    await using stage = await openStage({ seed: { eventlog: idsUpTo(160) } })
    const response = await stage.$b24.actions.v3.callList.make<{ id: number }>({
      method: 'main.eventlog.list',
      customKeyForResult: 'items',
    })
    expect(idsOf(response.getData())).toEqual(idsUpTo(160))
  })
})

describe('a list that fails half-way', () => {
  const page11Gone = { match: 'crm.item.list', action: 'html502BeforeCommit', skip: 10 } as const

  it('callList gives the rows read so far with the error, and a cursor to go on from', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(800) }, faults: [page11Gone] })
    const error = await rejectionOf(stage.$b24.actions.v2.callList.make<{ id: number }>(byPages))
    expect(error).toMatchObject({ status: 502 })
    stage.portal.faults.clear()
    expect(stage.portal.requests.countStatus(502)).toBe(3)
  })

  it('fetchList has given its pages before it throws', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(400) }, faults: [{ ...page11Gone, skip: 3 }] })
    const given: number[] = []
    const walk = async (): Promise<void> => {
      for await (const page of stage.$b24.actions.v2.fetchList.make<{ id: number }>(byPages)) given.push(...idsOf(page))
    }
    await expect(walk()).rejects.toMatchObject({ status: 502 })
    expect(given).toEqual(idsUpTo(150))
  })

  it.each([
    'resetAfterCommit',
    'html500BeforeCommit',
    'html504AfterCommit',
    'cutJson',
    'emptyBody',
    'html200',
    'limit503',
  ] as const)('%s on every third page costs no row', async (action) => {
    await using stage = await openStage({
      seed: { deal: idsUpTo(600) },
      faults: [1, 4, 7, 10].map((skip) => ({ match: 'crm.item.list', action, skip, times: 1 }) as const),
    })
    const response = await stage.$b24.actions.v2.callList.make<{ id: number }>(deals)
    expect(idsOf(response.getData())).toEqual(idsUpTo(600))
  })
})

describe('rows that change while the list is read', () => {
  const readWhile = async (stage: Stage, change: (page: number) => void): Promise<number[]> => {
    const seen: number[] = []
    let page = 0
    for await (const rows of stage.$b24.actions.v2.fetchList.make<{ id: number }>(byPages)) {
      seen.push(...idsOf(rows))
      change((page += 1))
    }
    return seen
  }

  it('twelve deletions after the first page lose no other row', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(400) } })
    const gone = idsUpTo(12)
    const seen = await readWhile(stage, (page) => {
      if (page === 1) stage.portal.remove('deal', gone)
    })
    expect(seen).toEqual(idsUpTo(400))
  })

  it('insertions and deletions further on are seen as they are', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(300) } })
    const seen = await readWhile(stage, (page) => {
      if (page === 2) stage.portal.remove('deal', [150, 151, 250])
      if (page === 3) stage.portal.insert('deal', [301, 302])
    })
    expect(seen).toEqual(idsUpTo(302).filter((id) => ![150, 151, 250].includes(id)))
  })
})

describe('cost', () => {
  /** How many elements were copied out of long arrays while `work` ran: by concat, by a spread, by a loop. */
  const copiesDuring = async (work: () => Promise<void>): Promise<number> => {
    const { concat, [Symbol.iterator]: iterate } = Array.prototype
    let copied = 0
    const counted = <A extends unknown[], R>(original: (...args: A) => R) =>
      function count(this: unknown[], ...args: A): R {
        if (this.length > 50) copied += this.length
        return Reflect.apply(original, this, args)
      }
    Reflect.set(Array.prototype, 'concat', counted(concat))
    Reflect.set(Array.prototype, Symbol.iterator, counted(iterate))
    try {
      await work()
    } finally {
      Reflect.set(Array.prototype, 'concat', concat)
      Reflect.set(Array.prototype, Symbol.iterator, iterate)
    }
    return copied
  }

  it('callList does not copy the rows it has with every page', async () => {
    const count = 3_000
    await using stage = await openStage({ seed: { deal: idsUpTo(count) } })
    const copied = await copiesDuring(async () => {
      const response = await stage.$b24.actions.v2.callList.make<{ id: number }>({ ...deals, strategy: 'pages' })
      expect(response.getData()).toHaveLength(count)
    })
    expect(copied).toBeLessThanOrEqual(2 * count)
  })
})
