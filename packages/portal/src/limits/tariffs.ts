import type { BucketRules } from './leaky-bucket.ts'

/** Names of the portal's plans, as far as limits tell them apart. */
export const tariffNames = ['standard', 'enterprise', 'on-premise', 'off'] as const
export type TariffName = (typeof tariffNames)[number]

/** What a plan allows. */
export interface Tariff {
  /** `null`: the request rate is not limited. */
  readonly bucket: BucketRules | null
  /** Execution seconds of one method in ten minutes; `Infinity` counts without refusing, `null` does not count and leaves the fields out of `time`. */
  readonly operatingLimitSeconds: number | null
  /** Seconds after which the gateway gives up on a request; `null`: never. */
  readonly requestSeconds: number | null
  /** The code `app.info` reports as LICENSE. */
  readonly licence: string
}

export const tariffs: Readonly<Record<TariffName, Tariff>> = {
  standard: {
    bucket: { capacity: 50, drainPerSecond: 2 },
    operatingLimitSeconds: 480,
    requestSeconds: 60,
    licence: 'en_pro100',
  },
  enterprise: {
    bucket: { capacity: 250, drainPerSecond: 5 },
    operatingLimitSeconds: 480,
    requestSeconds: 60,
    licence: 'en_ent250',
  },
  'on-premise': { bucket: null, operatingLimitSeconds: null, requestSeconds: null, licence: 'en_selfhosted' },
  off: { bucket: null, operatingLimitSeconds: Infinity, requestSeconds: null, licence: 'en_pro100' },
}

export const isTariffName = (value: string): value is TariffName => tariffNames.some((name) => name === value)
