import { restrictionParamsInvalid } from '../errors/client-errors.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/limits.ts'
import type { LimitSettings } from './limiter.ts'

/** `RestrictionParams` with every limit filled in; never changed once made. */
export interface Restrictions extends LimitSettings {
  /** Attempts, the first one included. */
  readonly maxRetries: number
  /** Milliseconds before the second attempt. */
  readonly retryDelay: number
  /** Left out: reads and idempotent calls only; `true`: writes too; `false`: none. */
  readonly retryOnNetworkError?: boolean
  readonly hardErrorCodes: readonly string[]
  readonly softErrorCodes: readonly string[]
}

/** What a client keeps to when it is told nothing: the standard tariff. */
export const defaultRestrictions: Restrictions = {
  rateLimit: { burstLimit: 50, drainRate: 2, adaptiveEnabled: true },
  operatingLimit: { windowMs: 600_000, limitMs: 480_000, heavyPercent: 80 },
  adaptiveConfig: { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7_000 },
  maxRetries: 3,
  retryDelay: 1_000,
  hardErrorCodes: [],
  softErrorCodes: [],
}

/**
 * The settings with a patch laid over them: what the patch leaves out, in a group too, keeps its value.
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number that no limit can have
 */
export const mergeRestrictionParams = (base: Restrictions, patch: RestrictionParamsPatch = {}): Restrictions => {
  const { rateLimit, operatingLimit, adaptiveConfig } = patch
  const retryOnNetworkError = patch.retryOnNetworkError ?? base.retryOnNetworkError
  const merged: Restrictions = {
    rateLimit: {
      burstLimit: rateLimit?.burstLimit ?? base.rateLimit.burstLimit,
      drainRate: rateLimit?.drainRate ?? base.rateLimit.drainRate,
      adaptiveEnabled: rateLimit?.adaptiveEnabled ?? base.rateLimit.adaptiveEnabled,
    },
    operatingLimit: {
      windowMs: operatingLimit?.windowMs ?? base.operatingLimit.windowMs,
      limitMs: operatingLimit?.limitMs ?? base.operatingLimit.limitMs,
      heavyPercent: operatingLimit?.heavyPercent ?? base.operatingLimit.heavyPercent,
    },
    adaptiveConfig: {
      enabled: adaptiveConfig?.enabled ?? base.adaptiveConfig.enabled,
      thresholdPercent: adaptiveConfig?.thresholdPercent ?? base.adaptiveConfig.thresholdPercent,
      coefficient: adaptiveConfig?.coefficient ?? base.adaptiveConfig.coefficient,
      maxDelay: adaptiveConfig?.maxDelay ?? base.adaptiveConfig.maxDelay,
    },
    maxRetries: patch.maxRetries ?? base.maxRetries,
    retryDelay: patch.retryDelay ?? base.retryDelay,
    ...(retryOnNetworkError === undefined ? {} : { retryOnNetworkError }),
    hardErrorCodes: [...(patch.hardErrorCodes ?? base.hardErrorCodes)],
    softErrorCodes: [...(patch.softErrorCodes ?? base.softErrorCodes)],
  }
  for (const rule of rulesFor(merged)) if (!rule.holds) throw restrictionParamsInvalid(rule)
  return merged
}

interface Rule {
  readonly name: string
  readonly value: number
  readonly holds: boolean
  readonly expected: string
}

const above = (lowest: number, name: string, value: number): Rule => ({
  name,
  value,
  holds: Number.isFinite(value) && value > lowest,
  expected: `a number above ${lowest}`,
})
const atLeast = (lowest: number, name: string, value: number): Rule => ({
  name,
  value,
  holds: Number.isFinite(value) && value >= lowest,
  expected: `a number of at least ${lowest}`,
})
/** No attempt at all is a setting the contract knows; `Infinity` is one that people use. */
const attempts = (name: string, value: number): Rule => ({
  name,
  value,
  holds: value >= 0 && (Number.isInteger(value) || value === Infinity),
  expected: 'a whole number of attempts, the first one included',
})

const rulesFor = ({ rateLimit, operatingLimit, adaptiveConfig, maxRetries, retryDelay }: Restrictions): Rule[] => [
  atLeast(1, 'rateLimit.burstLimit', rateLimit.burstLimit),
  above(0, 'rateLimit.drainRate', rateLimit.drainRate),
  above(0, 'operatingLimit.windowMs', operatingLimit.windowMs),
  above(0, 'operatingLimit.limitMs', operatingLimit.limitMs),
  atLeast(0, 'operatingLimit.heavyPercent', operatingLimit.heavyPercent),
  atLeast(0, 'adaptiveConfig.thresholdPercent', adaptiveConfig.thresholdPercent),
  atLeast(0, 'adaptiveConfig.coefficient', adaptiveConfig.coefficient),
  atLeast(0, 'adaptiveConfig.maxDelay', adaptiveConfig.maxDelay),
  attempts('maxRetries', maxRetries),
  atLeast(0, 'retryDelay', retryDelay),
]

/** The settings in the shape of the public interface, as a copy that a program may change. */
export const toRestrictionParams = ({
  hardErrorCodes,
  softErrorCodes,
  ...settings
}: Restrictions): RestrictionParams => ({
  ...settings,
  rateLimit: { ...settings.rateLimit },
  operatingLimit: { ...settings.operatingLimit },
  adaptiveConfig: { ...settings.adaptiveConfig },
  ...(hardErrorCodes.length === 0 ? {} : { hardErrorCodes: [...hardErrorCodes] }),
  ...(softErrorCodes.length === 0 ? {} : { softErrorCodes: [...softErrorCodes] }),
})
