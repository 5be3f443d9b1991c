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
  const retryOnNetworkError = patch.retryOnNetworkError ?? base.retryOnNetworkError
  const merged: Restrictions = {
    rateLimit: laidOver(base.rateLimit, patch.rateLimit),
    operatingLimit: laidOver(base.operatingLimit, patch.operatingLimit),
    adaptiveConfig: laidOver(base.adaptiveConfig, patch.adaptiveConfig),
    maxRetries: patch.maxRetries ?? base.maxRetries,
    retryDelay: patch.retryDelay ?? base.retryDelay,
    ...(retryOnNetworkError === undefined ? {} : { retryOnNetworkError }),
    hardErrorCodes: [...(patch.hardErrorCodes ?? base.hardErrorCodes)],
    softErrorCodes: [...(patch.softErrorCodes ?? base.softErrorCodes)],
  }
  check(merged)
  return merged
}

/** A group of settings; `undefined` leaves a value as it is, and names the group does not have are left out. */
const laidOver = <Group extends object>(group: Group, patch: Partial<Group> = {}): Group => {
  const result = { ...group }
  for (const name in group) result[name] = patch[name] ?? group[name]
  return result
}

/** Each number that has a lowest value, and whether that value itself is taken. */
const check = ({ rateLimit, operatingLimit, adaptiveConfig, maxRetries, retryDelay }: Restrictions): void => {
  atLeast(1, { 'rateLimit.burstLimit': rateLimit.burstLimit })
  above(0, {
    'rateLimit.drainRate': rateLimit.drainRate,
    'operatingLimit.windowMs': operatingLimit.windowMs,
    'operatingLimit.limitMs': operatingLimit.limitMs,
  })
  atLeast(0, {
    'operatingLimit.heavyPercent': operatingLimit.heavyPercent,
    'adaptiveConfig.thresholdPercent': adaptiveConfig.thresholdPercent,
    'adaptiveConfig.coefficient': adaptiveConfig.coefficient,
    'adaptiveConfig.maxDelay': adaptiveConfig.maxDelay,
    retryDelay,
  })
  // No attempt at all is a setting the contract knows; `Infinity` is one that people use.
  if (!(maxRetries >= 0 && (Number.isInteger(maxRetries) || maxRetries === Infinity)))
    throw restrictionParamsInvalid({
      name: 'maxRetries',
      value: maxRetries,
      expected: 'a whole number of attempts, the first one included',
    })
}

const atLeast = (lowest: number, values: Readonly<Record<string, number>>): void =>
  refuse(values, (value) => value >= lowest, `a number of at least ${lowest}`)

const above = (lowest: number, values: Readonly<Record<string, number>>): void =>
  refuse(values, (value) => value > lowest, `a number above ${lowest}`)

const refuse = (
  values: Readonly<Record<string, number>>,
  holds: (value: number) => boolean,
  expected: string,
): void => {
  for (const [name, value] of Object.entries(values))
    if (!Number.isFinite(value) || !holds(value)) throw restrictionParamsInvalid({ name, value, expected })
}

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
