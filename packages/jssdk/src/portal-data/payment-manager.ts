import type { TypePayment } from '../types/portal/helper.ts'
import { isYes, numberOf } from './wire-values.ts'

/** The application's payment. */
export class PaymentManager {
  /** `days` is the number of paid days left; 0 when the application is free. */
  readonly data: TypePayment

  /** @param info the result of `app.info` */
  constructor(info: Readonly<Record<string, unknown>>) {
    this.data = Object.freeze({ isExpired: isYes(info['PAYMENT_EXPIRED']), days: numberOf(info['DAYS']) })
  }
}
