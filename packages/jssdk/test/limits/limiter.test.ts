import { describe, expect, it } from 'vitest'
import type { LimitStore } from '../../src/limits/store/limit-state.ts'
import { limitSnapshot } from '../../src/limits/store/limit-snapshot.ts'
import { type AcquireRequest, type Limiter, limiterFor } from '../../src/limits/limiter.ts'
import { memoryStore } from '../../src/limits/store/memory-store.ts'
import { FakeClock } from '../support/fake-clock.ts'
import { limitSettings } from '../support/limit-settings.ts'
import { countRefusals } from '../support/stepwise-bucket.ts'

const portal = 'https://portal.example'
const settings = limitSettings()
const call = (request: Partial<AcquireRequest> = {}): AcquireRequest => ({
  methods: ['crm.deal.list'],
  isBatch: false,
  credential: 'hook',
  settings,
  ...request,
})

const world = () => {
  const clock = new FakeClock()
  const store = memoryStore()
  const startMs = clock.nowMs()
  const sentAtMs: number[] = []
  const limiter = limiterFor(portal, { store, clock })
  const send = async (name: string, order: string[], request?: Partial<AcquireRequest>, through: Limiter = limiter) => {
    const acquired = await through.acquire(call(request))
    order.push(name)
    sentAtMs.push(clock.nowMs() - startMs)
    return acquired
  }
  return { clock, store, limiter, send, sentAtMs }
}

describe('the bucket', () => {
  it.each([
    { tariff: 'standard', burstLimit: 50, drainRate: 2, atOnce: 47, lastAtMs: 176_500 },
    { tariff: 'enterprise', burstLimit: 250, drainRate: 5, atOnce: 242, lastAtMs: 31_500 },
  ])('400 calls at once on $tariff: $atOnce leave at once, none is refused by the portal', async (row) => {
    const { clock, send, sentAtMs } = world()
    const calls = Array.from({ length: 400 }, (_, i) => send(String(i), [], { settings: limitSettings(row) }))
    await clock.run()
    await Promise.all(calls)
    expect(sentAtMs.filter((atMs) => atMs === 0)).toHaveLength(row.atOnce)
    expect(sentAtMs.at(-1)).toBe(row.lastAtMs)
    for (const phaseMs of [0, 1, 250, 500, 999]) expect(countRefusals(sentAtMs, { ...row, phaseMs })).toBe(0)
  })

  it('callers are served in the order they came', async () => {
    const { clock, send } = world()
    const order: string[] = []
    const names = Array.from({ length: 60 }, (_, i) => String(i))
    const calls = names.map((name) => send(name, order))
    await clock.run()
    await Promise.all(calls)
    expect(order).toEqual(names)
  })

  it('two clients of one portal share one budget, and their settings stay their own', async () => {
    const { clock, store, limiter, send } = world()
    expect(limiterFor(portal, { store, clock })).toBe(limiter)
    const mine = limitSettings({ burstLimit: 50 })
    const yours = limitSettings({ burstLimit: 30, drainRate: 1 })
    const kept = structuredClone({ mine, yours })
    const order: string[] = []
    const calls = [
      ...Array.from({ length: 40 }, () => send('mine', order, { settings: mine })),
      send('yours', order, { settings: yours }),
    ]
    await clock.advance(0)
    expect(order).toHaveLength(40)
    await clock.advance(12_500)
    expect(order.at(-1)).toBe('yours')
    await Promise.all(calls)
    expect({ mine, yours }).toEqual(kept)
  })

  it('different portals do not hold each other up', async () => {
    const { clock, store, send } = world()
    const other = limiterFor('https://other.example', { store, clock })
    const order: string[] = []
    const calls = [
      ...Array.from({ length: 48 }, () => send('first', order)),
      ...Array.from({ length: 47 }, () => send('other', order, {}, other)),
    ]
    await clock.advance(0)
    expect(order.filter((name) => name === 'other')).toHaveLength(47)
    expect(order.filter((name) => name === 'first')).toHaveLength(47)
    await clock.run()
    await Promise.all(calls)
  })

  it('says how long a caller waited, and what for', async () => {
    const { clock, send } = world()
    const calls = Array.from({ length: 49 }, () => send('', []))
    await clock.run()
    const acquired = await Promise.all(calls)
    expect(acquired[0]).toMatchObject({ waitedMs: 0 })
    expect(acquired[48]).toEqual({ waitedMs: 1_000, reason: 'rate' })
  })

  it('a clock that is set back by an hour stops nobody for an hour', async () => {
    const { clock, send } = world()
    const calls = Array.from({ length: 47 }, () => send('', []))
    await clock.advance(0)
    await Promise.all(calls)
    clock.setMs(clock.nowMs() - 3_600_000)
    const late = send('', [])
    await clock.advance(500)
    expect(await late).toEqual({ waitedMs: 500, reason: 'rate' })
  })
})

describe('a caller that gives up', () => {
  it('rejects with the reason of its signal, leaves the line, and leaves no timer behind', async () => {
    const { clock, limiter, send } = world()
    const order: string[] = []
    const full = Array.from({ length: 47 }, () => send('full', order))
    const head = new AbortController()
    const middle = new AbortController()
    const calls = [
      send('head', order, { signal: head.signal }),
      send('middle', order, { signal: middle.signal }),
      send('last', order),
    ]
    const outcome = Promise.allSettled(calls)
    await clock.advance(100)
    await Promise.all(full)
    expect(limitSnapshot(limiter, settings).waiting).toBe(3)
    head.abort(new Error('head went'))
    middle.abort('middle went')
    await clock.advance(400)
    expect(order.at(-1)).toBe('last')
    expect(await outcome).toEqual([
      { status: 'rejected', reason: new Error('head went') },
      { status: 'rejected', reason: 'middle went' },
      { status: 'fulfilled', value: { waitedMs: 500, reason: 'rate' } },
    ])
    expect(clock.pending).toBe(0)
    expect(limitSnapshot(limiter, settings).waiting).toBe(0)
  })

  it('a signal that was aborted before takes no place', async () => {
    const { limiter } = world()
    await expect(limiter.acquire(call({ signal: AbortSignal.abort('no') }))).rejects.toBe('no')
    expect(limitSnapshot(limiter, settings).level).toBe(0)
  })
})

describe('a 503', () => {
  it('fills the bucket, and holds back the caller that is already waiting', async () => {
    const { clock, limiter, send, sentAtMs } = world()
    const calls = Array.from({ length: 48 }, () => send('', []))
    await clock.advance(300)
    await limiter.refusedByRate(settings)
    await clock.run()
    await Promise.all(calls)
    // Its place was promised for 500 ms; void after the 503 at 300 ms, the next one is free 2,000 ms after that.
    expect(sentAtMs.at(-1)).toBe(300 + 2_000)
  })

  it('five in a minute lower the rate of all clients by a fifth; twenty successes restore it step by step', async () => {
    const { clock, limiter } = world()
    for (let i = 0; i < 5; i += 1) await limiter.refusedByRate(settings)
    expect(limitSnapshot(limiter, settings)).toMatchObject({ drainRate: 1.6, burstLimit: 40 })
    await clock.advance(60_000)
    for (let i = 0; i < 20; i += 1) await limiter.succeeded()
    expect(limitSnapshot(limiter, settings).drainRate).toBeCloseTo(1.76)
    for (let i = 0; i < 40; i += 1) await limiter.succeeded()
    expect(limitSnapshot(limiter, settings)).toMatchObject({ drainRate: 2, burstLimit: 50 })
    expect(settings.rateLimit).toEqual({ burstLimit: 50, drainRate: 2, adaptiveEnabled: true })
  })

  it('a client that turned adaptive limits off keeps its own rate', async () => {
    const { limiter } = world()
    for (let i = 0; i < 5; i += 1) await limiter.refusedByRate(settings)
    expect(limitSnapshot(limiter, limitSettings({ adaptiveEnabled: false }))).toMatchObject({
      drainRate: 2,
      burstLimit: 50,
    })
  })
})

describe('an update of the store that fails', () => {
  it('reaches the caller and lets the next one through', async () => {
    const inner = memoryStore()
    let isBroken = true
    const store: LimitStore = {
      update: (name, change) => {
        if (isBroken) throw new Error('disk full')
        return inner.update(name, change)
      },
    }
    const limiter = limiterFor(portal, { store, clock: new FakeClock() })
    await expect(limiter.acquire(call())).rejects.toThrow('disk full')
    isBroken = false
    expect(await limiter.acquire(call())).toMatchObject({ waitedMs: 0 })
  })
})
