import type { PortalMethod } from '../method.ts'
import { invoiceMethods } from '../../families/crm/invoice/invoice-methods.ts'
import { payerMethods } from '../../families/crm/invoice/payer-methods.ts'
import { recurringMethods } from '../../families/crm/invoice/recurring-methods.ts'
import { statusMethods } from '../../families/crm/invoice/status-methods.ts'

/** The old invoices, with their statuses, payers and templates. */
export const crmInvoiceMethods: readonly PortalMethod[] = [
  ...invoiceMethods,
  ...statusMethods,
  ...payerMethods,
  ...recurringMethods,
]
