import type { Step, StepContext } from '../step.ts'

type Sdk = StepContext['sdk']

const method = 'crm.item.list'
const quick = (sdk: Sdk) => ({
  ...sdk.ParamsFactory.getDefault(),
  rateLimit: { burstLimit: 3, drainRate: 2, adaptiveEnabled: true },
})

/** Failures as the transport meets them. */
const failures: readonly (readonly [code: string, status: number])[] = [
  ['QUERY_LIMIT_EXCEEDED', 503],
  ['NETWORK_ERROR', 0],
  ['REQUEST_TIMEOUT', 408],
  ['INTERNAL_SERVER_ERROR', 500],
  ['ERROR_ENTITY_NOT_FOUND', 400],
  ['SOME_CODE', 400],
  ['SOME_CODE', 403],
  ['SOME_CODE', 500],
  ['SOME_CODE', 502],
]

/** A wait with its jitter of a tenth taken away. */
const rounded = (waitMs: number): number => (waitMs <= 0 ? 0 : Math.round(Math.log2(waitMs) * 2) / 2)

const numbersOnly = (stats: object): unknown =>
  Object.fromEntries(Object.entries(stats).filter(([key, value]) => typeof value === 'number' && key !== 'lastRefill'))

export const restrictionSteps: readonly Step[] = [
  {
    name: 'ParamsFactory, all presets',
    run: ({ sdk: { ParamsFactory } }) => ({
      default: ParamsFactory.getDefault(),
      enterprise: ParamsFactory.getEnterprise(),
      batch: ParamsFactory.getBatchProcessing(),
      realtime: ParamsFactory.getRealtime(),
      plans: ['enterprise', 'ENTERPRISE', 'standard', ''].map((plan) => ParamsFactory.fromTariffPlan(plan).rateLimit),
    }),
  },
  {
    name: 'RestrictionManager, lists of codes',
    run: ({ sdk: { RestrictionManager, ParamsFactory } }) => {
      const manager = new RestrictionManager({
        ...ParamsFactory.getDefault(),
        hardErrorCodes: ['A_HARD'],
        softErrorCodes: ['A_SOFT'],
      })
      return {
        hard: RestrictionManager.BUILT_IN_HARD_ERROR_CODES.toSorted(),
        soft: RestrictionManager.BUILT_IN_SOFT_ERROR_CODES.toSorted(),
        own: [manager.exceptionCodeForHard.includes('A_HARD'), manager.exceptionCodeForSoft.includes('A_SOFT')],
      }
    },
  },
  {
    name: 'RestrictionManager.handleError, whether it waits and for how long',
    run: async ({ sdk }) => {
      const rows: unknown[] = []
      for (const [code, status] of failures)
        for (const attempt of [0, 1]) {
          const manager = new sdk.RestrictionManager(sdk.ParamsFactory.getDefault())
          const error = new sdk.AjaxError({ code, status, requestInfo: { method } })
          rows.push([code, status, attempt, rounded(await manager.handleError('one', method, {}, error, attempt))])
        }
      return rows
    },
  },
  {
    name: 'RestrictionManager: counts, settings, reset',
    run: async ({ sdk }) => {
      const manager = new sdk.RestrictionManager(quick(sdk))
      await manager.checkRateLimit('one', method)
      await manager.applyOperatingLimits('one', method)
      await manager.updateStats('one', method, {
        operating: 12.5,
        operating_reset_at: Math.floor(Date.now() / 1000) + 600,
      })
      manager.incrementError(method)
      manager.incrementStats('retries')
      const before = manager.getStats()
      await manager.setConfig({ ...quick(sdk), maxRetries: 7 })
      const { maxRetries, rateLimit } = manager.getParams()
      manager.resetErrors(method)
      await manager.reset()
      const { retries, limitHits, consecutiveErrors } = manager.getStats()
      return {
        before: [before.retries, before.operatingStats, before.heavyRequestCount],
        maxRetries,
        rateLimit,
        after: [retries, limitHits, consecutiveErrors],
      }
    },
  },
  {
    name: 'RestrictionManager: its logger, and a wait',
    run: async ({ sdk }) => {
      const manager = new sdk.RestrictionManager(quick(sdk))
      const logger = sdk.LoggerFactory.createNullLogger()
      manager.setLogger(logger)
      await manager.waiteDelay(1)
      return manager.getLogger() === logger
    },
  },
  {
    name: 'RateLimiter: a burst, then a wait',
    run: async ({ sdk: { RateLimiter } }) => {
      const limiter = new RateLimiter({ burstLimit: 3, drainRate: 2, adaptiveEnabled: false })
      const waits: number[] = []
      for (let index = 0; index < 3; index++) waits.push(await limiter.waitIfNeeded('one', method))
      const canProceed = await limiter.canProceed('one', method)
      await limiter.reset()
      return {
        title: limiter.getTitle(),
        waits,
        canProceed,
        afterReset: await limiter.canProceed('one', method),
        names: Object.keys(limiter.getStats()).toSorted(),
      }
    },
  },
  {
    name: 'RateLimiter lowers its rate and raises it again',
    run: async ({ sdk: { RateLimiter } }) => {
      const limiter = new RateLimiter({ burstLimit: 50, drainRate: 2, adaptiveEnabled: true })
      const waits: boolean[] = []
      for (let index = 0; index < 6; index++) waits.push((await limiter.handleExceeded('one')) > 0)
      const { burstLimit, drainRate, originalBurstLimit, originalDrainRate } = limiter.getStats()
      return { waits, burstLimit, drainRate, originalBurstLimit, originalDrainRate }
    },
  },
  {
    name: 'OperatingLimiter',
    run: async ({ sdk: { OperatingLimiter } }) => {
      const limiter = new OperatingLimiter({ windowMs: 600_000, limitMs: 480_000, heavyPercent: 80 })
      const before = await limiter.canProceed('one', method)
      const operating_reset_at = Math.floor(Date.now() / 1000) + 600
      await limiter.updateStats('one', method, { operating: 470, operating_reset_at })
      const near = limiter.getStats()
      return {
        title: limiter.getTitle(),
        limitMs: limiter.limitMs,
        before,
        other: await limiter.canProceed('one', 'profile'),
        near,
        stat: limiter.getMethodStat(method)?.operating,
        free: await limiter.getTimeToFree('one', 'profile'),
      }
    },
  },
  {
    name: 'AdaptiveDelayer',
    run: async ({ sdk: { AdaptiveDelayer, OperatingLimiter } }) => {
      const operating = new OperatingLimiter({ windowMs: 600_000, limitMs: 480_000, heavyPercent: 80 })
      const delayer = new AdaptiveDelayer(
        { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7000 },
        operating,
      )
      const fresh = [await delayer.canProceed('one', method), await delayer.waitIfNeeded('one', method)]
      delayer.incrementAdaptiveDelays()
      const stats = numbersOnly(delayer.getStats())
      await delayer.reset()
      return { title: delayer.getTitle(), fresh, stats, after: numbersOnly(delayer.getStats()) }
    },
  },
  {
    name: 'setRestrictionManagerParams reaches both transports',
    run: async ({ sdk, takeApp }) => {
      const { params, secret } = takeApp()
      const client = new sdk.B24OAuth(params, secret)
      await client.setRestrictionManagerParams({ ...sdk.ParamsFactory.getBatchProcessing(), maxRetries: 9 })
      return [sdk.ApiVersion.v2, sdk.ApiVersion.v3].map((version) => {
        const { maxRetries, rateLimit } = client.getHttpClient(version).getRestrictionManagerParams()
        return { maxRetries, rateLimit }
      })
    },
  },
]
