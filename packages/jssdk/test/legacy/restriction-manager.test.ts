import { describe, expect, it } from 'vitest'
import { AdaptiveDelayer } from '../../src/legacy/restriction-manager/adaptive-delayer.ts'
import { OperatingLimiter } from '../../src/legacy/restriction-manager/operating-limiter.ts'
import { ParamsFactory } from '../../src/limits/params-factory.ts'
import { RateLimiter } from '../../src/legacy/restriction-manager/rate-limiter.ts'
import { RestrictionManager } from '../../src/legacy/restriction-manager/restriction-manager.ts'
import { NullLogger } from '../../src/logger/null-logger.ts'
import type { RestrictionParamsPatch } from '../../src/types/calls/limits.ts'
import { FakeClock } from '../support/fake-clock.ts'

const halfway = (): number => 0.5
const manage = (params: RestrictionParamsPatch = {}) => {
  const clock = new FakeClock()
  return { clock, manager: new RestrictionManager(params, clock, halfway) }
}
const resetIn = (clock: FakeClock, seconds: number): number => clock.nowMs() / 1000 + seconds

describe('the wait before the next attempt', () => {
  it.each([
    { error: { status: 503, code: '' }, attempt: 0, waitMs: 1_500, why: 'a place in the bucket and a second' },
    { error: { status: 503, code: '' }, attempt: 2, waitMs: 3_375, why: 'growing by half' },
    { error: { status: 200, code: 'QUERY_LIMIT_EXCEEDED' }, attempt: 0, waitMs: 1_500, why: 'the code says the same' },
    { error: { status: 429, code: '' }, attempt: 0, waitMs: 10_000, why: 'at least ten seconds' },
    { error: { status: 200, code: 'OPERATION_TIME_LIMIT' }, attempt: 0, waitMs: 10_000, why: 'the code says the same' },
    { error: { status: 400, code: 'X' }, attempt: 0, waitMs: 0, why: 'a refused request stays refused' },
    { error: { status: 404, code: 'X' }, attempt: 0, waitMs: 0, why: 'a refused request stays refused' },
    { error: { status: 408, code: 'REQUEST_TIMEOUT' }, attempt: 0, waitMs: 1_000, why: 'a time-out may pass' },
    { error: { status: 500, code: 'INTERNAL_SERVER_ERROR' }, attempt: 0, waitMs: 0, why: 'a hard code' },
    { error: { status: 500, code: 'ERROR_ENTITY_NOT_FOUND' }, attempt: 0, waitMs: 0, why: 'a soft code' },
    { error: { status: 500, code: 'MINE' }, attempt: 0, waitMs: 0, why: 'a hard code of the caller' },
    { error: { status: 500, code: 'MILD' }, attempt: 0, waitMs: 0, why: 'a soft code of the caller' },
    {
      error: { status: 500, code: 'X', message: 'Could not find value for parameter {id}' },
      attempt: 0,
      waitMs: 0,
      why: 'a missing parameter stays missing',
    },
    { error: { status: 500, code: 'X' }, attempt: 0, waitMs: 1_000, why: 'a server fault may pass' },
    { error: { status: 0, code: 'NETWORK_ERROR' }, attempt: 3, waitMs: 8_000, why: 'doubling' },
    { error: { status: 502, code: 'X' }, attempt: 9, waitMs: 30_000, why: 'up to half a minute' },
    { error: 'a string', attempt: 0, waitMs: 1_000, why: 'anything may be thrown' },
  ])('S117: $error, attempt $attempt: $waitMs ms, $why', async ({ error, attempt, waitMs }) => {
    const { manager } = manage({ hardErrorCodes: ['MINE'], softErrorCodes: ['MILD'] })
    expect(await manager.handleError('id', 'crm.deal.get', {}, error, attempt)).toBe(waitMs)
  })

  it.each([
    { random: 0, waitMs: 900 },
    { random: 0.999_999_999, waitMs: 1_100 },
  ])('spreads by a tenth either way: $random gives $waitMs ms', async ({ random, waitMs }) => {
    const manager = new RestrictionManager({}, new FakeClock(), () => random)
    expect(await manager.handleError('id', 'm', {}, { status: 500 }, 0)).toBeCloseTo(waitMs, 3)
  })

  it('after a 429 lasts until the budget of the method is free', async () => {
    const { clock, manager } = manage()
    await manager.updateStats('id', 'batch::crm.deal.list', { operating: 479, operating_reset_at: resetIn(clock, 100) })
    const params = { cmd: { deals: 'crm.deal.list?start=-1' } }
    expect(await manager.handleError('id', 'batch', params, { status: 429 }, 0)).toBe(101_000)
  })

  it('E8: retryOnNetworkError: false makes network faults final', async () => {
    const { manager } = manage({ retryOnNetworkError: false })
    expect(await manager.handleError('id', 'm', {}, { status: 0, code: 'NETWORK_ERROR' }, 0)).toBe(0)
    expect(await manager.handleError('id', 'm', {}, { status: 408, code: 'REQUEST_TIMEOUT' }, 0)).toBe(0)
  })
})

describe('RestrictionManager', () => {
  it('lists 21 hard and 10 soft codes that nobody can change', () => {
    expect(RestrictionManager.BUILT_IN_HARD_ERROR_CODES).toHaveLength(21)
    expect(RestrictionManager.BUILT_IN_SOFT_ERROR_CODES).toHaveLength(10)
    expect(Object.isFrozen(RestrictionManager.BUILT_IN_HARD_ERROR_CODES)).toBe(true)
    expect(Object.isFrozen(RestrictionManager.BUILT_IN_SOFT_ERROR_CODES)).toBe(true)
  })

  it('adds the codes of the caller to its own', () => {
    const { manager } = manage({ hardErrorCodes: ['MINE'], softErrorCodes: ['MILD'] })
    expect(manager.exceptionCodeForHard).toEqual([...RestrictionManager.BUILT_IN_HARD_ERROR_CODES, 'MINE'])
    expect(manager.exceptionCodeForSoft).toEqual([...RestrictionManager.BUILT_IN_SOFT_ERROR_CODES, 'MILD'])
  })

  it('E98, E99: partial settings keep the rest, at the constructor and later', async () => {
    const { manager } = manage({ rateLimit: { burstLimit: 10 } })
    await manager.setConfig({ operatingLimit: { limitMs: 420_000 }, maxRetries: 9 })
    expect(manager.getParams()).toMatchObject({
      rateLimit: { burstLimit: 10, drainRate: 2, adaptiveEnabled: true },
      operatingLimit: { windowMs: 600_000, limitMs: 420_000, heavyPercent: 80 },
      maxRetries: 9,
    })
    expect(manager.getStats()).toMatchObject({ tokens: 10, burstLimit: 10, drainRate: 2 })
  })

  it('E100: adaptive limits change no settings, and neither does what a caller does to them', async () => {
    const params = ParamsFactory.getDefault()
    const manager = new RestrictionManager(params, new FakeClock())
    for (let i = 0; i < 5; i += 1) await manager.handleError('id', 'm', {}, { status: 503 }, 0)
    expect(manager.getStats()).toMatchObject({ drainRate: 1.6, originalDrainRate: 2, burstLimit: 40 })
    expect(params).toEqual(ParamsFactory.getDefault())
    expect(manager.getParams()).toEqual(ParamsFactory.getDefault())
    const { rateLimit } = manager.getParams()
    if (rateLimit !== undefined) rateLimit.drainRate = 99
    expect(manager.getParams()).toEqual(ParamsFactory.getDefault())
  })

  it('refused settings leave the old ones in force', async () => {
    const { manager } = manage()
    const refused = manager.setConfig({ rateLimit: { burstLimit: 9, drainRate: 0 } })
    await expect(refused).rejects.toMatchObject({ code: 'JSSDK_RESTRICTION_PARAMS_INVALID' })
    expect(manager.getParams().rateLimit).toEqual({ burstLimit: 50, drainRate: 2, adaptiveEnabled: true })
  })

  it('waits, counts what it waited for, and starts over on reset', async () => {
    const { clock, manager } = manage({ rateLimit: { burstLimit: 2, drainRate: 1 } })
    const waits = [manager.checkRateLimit('1', 'm'), manager.checkRateLimit('2', 'm')]
    await clock.run()
    await Promise.all(waits)
    await manager.updateStats('1', 'crm.deal.list', { operating: 400, operating_reset_at: resetIn(clock, 100) })
    const held = manager.applyOperatingLimits('3', 'crm.deal.list')
    await clock.run()
    await held
    manager.incrementError('crm.deal.list')
    manager.incrementStats('retries')
    expect(manager.getStats()).toMatchObject({
      limitHits: 1,
      retries: 1,
      consecutiveErrors: 1,
      errorCounts: { 'crm.deal.list': 1 },
      adaptiveDelays: 1,
      totalAdaptiveDelay: 1_000,
      adaptiveDelayAvg: 1_000,
      heavyRequestCount: 1,
      operatingStats: { 'crm.deal.list': 400 },
    })
    manager.resetErrors('crm.deal.list')
    expect(manager.getStats()).toMatchObject({ consecutiveErrors: 0, errorCounts: {} })
    await manager.reset()
    expect(manager.getStats()).toMatchObject({ limitHits: 0, retries: 0, tokens: 2, operatingStats: {} })
  })

  it('hands its logger to nobody who did not ask, and answers the one it was given', () => {
    const { manager } = manage()
    const logger = new NullLogger()
    manager.setLogger(logger)
    expect(manager.getLogger()).toBe(logger)
  })
})

describe('the limiters alone', () => {
  it('have the titles and stats of the contract', () => {
    const operating = new OperatingLimiter({})
    const limiters = [new RateLimiter({}), operating, new AdaptiveDelayer({}, operating)]
    expect(limiters.map((limiter) => limiter.getTitle())).toEqual([
      'rateLimiter',
      'operatingLimiter',
      'adaptiveDelayer',
    ])
    expect(limiters.map((limiter) => Object.keys(limiter.getStats()))).toEqual([
      [
        'tokens',
        'burstLimit',
        'originalBurstLimit',
        'drainRate',
        'originalDrainRate',
        'refillIntervalMs',
        'lastRefill',
        'pendingRequests',
        'recentErrors',
        'recentSuccesses',
      ],
      ['heavyRequestCount', 'operatingStats'],
      ['adaptiveDelays', 'totalAdaptiveDelay', 'adaptiveDelayAvg'],
    ])
  })

  it('RateLimiter: a 503 empties the tokens and costs a second and a place', async () => {
    const clock = new FakeClock()
    const limiter = new RateLimiter({ burstLimit: 50 }, clock)
    expect(await limiter.canProceed('id', 'm')).toBe(true)
    expect(await limiter.handleExceeded('id')).toBe(1_500)
    expect(limiter.getStats()).toMatchObject({ tokens: 0, recentErrors: 1 })
    expect(await limiter.canProceed('id', 'm')).toBe(false)
    const waited = limiter.waitIfNeeded('id', 'm')
    await clock.run()
    expect(await waited).toBe(2_000)
  })

  it.each([
    { method: 'crm.deal.list', params: {}, seen: 'crm.deal.list' },
    { method: 'batch', params: { cmd: ['crm.lead.list', 'crm.deal.list?start=-1'] }, seen: 'batch::crm.deal.list' },
    { method: 'batch', params: { cmd: { a: 'crm.deal.list' } }, seen: 'batch::crm.deal.list' },
    { method: 'batch', params: [{ method: 'crm.deal.list', query: {} }], seen: 'batch::crm.deal.list' },
    { method: 'batch', params: { a: { method: 'crm.deal.list' } }, seen: 'batch::crm.deal.list' },
  ])('E107: $method $params is held back when $seen is used up', async ({ method, params, seen }) => {
    const clock = new FakeClock()
    const limiter = new OperatingLimiter({}, clock)
    await limiter.updateStats('id', seen, { operating: 479, operating_reset_at: resetIn(clock, 100) })
    await limiter.updateStats('id', 'batch::crm.lead.list', { operating: 479, operating_reset_at: resetIn(clock, 50) })
    expect(await limiter.canProceed('id', method, params)).toBe(false)
    expect(await limiter.canProceed('id', 'crm.contact.list', {})).toBe(true)
    const waited = limiter.waitIfNeeded('id', method, params)
    await clock.run()
    expect(await waited).toBe(101_000)
  })

  it.each([undefined, null, {}, { operating: Number.NaN }, { operating: '5' }])(
    'OperatingLimiter: time %j is no information',
    async (time) => {
      const limiter = new OperatingLimiter({}, new FakeClock())
      await limiter.updateStats('id', 'crm.deal.list', time)
      expect(limiter.getStats()).toEqual({ heavyRequestCount: 0, operatingStats: {} })
    },
  )

  it('OperatingLimiter: what it saw ages', async () => {
    const clock = new FakeClock()
    const limiter = new OperatingLimiter({ windowMs: 1_000 }, clock)
    await limiter.updateStats('id', 'crm.deal.list', { operating: 10 })
    expect(limiter.getMethodStat('crm.deal.list')).toEqual({ operating: 10_000, lastUpdated: clock.nowMs() })
    await clock.advance(11_000)
    expect(limiter.getStats().operatingStats).toEqual({ 'crm.deal.list': 10 })
    await clock.advance(1)
    expect(limiter.getStats().operatingStats).toEqual({})
  })

  it('AdaptiveDelayer: holds back above the threshold only', async () => {
    const clock = new FakeClock()
    const operating = new OperatingLimiter({}, clock)
    const delayer = new AdaptiveDelayer({ maxDelay: 2_000 }, operating, clock)
    await operating.updateStats('id', 'crm.deal.list', { operating: 400, operating_reset_at: resetIn(clock, 500) })
    expect(await delayer.canProceed('id', 'crm.deal.list')).toBe(false)
    expect(await delayer.canProceed('id', 'crm.lead.list')).toBe(true)
    const waited = delayer.waitIfNeeded('id', 'batch', { cmd: ['crm.deal.list'] })
    await clock.run()
    expect(await waited).toBe(2_000)
  })
})
