import type { TypePayment } from '../types/portal/helper.ts'
import { isYes, numberOf } from './wire-values.ts'

/** What is paid for the application. */
export class PaymentManager {
  /** `days` are those left; 0 when the application costs nothing. */
  readonly data: TypePayment

  /** @param info the result of `app.info` */
  constructor(info: Readonly<Record<string, unknown>>) {
    this.data = Object.freeze({ isExpired: isYes(info['PAYMENT_EXPIRED']), days: numberOf(info['DAYS']) })
  }
}
