import type { Engine } from '../../../engine/engine.ts'
import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'

/** The dictionary of statuses of old invoices. */
export const statusDictionary = 'INVOICE_STATUS'

/** The condition that selects the invoice statuses from all dictionaries. */
export const ofInvoices: ConditionOf<'status'> = { kind: 'eq', field: 'entityId', value: statusDictionary }

/** The statuses of invoices, in their order. */
export const invoiceStatuses = (engine: Engine): readonly RowOf<'status'>[] =>
  engine.page('status', {
    where: ofInvoices,
    order: [{ field: 'sort', direction: 'asc' }],
  }).rows

/** `S` paid, `F` declined, null for all others. */
export const semanticsOfStatus = (engine: Engine, statusId: string): string | null =>
  invoiceStatuses(engine).find((status) => status['statusId'] === statusId)?.['semantics'] ?? null
