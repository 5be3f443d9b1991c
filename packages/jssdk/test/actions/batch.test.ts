import { B24Hook } from '@bitrix24/b24jssdk'
import type { BatchCommandRow } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { BatchRefV2 } from '../../src/batch/batch-ref-v2.ts'
import { MemoryHandler } from '../../src/logger/handlers/memory-handler.ts'
import { Logger } from '../../src/logger/logger.ts'

let portal: Portal
let $b24: B24Hook

beforeAll(async () => {
  portal = await createPortal({ seed: { deal: Array.from({ length: 120 }, (_, index) => index + 1) } })
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
})
afterAll(() => portal.close())
beforeEach(() => portal.requests.clear())

const get = (id: number): ['crm.deal.get', { id: number }] => ['crm.deal.get', { id }]

describe('a batch of REST v2', () => {
  it('gives bare results in order, and one request', async () => {
    const response = await $b24.actions.v2.batch.make<{ ID: string }[]>({ calls: [get(3), get(1)] })
    expect(response.getData()).toMatchObject([{ ID: '3' }, { ID: '1' }])
    expect(portal.requests.count()).toBe(1)
  })

  it('passes a reference to an earlier result through', async () => {
    const response = await $b24.actions.v2.batch.make({
      calls: {
        list: ['crm.item.list', { entityTypeId: 2, filter: { '>id': 10 }, start: -1 }],
        first: ['crm.item.get', { entityTypeId: 2, id: BatchRefV2.ref('list', 'items', 0, 'id') }],
      },
    })
    expect(response.getData()).toMatchObject({ first: { item: { id: 11 } } })
  })

  it('E26, E27: keys errors of an array batch by position, and 0 is the text 0', async () => {
    const response = await $b24.actions.v2.batch.make({
      calls: [get(999_999), get(2), get(888_888)],
      options: { isHaltOnError: false },
    })
    expect(response.isSuccess).toBe(false)
    expect(Object.keys(response.getErrorsByKey())).toEqual(['0', '2'])
  })

  it('E24: after a halt leaves out what was not run', async () => {
    const response = await $b24.actions.v2.batch.make({
      calls: { good: get(1), bad: get(999_999), unborn: get(2) },
      options: { isHaltOnError: true, returnAjaxResult: true },
    })
    expect(Object.keys(response.getData() ?? {})).toEqual(['good', 'bad'])
    expect(Object.keys(response.getErrorsByKey())).toEqual(['bad'])
  })

  it('E96: tells of more pages and totals from the reply', async () => {
    const response = await $b24.actions.v2.batch.make({
      calls: [['crm.deal.list', { select: ['ID'] }], get(1)],
      options: { returnAjaxResult: true },
    })
    const [list, single] = response.getData() ?? []
    expect([list?.isMore(), list?.getTotal()]).toEqual([true, 120])
    expect([single?.isMore(), single?.getTotal()]).toEqual([false, 0])
  })

  it.each([
    { title: 'array', calls: [get(1)], data: [] },
    { title: 'named', calls: { a: get(1) }, data: {} },
  ])('E22: a soft error of the request itself is a Result, $title', async ({ calls, data }) => {
    portal.faults.add({ match: 'batch', action: 'softError', times: 1 })
    const response = await $b24.actions.v2.batch.make({ calls })
    expect(response.hasError('base-error')).toBe(true)
    expect(response.getData()).toEqual(data)
  })

  it('E97: refuses what text cannot carry before anything is sent', async () => {
    const circular: Record<string, unknown> = {}
    circular['self'] = circular
    const made = $b24.actions.v2.batch.make({ calls: [['crm.deal.add', { fields: circular }]] })
    await expect(made).rejects.toMatchObject({ code: 'JSSDK_INVALID_PARAMS', status: 400 })
    expect(portal.requests.count()).toBe(0)
  })

  it('E90: reports options that stand beside the calls', async () => {
    const handler = new MemoryHandler()
    const client = B24Hook.fromWebhookUrl(portal.webhookUrl)
    client.setLogger(Logger.create('test').pushHandler(handler))
    const misplaced = { calls: [get(1)], isHaltOnError: false }
    await client.actions.v2.batch.make(misplaced)
    expect(handler.getRecords().some(({ message }) => message.includes('`isHaltOnError` beside `calls`'))).toBe(true)
  })
})

describe('batchByChunk of REST v2', () => {
  it('S58, S62: sends 50, 50 and 20, and gives one flat list in order', async () => {
    const calls = Array.from({ length: 120 }, (_, index) => get(index + 1))
    const response = await $b24.actions.v2.batchByChunk.make<{ ID: string }>({
      calls,
      options: { isHaltOnError: false },
    })
    expect(response.getData()?.map(({ ID }) => Number(ID))).toEqual(
      Array.from({ length: 120 }, (_, index) => index + 1),
    )
    expect(
      portal.requests
        .list()
        .map(({ commands }) => commands?.length)
        .toSorted((a = 0, b = 0) => a - b),
    ).toEqual([20, 50, 50])
  })

  it('E92: keeps every error of every chunk under its own position, and tells which results are missing', async () => {
    const calls = Array.from({ length: 150 }, (_, index) => get(index % 50 === 0 ? 999_000 + index : 1))
    const response = await $b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: false } })
    expect(Object.keys(response.getErrorsByKey())).toEqual(['0', '50', '100'])
    expect(response.getData()).toHaveLength(147)
    expect(response.byCommand.has(50)).toBe(false)
    expect(response.byCommand.get(51)).toMatchObject({ ID: '1' })
  })

  it('E93: sends nothing after the chunk that failed when an error halts', async () => {
    const calls = Array.from({ length: 150 }, (_, index) => get(index === 3 ? 999_999 : 1))
    const response = await $b24.actions.v2.batchByChunk.make({ calls })
    expect(Object.keys(response.getErrorsByKey())).toEqual(['3'])
    expect(portal.requests.count()).toBe(1)
  })

  it('E94: takes named commands', async () => {
    const calls = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`deal-${index}`, get(index + 1)]))
    const response = await $b24.actions.v2.batchByChunk.make<{ ID: string }>({ calls })
    expect(response.getData()).toHaveLength(60)
    expect(response.byCommand.get('deal-59')).toMatchObject({ ID: '60' })
  })

  it('an empty input sends nothing and succeeds', async () => {
    const response = await $b24.actions.v2.batchByChunk.make({ calls: [] })
    expect([response.isSuccess, response.getData(), portal.requests.count()]).toEqual([true, [], 0])
  })

  it('tells of progress and streams outcomes chunk by chunk', async () => {
    const calls = Array.from({ length: 70 }, (_, index) => get(index + 1))
    const done: number[] = []
    const chunks: number[] = []
    const stream = $b24.actions.v2.batchByChunk.stream({ calls, onProgress: (progress) => done.push(progress.done) })
    for await (const outcomes of stream) chunks.push(outcomes.length)
    expect([done, chunks]).toEqual([
      [50, 70],
      [50, 20],
    ])
  })

  it.each([
    { title: 'five at a time', options: { isHaltOnError: false }, mostAhead: 12 * 50 },
    { title: 'one after another', options: {}, mostAhead: 50 },
  ])('streams commands from an async iterable, $title, and reads it no further than it has to', async (given) => {
    const total = 1230
    const state = { taken: 0, answered: 0, ahead: 0, isClosed: false }
    async function* commands() {
      try {
        for (; state.taken < total; state.taken += 1) {
          state.ahead = Math.max(state.ahead, state.taken - state.answered)
          yield get((state.taken % 100) + 1)
        }
      } finally {
        state.isClosed = true
      }
    }
    const { options } = given
    const seen: unknown[] = []
    for await (const outcomes of $b24.actions.v2.batchByChunk.stream<{ ID: string }>({ calls: commands(), options })) {
      state.answered += outcomes.length
      for (const { command, result } of outcomes) seen.push([command, Number(result.getData()?.result.ID)])
    }
    expect(seen).toEqual(Array.from({ length: total }, (_, index) => [index, (index % 100) + 1]))
    expect(state.ahead).toBeLessThan(given.mostAhead)
    expect(state.isClosed).toBe(true)
  })

  it('a stream of commands that is left early is closed, and one that cannot be sent is named', async () => {
    let isClosed = false
    async function* commands(last: BatchCommandRow): AsyncGenerator<BatchCommandRow> {
      try {
        for (let index = 0; index < 70; index += 1) yield get(index + 1)
        yield last
      } finally {
        isClosed = true
      }
    }
    for await (const _ of $b24.actions.v2.batchByChunk.stream({ calls: commands(get(1)) })) break
    expect([isClosed, portal.requests.count()]).toEqual([true, 1])
    const read = async (): Promise<void> => {
      for await (const _ of $b24.actions.v2.batchByChunk.stream({ calls: commands(['', {}]) }));
    }
    await expect(read()).rejects.toMatchObject({ code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL' })
    expect(portal.requests.count()).toBe(2)
  })

  it('S29, S30: an unlisted method anywhere keeps a v3 batchByChunk at home', async () => {
    const calls = Array.from({ length: 60 }, (_, index) => ({
      method: index === 59 ? 'crm.item.get' : 'tasks.task.get',
      params: { id: 1 },
    }))
    const made = $b24.actions.v3.batchByChunk.make({ calls })
    await expect(made).rejects.toMatchObject({ code: 'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3' })
    expect(portal.requests.count()).toBe(0)
  })
})

describe('the tools', () => {
  it('ping measures and healthCheck answers', async () => {
    expect(await $b24.tools.ping.make()).toBeGreaterThanOrEqual(0)
    expect(await $b24.tools.healthCheck.make({ requestId: 'health-1' })).toBe(true)
    portal.faults.add({ match: 'server.time', action: 'json500' })
    expect(await $b24.tools.ping.make()).toBe(-1)
    expect(await $b24.tools.healthCheck.make()).toBe(false)
    portal.faults.clear()
  })
})
