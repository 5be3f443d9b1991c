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
  return {
    rateLimit: laidOver('rateLimit', base.rateLimit, patch.rateLimit),
    operatingLimit: laidOver('operatingLimit', base.operatingLimit, patch.operatingLimit),
    adaptiveConfig: laidOver('adaptiveConfig', base.adaptiveConfig, patch.adaptiveConfig),
    maxRetries: checkedAttempts(patch.maxRetries ?? base.maxRetries),
    ...laidOver('restrictions', { retryDelay: base.retryDelay }, patch),
    ...(retryOnNetworkError === undefined ? {} : { retryOnNetworkError }),
    hardErrorCodes: [...(patch.hardErrorCodes ?? base.hardErrorCodes)],
    softErrorCodes: [...(patch.softErrorCodes ?? base.softErrorCodes)],
  }
}

/** A group of settings; `undefined` leaves a value as it is, and names the group does not have are left out. */
const laidOver = <Group extends object>(title: string, group: Group, patch: Partial<Group> = {}): Group => {
  const result = { ...group }
  for (const name in group) {
    const value = patch[name] ?? group[name]
    if (typeof group[name] === 'number') checkNumber(title, name, value)
    result[name] = value
  }
  return result
}

/** Settings for which nothing at all is no limit but a stop. */
const aboveZero: ReadonlySet<string> = new Set(['drainRate', 'windowMs', 'limitMs'])

const checkNumber = (group: string, name: string, value: unknown): void => {
  const lowest = name === 'burstLimit' ? 1 : 0
  const [holds, expected] = aboveZero.has(name)
    ? [Number(value) > 0, 'a number above 0']
    : [Number(value) >= lowest, `a number of at least ${lowest}`]
  if (!Number.isFinite(value) || !holds) throw restrictionParamsInvalid({ name: `${group}.${name}`, value, expected })
}

/** No attempt at all is a setting the contract knows; `Infinity` is one that people use. */
const checkedAttempts = (maxRetries: number): number => {
  if (maxRetries === Infinity || (Number.isInteger(maxRetries) && maxRetries >= 0)) return maxRetries
  const expected = 'a whole number of attempts, the first one included'
  throw restrictionParamsInvalid({ name: 'maxRetries', value: maxRetries, expected })
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
