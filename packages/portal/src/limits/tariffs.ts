import type { BucketRules } from './leaky-bucket.ts'

/** The names of the portal's plans. Plans with the same limits share a name. */
export const tariffNames = ['standard', 'enterprise', 'on-premise', 'off'] as const
export type TariffName = (typeof tariffNames)[number]

/** The limits of a plan. */
export interface Tariff {
  /** `null` means that the request rate is not limited. */
  readonly bucket: BucketRules | null
  /**
   * Execution seconds of one method in ten minutes. `Infinity` counts without refusing. `null` does not count and leaves the fields out of
   * `time`.
   */
  readonly operatingLimitSeconds: number | null
  /** After so many seconds the gateway ends a request. `null` means never. */
  readonly requestSeconds: number | null
  /** The code in LICENSE of `app.info`. */
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
