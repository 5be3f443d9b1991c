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
   * Lets the client use the larger request rate of an enterprise plan. Everything else stays as the program has set it: a plan says
   * nothing about retries, and on other plans the rate of the client is right already, or a program's own choice.
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
