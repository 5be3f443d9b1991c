import { AjaxResult, progressOf, type BatchCommandsArrayUniversal } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'
import { containing } from '../matchers.ts'
import { openScriptedStage } from '../scripted-stage.ts'
import { scriptedTime, success } from '../scripted-server.ts'
import { idsUpTo, openStage, rejectionOf } from '../stage.ts'

const time = (operating: number, resetInSeconds = 300) => ({
  ...scriptedTime,
  operating,
  operating_reset_at: Math.floor(Date.UTC(2026, 4, 28, 17, 0, 0) / 1000) + resetInSeconds,
})
const blocks = (more: Record<string, unknown> = {}) =>
  success({ result: [], result_error: [], result_total: [], result_next: [], result_time: [], ...more })

const named = { One: ['tasks.task.get', { id: 1 }], Two: { method: 'tasks.task.get', params: { id: 2 } } } as const
const positional: BatchCommandsArrayUniversal = [
  ['tasks.task.get', { id: 1 }],
  ['tasks.task.get', { id: 2 }],
]
const namedCalls = (): Record<string, [string, { id: number }] | { method: string; params: { id: number } }> => ({
  One: [named.One[0], { ...named.One[1] }],
  Two: { ...named.Two },
})
const deals = (...ids: number[]): BatchCommandsArrayUniversal =>
  ids.map((id) => ['crm.item.get', { entityTypeId: 2, id }])

describe('the envelope of a batch', () => {
  const forms = (['v2', 'v3'] as const).flatMap((version) =>
    [positional, namedCalls()].flatMap((calls) =>
      [true, false].map((isHaltOnError) => ({ version, calls, isHaltOnError })),
    ),
  )

  it.each(forms)('E22: a soft error of it gives a Result ($version, halt $isHaltOnError)', async (row) => {
    await using stage = await openStage({ faults: [{ match: 'batch', action: 'softError' }] })
    const response = await stage.$b24.actions[row.version].batch.make({
      calls: row.calls,
      options: { isHaltOnError: row.isHaltOnError },
    })
    expect(response.isSuccess).toBe(false)
    expect(Object.keys(response.getErrorsByKey())).toEqual(['base-error'])
  })

  it.each(['v2', 'v3'] as const)('E23: a null result of a command stays null on %s', async (version) => {
    await using stage = await openScriptedStage(() =>
      version === 'v2' ? blocks({ result: { One: null, Two: { a: 1 } } }) : success([null, { a: 1 }]),
    )
    const response = await stage.$b24.actions[version].batch.make({ calls: namedCalls() })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()).toEqual({ One: null, Two: { a: 1 } })
  })

  it.each([null, 'done', 7, true])('a v2 reply whose result is %j is no success', async (result) => {
    await using stage = await openScriptedStage(() => success(result))
    for (const isHaltOnError of [true, false]) {
      const batch = stage.$b24.actions.v2.batch.make({ calls: namedCalls(), options: { isHaltOnError } })
      await expect(batch).rejects.toMatchObject({
        code: 'JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE',
        message: containing('One'),
      })
    }
  })

  it('E24: a v2 command absent from the reply is skipped when the batch halts', async () => {
    await using stage = await openScriptedStage(() => blocks({ result: { One: { a: 1 } } }))
    const response = await stage.$b24.actions.v2.batch.make({ calls: namedCalls(), options: { isHaltOnError: true } })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()).toEqual({ One: { a: 1 } })
  })

  it('E24: and is an error when the batch does not halt', async () => {
    await using stage = await openScriptedStage(() => blocks({ result: { One: { a: 1 } } }))
    await expect(
      stage.$b24.actions.v2.batch.make({ calls: namedCalls(), options: { isHaltOnError: false } }),
    ).rejects.toMatchObject({ code: 'JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE', status: 500 })
  })

  it.each([
    { isHaltOnError: false, reply: { result: { b: 2, d: null } }, ends: ['unknown', 'done', 'unknown', 'done'] },
    { isHaltOnError: true, reply: { result: { a: 1, b: 2, d: 4 } }, ends: ['done', 'done', 'unknown', 'done'] },
    { isHaltOnError: true, reply: {}, ends: ['unknown', 'unknown', 'unknown', 'unknown'] },
    { isHaltOnError: false, reply: {}, ends: ['unknown', 'unknown', 'unknown', 'unknown'] },
  ])('of a batchByChunk what the reply leaves out may have run, and the rest is told: %j', async (row) => {
    await using stage = await openScriptedStage(() => blocks(row.reply))
    const calls = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, ['x.add']] as [string, [string]]))
    const error = await rejectionOf(
      stage.$b24.actions.v2.batchByChunk.make({ calls, options: { isHaltOnError: row.isHaltOnError } }),
    )
    expect(error).toMatchObject({ code: 'JSSDK_INTERACTION_BATCH_STRATEGY_V2_EMPTY_COMMAND_RESPONSE' })
    expect([...(progressOf(error)?.outcomes?.values() ?? [])].map(({ outcome }) => outcome)).toEqual(row.ends)
  })

  it('of a batchByChunk that has halted, what comes behind the error did not run', async () => {
    const reply = { result: { a: 1 }, result_error: { b: { error: 'ERROR_CORE', error_description: 'no' } } }
    await using stage = await openScriptedStage(() => blocks(reply))
    const calls = Object.fromEntries(['a', 'b', 'c'].map((name) => [name, ['x.add']] as [string, [string]]))
    const response = await stage.$b24.actions.v2.batchByChunk.make({ calls })
    expect([...response.outcomes.values()].map(({ outcome }) => outcome)).toEqual(['done', 'refused', 'notSent'])
  })

  it('a v3 reply of a batchByChunk that is too short: what it has is told', async () => {
    await using stage = await openScriptedStage(() => success([{ a: 1 }]))
    const error = await rejectionOf(stage.$b24.actions.v3.batchByChunk.make({ calls: positional }))
    expect(progressOf(error)?.outcomes).toMatchObject(
      new Map([
        [0, { outcome: 'done', result: { a: 1 } }],
        [1, { outcome: 'unknown' }],
      ]),
    )
  })

  it('E25: a v3 command absent from the reply throws a coded error', async () => {
    await using stage = await openScriptedStage(() => success([{ a: 1 }]))
    await expect(stage.$b24.actions.v3.batch.make({ calls: positional })).rejects.toMatchObject({
      code: 'JSSDK_INTERACTION_BATCH_STRATEGY_V3_EMPTY_COMMAND_RESPONSE',
      status: 500,
    })
  })

  it('E28: a v3 reply is not read as if it had the maps of v2', async () => {
    const odd = { result: [1], result_error: { One: { error: 'X' } }, result_time: { One: time(479) } }
    await using stage = await openScriptedStage(() => success([odd, odd]))
    const response = await stage.$b24.actions.v3.batch.make({ calls: namedCalls() })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()).toEqual({ One: odd, Two: odd })
  })

  it('E29: the time of a v3 batch counts against no method of its commands', async () => {
    await using stage = await openScriptedStage(() => success([{}, {}], { time: time(479.9) }))
    await stage.$b24.actions.v3.batch.make({ calls: positional })
    await stage.$b24.actions.v3.call.make({ method: 'tasks.task.get', params: { id: 1 } })
    await stage.$b24.actions.v3.call.make({ method: 'main.eventlog.list' })
    expect(stage.clock.waits).toEqual([])
  })
})

describe('errors of single commands', () => {
  it('E26: an array batch keys each error by its position, the first one by "0"', async () => {
    await using stage = await openStage({ seed: { deal: [2] } })
    const response = await stage.$b24.actions.v2.batch.make({ calls: deals(1, 2), options: { isHaltOnError: false } })
    expect(Object.keys(response.getErrorsByKey())).toEqual(['0'])
    expect(response.hasError('0')).toBe(true)
  })

  it('E27: several failing commands keep separate keys', async () => {
    await using stage = await openStage({ seed: { deal: [2] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: [...deals(1, 2, 3), ['no.such.method']],
      options: { isHaltOnError: false },
    })
    expect(Object.keys(response.getErrorsByKey())).toEqual(['0', '2', '3'])
    expect(response.getErrorMessages()).toHaveLength(3)
    expect(response.getErrorsByKey()['3']).toMatchObject({ code: 'ERROR_METHOD_NOT_FOUND' })
  })

  it('E95: without returnAjaxResult the caller can tell which results of an array are missing', async () => {
    await using stage = await openStage({ seed: { deal: [1, 3] } })
    const response = await stage.$b24.actions.v2.batch.make<{ item: { id: number } }>({
      calls: deals(1, 2, 3),
      options: { isHaltOnError: false },
    })
    const failed = new Set(Object.keys(response.getErrorsByKey()))
    const rows: unknown = response.getData()
    if (!Array.isArray(rows)) throw new Error('An array of commands gives an array of results.')
    const positions = [0, 1, 2].filter((position) => !failed.has(String(position)))
    expect(positions).toEqual([0, 2])
    expect(rows).toMatchObject([{ item: { id: 1 } }, { item: { id: 3 } }])
  })

  it('E96: an AjaxResult of a batch tells isMore() and getTotal() from the reply', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(60), contact: [1] } })
    const response = await stage.$b24.actions.v2.batch.make({
      calls: { Deals: ['crm.deal.list', { select: ['ID'] }], Contacts: ['crm.contact.list', {}], Me: ['profile'] },
      options: { returnAjaxResult: true },
    })
    const facts = Object.entries(response.getData() ?? {}).map(([name, result]: [string, unknown]) =>
      result instanceof AjaxResult ? [name, result.isMore(), result.getTotal()] : [name],
    )
    expect(facts).toEqual([
      ['Deals', true, 60],
      ['Contacts', false, 1],
      ['Me', false, 0],
    ])
  })
})

describe('batchByChunk', () => {
  it('E92: keeps all errors: three chunks that fail at position 0 give three errors', async () => {
    const missing = new Set([1, 51, 101])
    await using stage = await openStage({ seed: { deal: idsUpTo(150).filter((id) => !missing.has(id)) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make({
      calls: deals(...idsUpTo(150)),
      options: { isHaltOnError: false },
    })
    expect([...response.getErrors()]).toHaveLength(3)
    expect(response.getData()).toHaveLength(147)
  })

  it('E93: with isHaltOnError it stops after the chunk that failed', async () => {
    await using stage = await openStage({ seed: { deal: idsUpTo(150).filter((id) => id !== 60) } })
    const response = await stage.$b24.actions.v2.batchByChunk.make({
      calls: deals(...idsUpTo(150)),
      options: { isHaltOnError: true },
    })
    expect(response.isSuccess).toBe(false)
    expect(stage.portal.requests.count('batch')).toBe(2)
    expect(response.getData()).toHaveLength(59)
  })

  it.each(['v2', 'v3'] as const)('E94: named commands on %s give no empty success', async (version) => {
    await using stage = await openStage({ seed: { task: [1, 2] } })
    const calls = {
      One: { method: 'tasks.task.get', params: { id: 1, taskId: 1 } },
      Two: { method: 'tasks.task.get', params: { id: 2, taskId: 2 } },
    }
    const response = await stage.$b24.actions[version].batchByChunk.make({ calls })
    expect(response.isSuccess).toBe(true)
    expect(response.getData()).toHaveLength(2)
  })
})

describe('options of a batch', () => {
  it('E90: options placed beside calls are reported', async () => {
    await using stage = await openStage({ seed: { deal: [1] } })
    const misplaced = { calls: deals(1), isHaltOnError: false, returnAjaxResult: true, requestId: 'lost' }
    await stage.$b24.actions.v2.batch.make(misplaced)
    await stage.$b24.actions.v2.batchByChunk.make(misplaced)
    const warnings = stage.log.records().filter(({ levelName }) => levelName === 'WARNING')
    expect(warnings.length).toBeGreaterThanOrEqual(2)
    for (const name of ['isHaltOnError', 'returnAjaxResult', 'requestId']) {
      expect(JSON.stringify(warnings.map(({ message, context }) => ({ message, context })))).toContain(name)
    }
  })

  it.each([
    { kind: 'a named v2 batch', version: 'v2', calls: namedCalls() },
    { kind: 'a v2 batch', version: 'v2', calls: positional },
    { kind: 'a named v3 batch', version: 'v3', calls: namedCalls() },
    { kind: 'a v3 batch', version: 'v3', calls: positional },
  ] as const)('E107: $kind is held back by the operating limit of its methods', async ({ version, calls }) => {
    await using stage = await openScriptedStage(({ method }) =>
      method === 'batch'
        ? version === 'v2'
          ? blocks({ result: Array.isArray(calls) ? [{}, {}] : { One: {}, Two: {} } })
          : success([{}, {}])
        : success({}, { time: time(479) }),
    )
    await stage.$b24.actions[version].call.make({ method: 'tasks.task.get', params: { id: 1 } })
    expect(stage.clock.waits).toEqual([])
    await stage.$b24.actions[version].batch.make({ calls })
    expect(stage.clock.waits.length).toBeGreaterThan(0)
    expect(stage.clock.waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(290_000)
  })
})
