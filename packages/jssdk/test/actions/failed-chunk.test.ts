import { setImmediate } from 'node:timers/promises'
import { fc, test } from '@fast-check/vitest'
import { B24Hook, progressOf } from '@bitrix24/b24jssdk'
import type { BatchCommandRow, Clock, CommandFate } from '@bitrix24/b24jssdk'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import type { FaultRule, Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { runs } from '../support/runs.ts'

let portal: Portal
let $b24: B24Hook

/** Waiting moves it. */
const instantClock = (onSleep?: () => void): Clock => {
  let nowMs = Date.now()
  return {
    nowMs: () => nowMs,
    sleep: async (ms, signal) => {
      onSleep?.()
      signal?.throwIfAborted()
      nowMs += ms
    },
  }
}

beforeAll(async () => {
  portal = await createPortal()
  $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { clock: instantClock() })
})
afterAll(() => portal.close())
beforeEach(() => clear())

const clear = (): void => {
  portal.faults.clear()
  portal.requests.clear()
  portal.remove(
    'deal',
    portal.rows('deal').map(({ id }) => Number(id)),
  )
}

const add = (index: number): ['crm.deal.add', { fields: { TITLE: string } }] => [
  'crm.deal.add',
  { fields: { TITLE: String(index) } },
]
const adds = (count: number): ReturnType<typeof add>[] => Array.from({ length: count }, (_, index) => add(index))
const titlesOf = (entity: 'deal' | 'task'): Set<unknown> => new Set(portal.rows(entity).map((row) => row['title']))

type Outcomes = ReadonlyMap<string | number, CommandFate>

const caught = async (run: Promise<unknown>): Promise<unknown> => {
  try {
    await run
  } catch (error) {
    return error
  }
  throw new Error('Nothing was thrown.')
}
const outcomesOf = (ended: unknown): Outcomes => progressOf(ended)?.outcomes ?? new Map()

/** How many commands ended how, and whether that is what the portal holds. */
const counted = (outcomes: Outcomes): Record<string, number> => {
  const counts: Record<string, number> = {}
  const titles = titlesOf('deal')
  for (const [key, { outcome }] of outcomes) {
    counts[outcome] = (counts[outcome] ?? 0) + 1
    if (outcome !== 'unknown') expect([key, titles.has(String(key))]).toEqual([key, outcome === 'done'])
  }
  expect(titles.size).toBe(portal.count('deal'))
  return counts
}

const options = { isHaltOnError: false }

describe('a batchByChunk whose request fails', () => {
  it.each([
    { action: 'resetBeforeCommit', ends: { done: 50, unknown: 50, notSent: 150 } },
    { action: 'resetAfterCommit', ends: { done: 50, unknown: 50, notSent: 150 } },
    { action: 'cutJson', ends: { done: 50, unknown: 50, notSent: 150 } },
    { action: 'html502AfterCommit', ends: { done: 50, unknown: 50, notSent: 150 } },
    { action: 'json500', ends: { done: 50, unknown: 50, notSent: 150 } },
    { action: 'portalDeleted', ends: { done: 50, refused: 50, notSent: 150 } },
    { action: 'limit503', ends: { done: 50, refused: 50, notSent: 150 } },
    { action: 'overloadLimit', ends: { done: 50, refused: 50, notSent: 150 } },
  ] as const)('one at a time, $action: sends no other one and tells of every command', async ({ action, ends }) => {
    for (const isHaltOnError of [true, false]) {
      clear()
      portal.faults.add({ match: 'batch', action, skip: 1, times: 1 })
      const made = $b24.actions.v2.batchByChunk.make({
        calls: adds(250),
        options: { isHaltOnError },
        concurrency: 1,
        retry: false,
      })
      const error = await caught(made)
      expect(counted(outcomesOf(error))).toEqual(ends)
      expect([...outcomesOf(error).keys()]).toEqual([...adds(250).keys()])
      expect(portal.requests.count()).toBe(2)
      expect(progressOf(error)?.result?.getData()).toHaveLength(50)
      expect(progressOf(error)?.result?.hasError('base-error')).toBe(true)
    }
  })

  it('waits for those in flight, whose results are told too, and begins nothing more', async () => {
    portal.faults.add({ match: 'batch', action: 'portalDeleted', times: 1 })
    portal.faults.add({ match: 'batch', action: 'slow', delayMs: 50 })
    const error = await caught($b24.actions.v2.batchByChunk.make({ calls: adds(500), options, concurrency: 3 }))
    const before = { requests: portal.requests.count(), deals: portal.count('deal') }
    expect(before).toEqual({ requests: 3, deals: 100 })
    expect(counted(outcomesOf(error))).toEqual({ refused: 50, done: 100, notSent: 350 })
    expect(outcomesOf(error).get(499)).toEqual({ outcome: 'notSent' })
    expect(outcomesOf(error).get(60)).toMatchObject({ outcome: 'done' })
    expect(outcomesOf(error).get(0)).toMatchObject({ outcome: 'refused', error: { code: 'PORTAL_DELETED' } })
    await setImmediate()
    expect(portal.requests.count()).toBe(before.requests)
  })

  it('tells of named commands by their names', async () => {
    portal.faults.add({ match: 'batch', action: 'resetAfterCommit', skip: 1 })
    const calls = Object.fromEntries(adds(120).map((call, index) => [`deal-${index}`, call]))
    const outcomes = outcomesOf(await caught($b24.actions.v2.batchByChunk.make({ calls })))
    expect([...outcomes.keys()]).toEqual(Object.keys(calls))
    const ends = ['deal-0', 'deal-50', 'deal-100'].map((name) => outcomes.get(name)?.outcome)
    expect(ends).toEqual(['done', 'unknown', 'notSent'])
  })

  const faults = fc.record<FaultRule>({
    match: fc.constantFrom('batch', 'crm.deal.add'),
    action: fc.constantFrom(
      'resetBeforeCommit',
      'resetAfterCommit',
      'html502BeforeCommit',
      'html504AfterCommit',
      'html200AfterCommit',
      'emptyBody',
      'cutJson',
      'json500',
      'limit503',
      'portalDeleted',
      'softError',
      'operating429',
    ),
    skip: fc.nat(5),
    times: fc.integer({ min: 1, max: 3 }),
  })
  const way = fc.record({
    count: fc.integer({ min: 1, max: 230 }),
    isHaltOnError: fc.boolean(),
    concurrency: fc.integer({ min: 1, max: 6 }),
    version: fc.constantFrom('make', 'stream'),
  })

  test.prop([fc.array(faults, { minLength: 1, maxLength: 3 }), way], { numRuns: runs(40) })(
    'says of every command what the portal holds, whatever fails',
    async (rules, { count, isHaltOnError, concurrency, version }) => {
      clear()
      for (const rule of rules) portal.faults.add(rule)
      const given = { calls: adds(count), options: { isHaltOnError }, concurrency, retry: false } as const
      const { batchByChunk } = $b24.actions.v2
      const outcomes = new Map<string | number, CommandFate>()
      if (version === 'make') {
        const made = batchByChunk.make(given)
        const result = await made.catch(() => undefined)
        for (const [key, fate] of result?.outcomes ?? outcomesOf(made)) outcomes.set(key, fate)
      } else {
        const stream = batchByChunk.stream(given)
        const read = async (): Promise<void> => {
          for await (const rows of stream)
            for (const { command, result } of rows) {
              const data = result.getData()
              if (data !== undefined) outcomes.set(command, { outcome: 'done', result: data.result })
              else outcomes.set(command, { outcome: 'refused', error: undefined })
            }
        }
        await read().catch(() => undefined)
        for (const [key, fate] of outcomesOf(stream)) if (!outcomes.has(key)) outcomes.set(key, fate)
      }
      expect(outcomes.size).toBe(count)
      counted(outcomes)
    },
  )
})

describe('a batchByChunk of REST v3, where one error stands for a whole request', () => {
  const bad = fc.record({ at: fc.nat(99), title: fc.constantFrom(undefined, '') })
  const way = fc.record({ isHaltOnError: fc.boolean(), concurrency: fc.integer({ min: 1, max: 3 }) })

  test.prop([fc.array(bad, { maxLength: 2 }), way, fc.constantFrom('none', 'resetAfterCommit', 'limit503')], {
    numRuns: runs(15),
  })('says of every command what the portal holds', async (bads, { concurrency, ...isHalting }, fault) => {
    clear()
    portal.remove(
      'task',
      portal.rows('task').map(({ id }) => Number(id)),
    )
    if (fault !== 'none') portal.faults.add({ match: 'batch', action: fault, skip: 1, times: 1 })
    const calls = Array.from({ length: 100 }, (_, index) => {
      const wrong = bads.find(({ at }) => at === index)
      const title = wrong === undefined ? String(index) : wrong.title
      return { method: 'tasks.task.add', params: { fields: { title, creatorId: 1, responsibleId: 1 } } }
    })
    const made = $b24.actions.v3.batchByChunk.make({ calls, options: isHalting, concurrency, retry: false })
    const result = await made.catch(() => undefined)
    const outcomes = result?.outcomes ?? outcomesOf(made)
    const titles = titlesOf('task')
    expect(outcomes.size).toBe(100)
    for (const [key, { outcome }] of outcomes)
      if (outcome !== 'unknown') expect([key, titles.has(String(key))]).toEqual([key, outcome === 'done'])
    if (bads.length === 0 && fault === 'none') expect(result?.getData()).toHaveLength(100)
  })
})

/** Commands from an async iterable, and how it was left. */
const source = (
  count: number,
  at: (index: number) => unknown = () => undefined,
): { commands: AsyncGenerator<BatchCommandRow>; state: { taken: number; isClosed: boolean } } => {
  const state = { taken: 0, isClosed: false }
  async function* commands(): AsyncGenerator<BatchCommandRow> {
    try {
      for (; state.taken < count; state.taken += 1) {
        await at(state.taken)
        yield add(state.taken)
      }
    } finally {
      state.isClosed = true
    }
  }
  return { commands: commands(), state }
}

type Stream = ReturnType<B24Hook['actions']['v2']['batchByChunk']['stream']>

const readAll = async (stream: Stream, each: (given: number) => unknown = () => undefined): Promise<number> => {
  let given = 0
  for await (const rows of stream) {
    given += rows.length
    await each(given)
  }
  return given
}

describe('a stream of batchByChunk', () => {
  it('gives what came before the failure; the error knows the rest', async () => {
    portal.faults.add({ match: 'batch', action: 'resetAfterCommit', skip: 1, times: 1 })
    let given = 0
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: adds(240), options, concurrency: 2, retry: false })
    const error = await caught(readAll(stream, (rows) => (given = rows)))
    expect(given % 50).toBe(0)
    const counts = counted(outcomesOf(error))
    expect(counts).toMatchObject({ unknown: 50 })
    expect([...outcomesOf(error).keys()][0]).toBe(given)
    expect(outcomesOf(error).size).toBe(240 - given)
    expect(outcomesOf(stream)).toBe(outcomesOf(error))
    const { requests } = { requests: portal.requests.count() }
    await setImmediate()
    expect(portal.requests.count()).toBe(requests)
  })

  it.each([1, 4])(
    'left early, %d at a time: nothing goes on behind it, and the stream knows the rest',
    async (width) => {
      portal.faults.add({ match: 'batch', action: 'slow', delayMs: 30 })
      const stream = $b24.actions.v2.batchByChunk.stream({ calls: adds(600), options, concurrency: width })
      for await (const _ of stream) break
      const deals = portal.count('deal')
      // One at a time nothing is begun ahead.
      expect(deals).toBeLessThanOrEqual(width === 1 ? 50 : 2 * width * 50 + 50)
      expect(counted(outcomesOf(stream))).toEqual({ ...(deals > 50 && { done: deals - 50 }), notSent: 600 - deals })
      await setImmediate()
      expect(portal.count('deal')).toBe(deals)
    },
  )

  it('left by an error of the loop: the stream knows what became of the commands', async () => {
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: adds(120), options, concurrency: 1 })
    const mine = new Error('mine')
    const error = await caught(
      readAll(stream, () => {
        throw mine
      }),
    )
    expect(error).toBe(mine)
    expect(counted(outcomesOf(stream))).toEqual({ notSent: 70 })
  })

  it('that halts ends without an error, and knows what was not run', async () => {
    portal.faults.add({ match: 'crm.deal.add', action: 'softError', skip: 60, times: 1 })
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: adds(120) })
    expect(await readAll(stream)).toBe(61)
    expect(counted(outcomesOf(stream))).toEqual({ notSent: 59 })
  })

  it('still: of a million commands keeps nothing of what it has given', async () => {
    const { commands } = source(1000)
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: commands, options })
    let most = 0
    await readAll(stream, () => {
      most = Math.max(most, outcomesOf(stream).size)
    })
    expect([most, outcomesOf(stream).size, portal.count('deal')]).toEqual([0, 0, 1000])
  })
})

describe('commands from an async iterable', () => {
  it('that throws half way: chunks in flight end, what was taken is told, and its error comes out', async () => {
    const broken = new Error('the file ends here')
    const { commands, state } = source(500, (index) => {
      if (index === 130) throw broken
    })
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: commands, options })
    const outcomes = new Map<string | number, CommandFate>()
    const error = await caught(readAll(stream, () => undefined))
    expect(error).toBe(broken)
    for (const [key, fate] of outcomesOf(error)) outcomes.set(key, fate)
    expect(counted(outcomes)).toEqual({ notSent: 30 })
    expect([...outcomes.keys()][0]).toBe(100)
    expect([portal.count('deal'), state.isClosed]).toEqual([100, true])
  })

  it.each([
    { title: 'no command', row: ['', {}], code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL' },
    { title: 'a list that vanishes', row: ['crm.deal.add', { fields: { X: [] } }], code: 'JSSDK_BATCH_INEXPRESSIBLE' },
  ] as const)('one of which cannot be sent, $title: it and its chunk are not sent', async ({ row, code }) => {
    async function* commands(): AsyncGenerator<BatchCommandRow> {
      yield* adds(70)
      // @ts-expect-error -- what programs without types give
      yield row
      yield* adds(70)
    }
    const error = await caught(
      readAll($b24.actions.v2.batchByChunk.stream({ calls: commands(), options, concurrency: 1 })),
    )
    expect(error).toMatchObject({ code })
    expect(outcomesOf(error).get(70)).toEqual({ outcome: 'notSent' })
    expect(portal.count('deal')).toBe(50)
  })

  it('that hangs: a failure in flight ends the action all the same', async () => {
    const { commands } = source(500, (index) => (index === 70 ? new Promise(() => undefined) : undefined))
    portal.faults.add({ match: 'batch', action: 'portalDeleted' })
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: commands, options, concurrency: 2 })
    const error = await caught(readAll(stream))
    expect(counted(outcomesOf(error))).toEqual({ refused: 50, notSent: 20 })
  })

  it('that hangs: a signal ends the action all the same', async () => {
    const stop = new AbortController()
    const { commands } = source(500, (index) => {
      if (index !== 70) return undefined
      setTimeout(() => stop.abort('enough'), 1)
      return new Promise(() => undefined)
    })
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: commands, options: { signal: stop.signal } })
    const error = await caught(readAll(stream))
    expect(error).toMatchObject({ code: 'JSSDK_CANCELLED' })
    expect(counted(outcomesOf(error))).toEqual({ notSent: 20 })
  })
})

describe('a batchByChunk that something else ends', () => {
  it('an onProgress that throws: those in flight are waited for, and the results are kept', async () => {
    const mine = new Error('mine')
    Object.freeze(mine)
    const onProgress = (): void => {
      throw mine
    }
    const error = await caught(
      $b24.actions.v2.batchByChunk.make({ calls: adds(400), options, concurrency: 3, onProgress }),
    )
    expect(error).toBe(mine)
    const counts = counted(outcomesOf(error))
    expect(counts['done']).toBe(portal.count('deal'))
    expect(counts['done']).toBeGreaterThanOrEqual(50)
    expect(outcomesOf(error).size).toBe(400)
    const stream = $b24.actions.v2.batchByChunk.stream({ calls: adds(1), onProgress })
    portal.remove(
      'deal',
      portal.rows('deal').map(({ id }) => Number(id)),
    )
    expect(counted(outcomesOf(await caught(readAll(stream))))).toEqual({ done: 1 })
  })

  it.each(['before it begins', 'between chunks', 'while one is in flight'])('a signal, %s', async (when) => {
    const stop = new AbortController()
    const reason = new Error('the user left')
    if (when === 'before it begins') stop.abort(reason)
    if (when === 'while one is in flight') portal.faults.add({ match: 'batch', action: 'hangAfterCommit', skip: 1 })
    const made = $b24.actions.v2.batchByChunk.make({
      calls: adds(200),
      options,
      concurrency: 1,
      signal: stop.signal,
      onProgress: () => {
        if (when === 'between chunks') stop.abort(reason)
        else void vi.waitUntil(() => portal.requests.count() > 1, { timeout: 100_000 }).then(() => stop.abort(reason))
      },
    })
    const error = await caught(made)
    expect(error).toBe(reason)
    const ends = {
      'before it begins': { notSent: 200 },
      'between chunks': { done: 50, notSent: 150 },
      'while one is in flight': { done: 50, unknown: 50, notSent: 100 },
    }[when]
    expect(counted(outcomesOf(error))).toEqual(ends)
    expect(Object.keys(reason)).toEqual([])
    // A second action that the same reason ends: the reason tells of neither, each promise of its own.
    const second = $b24.actions.v2.batchByChunk.make({ calls: adds(7), signal: stop.signal })
    expect(progressOf(await caught(second))).toBeUndefined()
    expect(counted(outcomesOf(made))).toEqual(ends)
    expect(outcomesOf(second).size).toBe(7)
  })

  it.each([
    { title: 'no command among them', calls: [...adds(3), ['']], code: 'JSSDK_INTERACTION_BATCH_ROW_FAIL' },
    { title: 'a batch in it', calls: [...adds(3), ['batch', {}]], code: 'JSSDK_BATCH_NESTED' },
  ])('$title: nothing is sent', async ({ calls, code }) => {
    // @ts-expect-error -- what programs without types give
    const error = await caught($b24.actions.v2.batchByChunk.make({ calls }))
    expect(error).toMatchObject({ code })
    expect(counted(outcomesOf(error))).toEqual({ notSent: 4 })
    expect(portal.requests.count()).toBe(0)
  })

  it.each([Number.NaN])('a concurrency of %d is one at a time', async (concurrency) => {
    const response = await $b24.actions.v2.batchByChunk.make({ calls: adds(120), options, concurrency })
    expect(response.getData()).toHaveLength(120)
  })

  it.each([0, -3, 0.5])('still: a concurrency of %d is one at a time', async (concurrency) => {
    const response = await $b24.actions.v2.batchByChunk.make({ calls: adds(120), options, concurrency })
    expect(response.getData()).toHaveLength(120)
  })
})

describe('a batchByChunk that ends without an error', () => {
  it('tells of every command, after a halt too', async () => {
    portal.faults.add({ match: 'crm.deal.add', action: 'softError', skip: 60, times: 1 })
    const halted = await $b24.actions.v2.batchByChunk.make({ calls: adds(120) })
    expect(counted(halted.outcomes)).toEqual({ done: 60, refused: 1, notSent: 59 })
    expect(Object.keys(halted.getErrorsByKey())).toEqual(['60'])
    clear()
    portal.faults.add({ match: 'batch', action: 'softError', skip: 1, times: 1 })
    const refused = await $b24.actions.v2.batchByChunk.make({ calls: adds(120), options, concurrency: 1 })
    expect(counted(refused.outcomes)).toEqual({ done: 70, refused: 50 })
    expect(Object.keys(refused.getErrorsByKey())).toEqual(['base-error-1'])
  })

  it('a command that breaks down in the portal may have run', async () => {
    portal.faults.add({ match: 'crm.deal.add', action: 'json500', times: 1 })
    const response = await $b24.actions.v2.batchByChunk.make({ calls: adds(2), options })
    expect(counted(response.outcomes)).toEqual({ unknown: 1, done: 1 })
  })
})

describe('commands that wait for the operating budget', () => {
  const refuseOnce = (): void =>
    portal.faults.add({ match: 'crm.deal.add', action: 'operating429', skip: 40, times: 5 })

  it.each([
    { isHaltOnError: true, action: 'portalDeleted', ends: { done: 40, refused: 10, notSent: 10 } },
    { isHaltOnError: false, action: 'portalDeleted', ends: { done: 45, refused: 5, notSent: 10 } },
    { isHaltOnError: false, action: 'resetAfterCommit', ends: { done: 45, unknown: 5, notSent: 10 } },
    { isHaltOnError: true, action: 'resetAfterCommit', ends: { done: 40, unknown: 10, notSent: 10 } },
  ] as const)('and whose repeat fails, %o: the results before are kept', async ({ isHaltOnError, action, ends }) => {
    refuseOnce()
    portal.faults.add({ match: 'batch', action, skip: 1, times: 1 })
    const made = $b24.actions.v2.batchByChunk.make({ calls: adds(60), options: { isHaltOnError }, concurrency: 1 })
    expect(counted(outcomesOf(await caught(made)))).toEqual(ends)
  })

  it.each([
    { isHaltOnError: true, ends: { done: 40, refused: 1, notSent: 19 } },
    { isHaltOnError: false, ends: { done: 45, refused: 5, notSent: 10 } },
  ])('and are cancelled while they wait, %o: they did not run', async ({ isHaltOnError, ends }) => {
    refuseOnce()
    const stop = new AbortController()
    // What the limits of the tests before ask for is waited out.
    const clock = instantClock(() => {
      if (portal.requests.count() > 0) stop.abort(new Error('the user left'))
    })
    const client = B24Hook.fromWebhookUrl(portal.webhookUrl, { clock })
    const made = client.actions.v2.batchByChunk.make({
      calls: adds(60),
      options: { isHaltOnError, signal: stop.signal },
      concurrency: 1,
    })
    expect(counted(outcomesOf(await caught(made)))).toEqual(ends)
  })
})
