import { describe, expect, it } from 'vitest'
import { limitSnapshot } from '../../src/limits/store/limit-snapshot.ts'
import { type AcquireRequest, limiterFor } from '../../src/limits/limiter.ts'
import { memoryStore } from '../../src/limits/store/memory-store.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { limitSettings } from '../support/limit-settings.ts'

const world = () => {
  const clock = new FakeClock()
  const limiter = limiterFor('https://portal.example', { store: memoryStore(), clock })
  const observe = (method: string, operatingSeconds?: number, resetInSeconds?: number, credential = 'hook') =>
    limiter.observe(method, credential, {
      operating: operatingSeconds,
      operating_reset_at: resetInSeconds === undefined ? undefined : clock.nowMs() / 1000 + resetInSeconds,
    })
  const acquire = (request: Partial<AcquireRequest> = {}) =>
    limiter.acquire({
      methods: ['crm.deal.list'],
      isBatch: false,
      credential: 'hook',
      settings: limitSettings(),
      ...request,
    })
  /** What a call waits that begins now. */
  const waitFor = async (request: Partial<AcquireRequest> = {}) => {
    const acquired = acquire(request)
    await clock.run()
    return acquired
  }
  return { clock, limiter, observe, acquire, waitFor }
}

describe('a method that nears its budget', () => {
  it.each([
    { operating: 384, resetIn: 100, waitedMs: 0, why: 'at the threshold it runs free' },
    { operating: 385, resetIn: 100, waitedMs: 1_000, why: 'above it waits a hundredth of the time until the reset' },
    { operating: 474, resetIn: 600, waitedMs: 6_000, why: 'the later the reset, the slower' },
    { operating: 385, resetIn: undefined, waitedMs: 7_000, why: 'an unknown reset costs seven seconds' },
    {
      operating: 475,
      resetIn: 100,
      waitedMs: 101_000,
      why: 'five seconds under the limit it is blocked until the reset',
    },
    {
      operating: 475,
      resetIn: undefined,
      waitedMs: 12_000,
      why: 'blocked without a reset: five seconds, then the throttle',
    },
    { operating: 475, resetIn: -2, waitedMs: 0, why: 'after its reset the number means nothing' },
    { operating: 0, resetIn: 100, waitedMs: 0, why: 'nothing used' },
  ])('$operating s used, reset in $resetIn s: $why', async ({ operating, resetIn, waitedMs }) => {
    const { observe, waitFor } = world()
    await observe('crm.deal.list', operating, resetIn)
    expect(await waitFor()).toMatchObject(waitedMs === 0 ? { waitedMs } : { waitedMs, reason: 'operating' })
  })

  it('a reply that says nothing leaves what is known as it was', async () => {
    const { limiter, observe, waitFor } = world()
    await observe('crm.deal.list')
    expect(limitSnapshot(limiter, limitSettings()).state.operating).toEqual({})
    await observe('crm.deal.list', 475, 100)
    await observe('crm.deal.list')
    expect(await waitFor()).toEqual({ waitedMs: 101_000, reason: 'operating' })
  })

  it('a settings object with the adaptive delay turned off is not slowed down', async () => {
    const { observe, waitFor } = world()
    await observe('crm.deal.list', 470, 100)
    const settings = limitSettings()
    const still = { ...settings, adaptiveConfig: { ...settings.adaptiveConfig, enabled: false } }
    expect(await waitFor({ settings: still })).toMatchObject({ waitedMs: 0 })
  })

  it('what was seen eleven minutes ago is forgotten', async () => {
    const { clock, limiter, observe } = world()
    await observe('crm.deal.list', 475)
    await clock.advance(610_001)
    await observe('crm.lead.list', 1)
    expect(Object.keys(limitSnapshot(limiter, limitSettings()).state.operating)).toEqual(['hook crm.lead.list'])
  })
})

describe('a blocked method', () => {
  it('holds up no other method, credential or portal', async () => {
    const { clock, observe, acquire } = world()
    await observe('crm.deal.list', 480, 300)
    const blocked = acquire()
    expect(await acquire({ methods: ['crm.lead.list'] })).toMatchObject({ waitedMs: 0 })
    expect(await acquire({ credential: 'other' })).toMatchObject({ waitedMs: 0 })
    await clock.run()
    expect(await blocked).toEqual({ waitedMs: 301_000, reason: 'operating' })
  })

  it('leaves at once when its caller gives up', async () => {
    const { clock, observe, acquire } = world()
    await observe('crm.deal.list', 480, 300)
    const giveUp = new AbortController()
    const outcome = Promise.allSettled([acquire({ signal: giveUp.signal })])
    await clock.advance(10)
    giveUp.abort('gave up')
    expect(await outcome).toEqual([{ status: 'rejected', reason: 'gave up' }])
    expect(clock.pending).toBe(0)
  })

  it.each([
    { seen: 'batch::crm.deal.list', request: { methods: ['crm.lead.list', 'crm.deal.list'], isBatch: true } },
    { seen: 'crm.deal.list', request: { methods: ['crm.lead.list', 'crm.deal.list'], isBatch: true } },
    { seen: 'batch::crm.deal.list', request: { methods: ['crm.deal.list'], isBatch: false } },
    { seen: 'batch', request: { methods: ['crm.lead.list'], isBatch: true } },
  ])('E107: seen as $seen it holds back $request.methods (batch: $request.isBatch)', async ({ seen, request }) => {
    const { observe, waitFor } = world()
    await observe(seen, 480, 300)
    await observe('batch::crm.lead.list', 480, 200)
    expect(await waitFor(request)).toEqual({ waitedMs: 301_000, reason: 'operating' })
  })
})

describe('a 429', () => {
  it('is waited for until the reset that was told before, plus a second', async () => {
    const { limiter, observe, waitFor } = world()
    await observe('crm.deal.list', 300, 42)
    expect(await limiter.refusedByOperating('crm.deal.list', 'hook')).toBe(43_000)
    expect(await waitFor()).toEqual({ waitedMs: 43_000, reason: 'operating' })
  })

  it('with an unknown reset costs a minute, growing to five', async () => {
    const { clock, limiter } = world()
    const waits = []
    for (let i = 0; i < 5; i += 1) {
      const waitMs = await limiter.refusedByOperating('crm.deal.list', 'hook')
      waits.push(waitMs)
      await clock.advance(waitMs)
    }
    expect(waits).toEqual([60_000, 120_000, 240_000, 300_000, 300_000])
  })

  it('a success starts the count again', async () => {
    const { limiter, observe } = world()
    await limiter.refusedByOperating('crm.deal.list', 'hook')
    await limiter.refusedByOperating('crm.deal.list', 'hook')
    await observe('crm.deal.list', 10)
    expect(await limiter.refusedByOperating('crm.deal.list', 'hook')).toBe(60_000)
  })

  it('while a caller waits makes it wait longer', async () => {
    const { clock, limiter, observe, acquire } = world()
    await observe('crm.deal.list', 476, 10)
    const acquired = acquire()
    await clock.advance(5_000)
    await observe('crm.deal.list', 476, 30)
    await limiter.refusedByOperating('crm.deal.list', 'hook')
    await clock.run()
    expect(await acquired).toEqual({ waitedMs: 36_000, reason: 'operating' })
  })
})
