// Limits set by hand, by plan, and read.
import {
  B24Hook,
  ParamsFactory,
  RateLimiter,
  RestrictionManager,
  type AdaptiveConfig,
  type ILimiter,
  type LoggerInterface,
  type OperatingLimitConfig,
  type RateLimitConfig,
  type RestrictionManagerStats,
  type RestrictionParams,
  NullLogger,
} from '@bitrix24/b24jssdk'

const rate: RateLimitConfig = { burstLimit: 30, drainRate: 1, adaptiveEnabled: false }
const operating: OperatingLimitConfig = { windowMs: 600_000, limitMs: 480_000, heavyPercent: 50 }
const adaptive: AdaptiveConfig = { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7000 }
const params: RestrictionParams = {
  ...ParamsFactory.getDefault(),
  rateLimit: rate,
  operatingLimit: operating,
  adaptiveConfig: adaptive,
  maxRetries: 5,
  hardErrorCodes: ['MY'],
  softErrorCodes: ['OTHER'],
  retryOnNetworkError: false,
}

export class CountLimiter implements ILimiter {
  private logger: LoggerInterface = new NullLogger()
  private count = 0
  getTitle(): string {
    return 'count'
  }
  async setConfig(config: { max: number }): Promise<void> {
    this.count = config.max
  }
  setLogger(logger: LoggerInterface): void {
    this.logger = logger
  }
  getLogger(): LoggerInterface {
    return this.logger
  }
  async canProceed(requestId: string, method: string, params?: any): Promise<boolean> {
    return requestId !== method && !params?.slow
  }
  async waitIfNeeded(): Promise<number> {
    return 0
  }
  async updateStats(_requestId: string, _method: string, data: any): Promise<void> {
    this.count += data.operating
  }
  async reset(): Promise<void> {
    this.count = 0
  }
  getStats(): Record<string, any> {
    return { count: this.count }
  }
}

export async function run($b24: B24Hook, plan: string) {
  await $b24.setRestrictionManagerParams(params)
  await $b24.setRestrictionManagerParams({ ...ParamsFactory.fromTariffPlan(plan), maxRetries: 1 })
  const limiter: ILimiter = new RateLimiter(rate)
  const stats = limiter.getStats()
  console.log(stats.tokens.toFixed(2), stats.anything)
  const manager = new RestrictionManager(params)
  const own: RestrictionManagerStats = manager.getStats()
  for (const [method, seconds] of Object.entries(own.operatingStats)) console.log(method, seconds.toFixed(1))
  const withOptions = new B24Hook(
    { b24Url: 'https://x', userId: 1, secret: 's' },
    { restrictionParams: ParamsFactory.getBatchProcessing() },
  )
  const other = B24Hook.fromWebhookUrl('https://x/rest/1/s', { restrictionParams: { maxRetries: 2 } })
  return [withOptions, other, RestrictionManager.BUILT_IN_HARD_ERROR_CODES]
}
