import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import { defaultRestrictions, mergeRestrictionParams, toRestrictionParams } from './restrictions.ts'

const preset = (patch: RestrictionParamsPatch): RestrictionParams =>
  toRestrictionParams(mergeRestrictionParams(defaultRestrictions, patch))

/** `ru_enterprise`, `en_ent250`: the plan comes after the region. On some portals the number of users follows. */
const enterprisePlan = /(?:^|_)ent(?:erprise)?\d*(?:_|$)/i

/**
 * Ready-made settings of limits and retries. Each call makes a new object. None of them sets `retryOnNetworkError`, because a plan does not
 * make it safe to send a write twice.
 */
// oxlint-disable-next-line typescript/no-extraneous-class -- the contract names a class with static members
export class ParamsFactory {
  /** For the standard plans: 50 requests at once, 2 a second. */
  static getDefault(): RestrictionParams {
    return preset({})
  }

  /** For the enterprise plan: 250 requests at once, 5 a second. */
  static getEnterprise(): RestrictionParams {
    return preset({ rateLimit: { burstLimit: 250, drainRate: 5 } })
  }

  /** For long work in the background that leaves room for other programs: 30 at once, 1 a second, five attempts. */
  static getBatchProcessing(): RestrictionParams {
    return preset({
      rateLimit: { burstLimit: 30, drainRate: 1 },
      operatingLimit: { heavyPercent: 50 },
      adaptiveConfig: { thresholdPercent: 50, coefficient: 0.015, maxDelay: 10_000 },
      maxRetries: 5,
    })
  }

  /** For calls that a person waits for: one attempt, and no throttling. */
  static getRealtime(): RestrictionParams {
    return preset({
      adaptiveConfig: { enabled: false, thresholdPercent: 100, coefficient: 0.001, maxDelay: 480_000 },
      maxRetries: 1,
    })
  }

  /** The settings for a plan, by its name in `app.info`: `enterprise`, `ru_enterprise`, `en_ent250`, or any other. */
  static fromTariffPlan(plan: string): RestrictionParams {
    return enterprisePlan.test(plan) ? ParamsFactory.getEnterprise() : ParamsFactory.getDefault()
  }
}
