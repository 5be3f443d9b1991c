import { copyPlain } from '../results/copy-plain.ts'
import { restrictionParamsInvalid } from '../errors/catalogues/client-errors.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import type { LimitSettings } from './limiter.ts'
import { burstRequests, drainPerSecond, operatingLimitMs, operatingWindowMs } from '../types/portal-figures.ts'

/** `RestrictionParams` with every limit set. An object of it never changes. */
export interface Restrictions extends LimitSettings {
  /** Number of attempts, including the first. */
  readonly maxRetries: number
  /** Milliseconds before the second attempt. */
  readonly retryDelay: number
  /** `undefined`: reads and idempotent calls only; `true`: writes too; `false`: none. */
  readonly retryOnNetworkError: boolean | undefined
  readonly hardErrorCodes: string[] | undefined
  readonly softErrorCodes: string[] | undefined
}

/** The limits of a client without settings, for the standard plan. */
export const defaultRestrictions: Restrictions = {
  rateLimit: { burstLimit: burstRequests, drainRate: drainPerSecond, adaptiveEnabled: true },
  operatingLimit: { windowMs: operatingWindowMs, limitMs: operatingLimitMs, heavyPercent: 80 },
  adaptiveConfig: { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7_000 },
  maxRetries: 3,
  retryDelay: 1_000,
  retryOnNetworkError: undefined,
  hardErrorCodes: undefined,
  softErrorCodes: undefined,
}

/**
 * The settings with a patch applied. Settings that the patch leaves out keep their values, also within a group.
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number is invalid for a limit
 */
export const mergeRestrictionParams = (base: Restrictions, patch: RestrictionParamsPatch = {}): Restrictions => {
  const { rateLimit, operatingLimit, adaptiveConfig, ...retries } = base
  return {
    rateLimit: laidOver('rateLimit', rateLimit, patch.rateLimit),
    operatingLimit: laidOver('operatingLimit', operatingLimit, patch.operatingLimit),
    adaptiveConfig: laidOver('adaptiveConfig', adaptiveConfig, patch.adaptiveConfig),
    ...laidOver('retries', retries, patch),
  }
}

/**
 * The limits of the standard plan with a patch applied, for a client that makes single calls.
 * @example B24Hook.fromWebhookUrl(url, { restrictions: restrictions({ rateLimit: { burstLimit: 250, drainRate: 5 } }) })
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number is invalid for a limit
 */
export const restrictions = (patch: RestrictionParamsPatch): Restrictions =>
  mergeRestrictionParams(defaultRestrictions, patch)

/** The lowest value of a setting, when it is not 0. The contract allows 0 attempts. */
const lowest: Readonly<Record<string, number>> = { burstLimit: 1, drainRate: 0.001, windowMs: 1, limitMs: 1 }

/** A group with a patch applied. `undefined` keeps a value, and unknown names are left out. */
const laidOver = <Group extends object>(title: string, group: Group, patch: Partial<Group> = {}): Group => {
  const result = { ...group }
  for (const name in group) {
    const value = patch[name] ?? group[name]
    if (typeof group[name] === 'number') check(`${title}.${name}`, name, value)
    // A copy, because the caller may change its own list later.
    result[name] = copyPlain(value)
  }
  return result
}

const check = (path: string, name: string, value: unknown): void => {
  const least = lowest[name] ?? 0
  // The number of attempts must be whole. `Infinity` is allowed, because programs use it.
  const holds = name === 'maxRetries' ? Number.isInteger(value) || value === Infinity : Number.isFinite(value)
  if (holds && Number(value) >= least) return
  throw restrictionParamsInvalid(path, value, `a number from ${least}`)
}

/** The settings in the form of the public interface, as a copy that a program may change. */
export const toRestrictionParams = (settled: Restrictions): RestrictionParams => structuredClone(settled)
