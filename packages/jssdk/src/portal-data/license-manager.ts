import type { TypeB24 } from '../client/type-b24.ts'
import { ParamsFactory } from '../limits/params-factory.ts'
import type { TypeLicense } from '../types/portal/helper.ts'
import { textOrNull } from './wire-values.ts'

/** The portal's plan. */
export class LicenseManager {
  readonly data: TypeLicense
  readonly #b24: TypeB24

  /** @param info the result of `app.info` */
  constructor(b24: TypeB24, info: Readonly<Record<string, unknown>>) {
    this.#b24 = b24
    const license = textOrNull(info['LICENSE'])
    this.data = Object.freeze({
      languageId: textOrNull(info['LANGUAGE_ID']),
      license,
      licenseType: textOrNull(info['LICENSE_TYPE']),
      licensePrevious: textOrNull(info['LICENSE_PREVIOUS']),
      licenseFamily: textOrNull(info['LICENSE_FAMILY']),
      isSelfHosted: license?.includes('selfhosted') ?? false,
    })
  }

  /**
   * Gives the client the higher request rate of an enterprise plan. Nothing else changes, because a plan says nothing about retries. On
   * other plans the rate stays as it is: it is right already, or the program chose it.
   */
  async makeRestrictionManagerParams(): Promise<void> {
    const { license, licenseFamily } = this.data
    const usual = ParamsFactory.getDefault()
    const larger = [license, licenseFamily]
      .map((plan) => ParamsFactory.fromTariffPlan(plan ?? ''))
      .find(({ rateLimit }) => rateLimit?.drainRate !== usual.rateLimit?.drainRate)
    if (larger?.rateLimit === undefined) return
    const { burstLimit, drainRate } = larger.rateLimit
    await this.#b24.setRestrictionManagerParams({ rateLimit: { burstLimit, drainRate } })
  }
}
