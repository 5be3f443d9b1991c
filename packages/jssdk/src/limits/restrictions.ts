import { copyPlain } from '../results/copy-plain.ts'
import { restrictionParamsInvalid } from '../errors/catalogues/client-errors.ts'
import type { RestrictionParams, RestrictionParamsPatch } from '../types/calls/limits.ts'
import type { LimitSettings } from './limiter.ts'

/** `RestrictionParams` with every limit filled in; never changed once made. */
export interface Restrictions extends LimitSettings {
  /** Attempts, the first one included. */
  readonly maxRetries: number
  /** Milliseconds before the second attempt. */
  readonly retryDelay: number
  /** `undefined`: reads and idempotent calls only; `true`: writes too; `false`: none. */
  readonly retryOnNetworkError: boolean | undefined
  readonly hardErrorCodes: string[] | undefined
  readonly softErrorCodes: string[] | undefined
}

/** What a client keeps to when it is told nothing: the standard tariff. */
export const defaultRestrictions: Restrictions = {
  rateLimit: { burstLimit: 50, drainRate: 2, adaptiveEnabled: true },
  operatingLimit: { windowMs: 600_000, limitMs: 480_000, heavyPercent: 80 },
  adaptiveConfig: { enabled: true, thresholdPercent: 80, coefficient: 0.01, maxDelay: 7_000 },
  maxRetries: 3,
  retryDelay: 1_000,
  retryOnNetworkError: undefined,
  hardErrorCodes: undefined,
  softErrorCodes: undefined,
}

/**
 * The settings with a patch laid over them: what the patch leaves out, in a group too, keeps its value.
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number that no limit can have
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
 * The standard tariff with a patch laid over it, for a client that calls alone.
 * @example
 * B24Hook.fromWebhookUrl(url, { restrictions: restrictions({ rateLimit: { burstLimit: 250, drainRate: 5 } }) })
 * @throws {SdkError} `JSSDK_RESTRICTION_PARAMS_INVALID`: a number that no limit can have
 */
export const restrictions = (patch: RestrictionParamsPatch): Restrictions =>
  mergeRestrictionParams(defaultRestrictions, patch)

/** The lowest value of a setting, where it is not 0. No attempt at all is a setting the contract knows. */
const lowest: Readonly<Record<string, number>> = { burstLimit: 1, drainRate: 0.001, windowMs: 1, limitMs: 1 }

/** A group of settings; `undefined` leaves a value as it is, and names the group does not have are left out. */
const laidOver = <Group extends object>(title: string, group: Group, patch: Partial<Group> = {}): Group => {
  const result = { ...group }
  for (const name in group) {
    const value = patch[name] ?? group[name]
    if (typeof group[name] === 'number') check(`${title}.${name}`, name, value)
    // A list that is the caller's may change later on.
    result[name] = copyPlain(value)
  }
  return result
}

const check = (path: string, name: string, value: unknown): void => {
  const least = lowest[name] ?? 0
  // Attempts are whole, and people set `Infinity` for them.
  const holds = name === 'maxRetries' ? Number.isInteger(value) || value === Infinity : Number.isFinite(value)
  if (holds && Number(value) >= least) return
  throw restrictionParamsInvalid(path, value, `a number from ${least}`)
}

/** The settings in the shape of the public interface, as a copy that a program may change. */
export const toRestrictionParams = (settled: Restrictions): RestrictionParams => structuredClone(settled)
