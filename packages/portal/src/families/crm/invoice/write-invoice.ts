import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { invoiceEntity } from '../entities/invoice.ts'
import { baseCurrency } from '../../../seed/dictionaries.ts'
import { formatDateTime } from '../../../server-time.ts'
import { entryOf, textOf, type WireMap } from '../../../wire-value.ts'
import { checkClassicFields, classicValues } from '../classic/classic-rows.ts'
import { keptValues } from '../items/custom-values.ts'
import type { MethodCall } from '../../../methods/method.ts'
import { mergedProperties, payerCode } from './invoice-properties.ts'
import { totalsOf, writeLines } from './invoice-rows.ts'
import { invoiceStatuses, semanticsOfStatus } from './invoice-statuses.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const { name } = invoiceEntity

/** Adds an invoice and returns its id. @throws {PortalError} a value is missing or contradicts another */
export const addInvoice = (call: MethodCall, written: WireMap): number => {
  const { engine, clock } = call.portal
  const entity = engine.entity(name)
  const now = formatDateTime(clock.nowMs())
  const values = { ...defaults(now, call.caller.userId), ...classicValues(entity, written, 'add') }
  checkClassicFields(entity, { accountNumber: 'made below', ...values }, 'add')
  check(call, values)
  const kept = keptValues(call, entity, values, {}, 'keepUnnamed')
  const id = engine.insert(name, { ...kept, ...moved(call, undefined, kept), ...propertiesIn(call, {}, kept, written) })
  if (textOf(values.accountNumber) === '') engine.update(name, id, { accountNumber: String(id) })
  writeLines(engine, id, entryOf(written, 'PRODUCT_ROWS') ?? null)
  engine.update(name, id, totalsOf(engine, id))
  return id
}

const defaults = (now: string, userId: number): WrittenRow<'invoice'> => ({
  createdBy: userId,
  responsibleId: userId,
  currency: baseCurrency,
  dateBill: now.slice(0, 10),
  dateInsert: now,
  dateUpdate: now,
  isRecurring: 'N',
  lid: 's1',
  statusId: 'N',
})

/** Changes an invoice. If lines are given, they replace the old lines. @throws {PortalError} see `addInvoice` */
export const updateInvoice = (call: MethodCall, before: RowOf<'invoice'>, written: WireMap): void => {
  const { engine, clock } = call.portal
  const entity = engine.entity(name)
  const id = before.id
  const values = classicValues(entity, written, 'update')
  checkClassicFields(entity, values, 'update')
  const after = { ...before, ...values }
  check(call, after)
  engine.update(name, id, {
    ...keptValues(call, entity, values, before, 'keepUnnamed'),
    ...moved(call, before, after),
    ...propertiesIn(call, before, after, written),
    dateUpdate: formatDateTime(clock.nowMs()),
  })
  writeLines(engine, id, entryOf(written, 'PRODUCT_ROWS') ?? null)
  engine.update(name, id, totalsOf(engine, id))
}

const payers: Readonly<Record<string, { readonly field: 'ufCompanyId' | 'ufContactId'; readonly says: string }>> = {
  CRM_COMPANY: { field: 'ufCompanyId', says: 'The company that pays is not specified.' },
  CRM_CONTACT: { field: 'ufContactId', says: 'The contact that pays is not specified.' },
}

/** Checks the payer and the status. @throws {PortalError} the payer is missing or of an unknown type, or there is no such status */
const check = ({ portal }: MethodCall, row: WrittenRow<'invoice'>): void => {
  const payer = payers[payerCode(portal.engine, Number(row.personTypeId))]
  if (payer === undefined) throw refusedWithoutCode('The payer type is not found.')
  if (Number(row[payer.field] ?? 0) === 0) throw refusedWithoutCode(payer.says)
  if (!invoiceStatuses(portal.engine).some(({ statusId }) => statusId === row.statusId))
    throw refusedWithoutCode('The invoice status is not found.')
}

/** The values that follow from another status: the user and the time of the change, and whether it is paid. */
const moved = (
  { portal, caller }: MethodCall,
  before: WrittenRow<'invoice'> | undefined,
  after: WrittenRow<'invoice'>,
): WrittenRow<'invoice'> => {
  const statusId = textOf(after.statusId)
  if (before?.statusId === statusId) return {}
  const now = formatDateTime(portal.clock.nowMs())
  const isPaid = semanticsOfStatus(portal.engine, statusId) === 'S'
  return {
    dateStatus: now,
    empStatusId: caller.userId,
    payed: isPaid ? 'Y' : 'N',
    datePayed: isPaid ? now : null,
    empPayedId: isPaid ? caller.userId : null,
  }
}

const propertiesIn = (
  { portal }: MethodCall,
  before: WrittenRow<'invoice'>,
  after: WrittenRow<'invoice'>,
  written: WireMap,
): WrittenRow<'invoice'> => {
  const code = payerCode(portal.engine, Number(after.personTypeId))
  return { properties: mergedProperties(code, before.properties, entryOf(written, 'INVOICE_PROPERTIES')) }
}
