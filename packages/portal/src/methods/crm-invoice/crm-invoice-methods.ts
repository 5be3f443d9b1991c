import type { PortalMethod } from '../method.ts'
import { invoiceMethods } from './invoice-methods.ts'
import { payerMethods } from './payer-methods.ts'
import { recurringMethods } from './recurring-methods.ts'
import { statusMethods } from './status-methods.ts'

/** The old invoices, with their statuses, payers and templates. */
export const crmInvoiceMethods: readonly PortalMethod[] = [
  ...invoiceMethods,
  ...statusMethods,
  ...payerMethods,
  ...recurringMethods,
]
