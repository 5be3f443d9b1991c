import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import { defaultRestrictions, mergeRestrictionParams, toRestrictionParams } from './restrictions.ts'

const preset = (patch: RestrictionParamsPatch): RestrictionParams =>
  toRestrictionParams(mergeRestrictionParams(defaultRestrictions, patch))

/** `ru_enterprise`, `en_ent250`: the tariff stands between the region and, on some portals, the number of users. */
const enterprisePlan = /(?:^|_)ent(?:erprise)?\d*(?:_|$)/i

/**
 * Ready-made settings of limits and retries; each call makes a new object. None of them sets `retryOnNetworkError`: a tariff is no
 * reason to send a write twice.
 */
// oxlint-disable-next-line typescript/no-extraneous-class -- the contract names a class with static members
export class ParamsFactory {
  /** The standard tariffs: 50 requests at once, 2 a second. */
  static getDefault(): RestrictionParams {
    return preset({})
  }

  /** The enterprise tariff: 250 requests at once, 5 a second. */
  static getEnterprise(): RestrictionParams {
    return preset({ rateLimit: { burstLimit: 250, drainRate: 5 } })
  }

  /** Long work in the background that leaves room for others: 30 at once, 1 a second, five attempts. */
  static getBatchProcessing(): RestrictionParams {
    return preset({
      rateLimit: { burstLimit: 30, drainRate: 1 },
      operatingLimit: { heavyPercent: 50 },
      adaptiveConfig: { thresholdPercent: 50, coefficient: 0.015, maxDelay: 10_000 },
      maxRetries: 5,
    })
  }

  /** Somebody is waiting: one attempt, and no slowing down. */
  static getRealtime(): RestrictionParams {
    return preset({
      adaptiveConfig: { enabled: false, thresholdPercent: 100, coefficient: 0.001, maxDelay: 480_000 },
      maxRetries: 1,
    })
  }

  /** The preset of a plan as `app.info` names it: `enterprise`, `ru_enterprise`, `en_ent250`, or any other. */
  static fromTariffPlan(plan: string): RestrictionParams {
    return enterprisePlan.test(plan) ? ParamsFactory.getEnterprise() : ParamsFactory.getDefault()
  }
}
