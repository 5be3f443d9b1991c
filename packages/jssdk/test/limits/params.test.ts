import { describe, expect, it } from 'vitest'
import { ParamsFactory } from '../../src/limits/params-factory.ts'
import { defaultRestrictions, mergeRestrictionParams, toRestrictionParams } from '../../src/limits/restrictions.ts'
import type { RestrictionParamsPatch } from '../../src/types/calls/limits.ts'

const standard = {
  rateLimit: { burstLimit: 50, drainRate: 2, adaptiveEnabled: true },
  operatingLimit: { windowMs: 600_000, limitMs: 480_000, heavyPercent: 80 },
  adaptiveConfig: { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7_000 },
  maxRetries: 3,
  retryDelay: 1_000,
}
const enterprise = { ...standard, rateLimit: { burstLimit: 250, drainRate: 5, adaptiveEnabled: true } }

describe('presets', () => {
  it.each([
    { name: 'getDefault', made: ParamsFactory.getDefault(), expected: standard },
    { name: 'getEnterprise', made: ParamsFactory.getEnterprise(), expected: enterprise },
    {
      name: 'getBatchProcessing',
      made: ParamsFactory.getBatchProcessing(),
      expected: {
        ...standard,
        rateLimit: { burstLimit: 30, drainRate: 1, adaptiveEnabled: true },
        operatingLimit: { windowMs: 600_000, limitMs: 480_000, heavyPercent: 50 },
        adaptiveConfig: { enabled: true, thresholdPercent: 50, coefficient: 0.015, maxDelay: 10_000 },
        maxRetries: 5,
      },
    },
    {
      name: 'getRealtime',
      made: ParamsFactory.getRealtime(),
      expected: {
        ...standard,
        adaptiveConfig: { enabled: false, thresholdPercent: 100, coefficient: 0.001, maxDelay: 480_000 },
        maxRetries: 1,
      },
    },
  ])('$name is the row of the table', ({ made, expected }) => expect(made).toEqual(expected))

  it.each([
    ['enterprise', enterprise],
    ['ENTERPRISE', enterprise],
    ['ru_enterprise', enterprise],
    ['en_ent250', enterprise],
    ['kz_ent10000', enterprise],
    ['ent', enterprise],
    ['ent500', enterprise],
    ['en_pro100', standard],
    ['ru_basic', standard],
    ['entry', standard],
    ['ru_content', standard],
    ['project', standard],
    ['', standard],
  ])('E115: the plan %j has its tariff', (plan, expected) =>
    expect(ParamsFactory.fromTariffPlan(plan)).toEqual(expected),
  )

  it('a preset that is changed leaves the next one as it was', () => {
    const changed = ParamsFactory.getDefault()
    if (changed.rateLimit !== undefined) changed.rateLimit.burstLimit = 1
    expect(ParamsFactory.getDefault()).toEqual(standard)
  })
})

describe('merging settings', () => {
  it('E98, E99: a part of a group changes that part alone, and neither argument', () => {
    const patch = { rateLimit: { burstLimit: 10 }, operatingLimit: { limitMs: 420_000 }, maxRetries: 7 }
    const kept = structuredClone({ patch, defaultRestrictions })
    expect(mergeRestrictionParams(defaultRestrictions, patch)).toEqual({
      ...defaultRestrictions,
      rateLimit: { burstLimit: 10, drainRate: 2, adaptiveEnabled: true },
      operatingLimit: { windowMs: 600_000, limitMs: 420_000, heavyPercent: 80 },
      maxRetries: 7,
    })
    expect({ patch, defaultRestrictions }).toEqual(kept)
  })

  it('an absent retryOnNetworkError stays absent: writes are not repeated unless somebody asks', () => {
    expect(mergeRestrictionParams(defaultRestrictions, {}).retryOnNetworkError).toBe(undefined)
    expect(mergeRestrictionParams(defaultRestrictions, { retryOnNetworkError: false }).retryOnNetworkError).toBe(false)
  })

  it('what is handed out can be changed with no effect on what was kept', () => {
    const kept = mergeRestrictionParams(defaultRestrictions, { softErrorCodes: ['A'] })
    const handedOut = toRestrictionParams(kept)
    handedOut.softErrorCodes?.push('B')
    if (handedOut.rateLimit !== undefined) handedOut.rateLimit.drainRate = 99
    expect(kept.softErrorCodes).toEqual(['A'])
    expect(kept.rateLimit.drainRate).toBe(2)
  })

  it.each<{ patch: RestrictionParamsPatch; name: string }>([
    { patch: { rateLimit: { burstLimit: 0 } }, name: 'rateLimit.burstLimit' },
    { patch: { rateLimit: { burstLimit: Number.NaN } }, name: 'rateLimit.burstLimit' },
    { patch: { rateLimit: { drainRate: 0 } }, name: 'rateLimit.drainRate' },
    { patch: { rateLimit: { drainRate: -2 } }, name: 'rateLimit.drainRate' },
    { patch: { rateLimit: { drainRate: Infinity } }, name: 'rateLimit.drainRate' },
    { patch: { operatingLimit: { windowMs: 0 } }, name: 'operatingLimit.windowMs' },
    { patch: { operatingLimit: { limitMs: -1 } }, name: 'operatingLimit.limitMs' },
    { patch: { operatingLimit: { heavyPercent: Number.NaN } }, name: 'operatingLimit.heavyPercent' },
    { patch: { adaptiveConfig: { thresholdPercent: -1 } }, name: 'adaptiveConfig.thresholdPercent' },
    { patch: { adaptiveConfig: { coefficient: Number.NaN } }, name: 'adaptiveConfig.coefficient' },
    { patch: { adaptiveConfig: { maxDelay: -5 } }, name: 'adaptiveConfig.maxDelay' },
    { patch: { maxRetries: -1 }, name: 'maxRetries' },
    { patch: { maxRetries: 2.5 }, name: 'maxRetries' },
    { patch: { retryDelay: Number.NaN }, name: 'retryDelay' },
  ])('$patch is refused by name', ({ patch, name }) => {
    const merge = () => mergeRestrictionParams(defaultRestrictions, patch)
    expect(merge).toThrow(expect.objectContaining({ code: 'JSSDK_RESTRICTION_PARAMS_INVALID' }))
    expect(merge).toThrow(name)
  })
})
