import type { RowOf, WrittenRow } from '../../../engine/entity-rows.ts'
import { invoiceEntity, invoiceRecurringEntity as entity, invoiceRowEntity } from '../entities/invoice.ts'
import { formatDateTime } from '../../../server-time.ts'
import { isWireMap, textOf } from '../../../wire-value.ts'
import {
  checkClassicFields,
  classicBag,
  classicRowOf,
  classicValues,
  describeClassicFields,
  listClassicRows,
  wholeClassicRow,
} from '../classic/classic-rows.ts'
import { describeField } from '../../../methods/describe-field.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { toInteger } from '../../../methods/params.ts'
import { linesOf } from './invoice-rows.ts'
import { movedDay, nextExecution, periodCount } from './next-execution.ts'
import { refusedWithoutCode } from '../../../methods/refusals.ts'

const today = ({ portal }: MethodCall): string => formatDateTime(portal.clock.nowMs()).slice(0, 10)

/** Writes the row together with the day of its next invoice. */
const save = (call: MethodCall, id: number, values: WrittenRow<'invoiceRecurring'>): void => {
  const { engine } = call.portal
  engine.update(entity.name, id, values)
  engine.update(entity.name, id, { nextExecution: nextExecution(engine.find(entity.name, id) ?? {}, today(call)) })
}

const add: Handle = (call) => {
  const { engine } = call.portal
  const values = classicValues(entity, classicBag(call), 'add')
  checkClassicFields(entity, values, 'add')
  const template = engine.find(invoiceEntity.name, toInteger(values.invoiceId) ?? 0)
  if (template?.['isRecurring'] !== 'Y') throw refusedWithoutCode('The template of the recurring invoice is not found.')
  const id = engine.insert(entity.name, { active: 'Y', isLimit: 'N', sendBill: 'N', counterRepeat: 0, ...values })
  save(call, id, {})
  return { result: id }
}

const update: Handle = (call) => {
  const id = classicRowOf(call, entity.name)['id']
  save(call, id, classicValues(entity, classicBag(call), 'update'))
  return { result: true }
}

const remove: Handle = (call) => {
  call.portal.engine.remove(entity.name, [classicRowOf(call, entity.name)['id']])
  return { result: true }
}

/** Makes an invoice from the template at once, like a portal on the day when it is due. */
const expose: Handle = (call) => {
  const { engine, events } = call.portal
  const row = classicRowOf(call, entity.name)
  const id = row['id']
  const template = engine.find(invoiceEntity.name, Number(row['invoiceId']))
  if (template === undefined) throw refusedWithoutCode('The template of the recurring invoice is not found.')
  const invoiceId = copyOf(call, template, row)
  save(call, id, { counterRepeat: (row['counterRepeat'] ?? 0) + 1, lastExecution: today(call) })
  const FIELDS = {
    ID: String(id),
    RECURRING_INVOICE_ID: String(template['id']),
    INVOICE_ID: String(invoiceId),
  }
  events.fire({
    event: 'ONCRMINVOICERECURRINGEXPOSE',
    data: { FIELDS },
    userId: call.caller.userId,
    connector: call.connector,
  })
  return { result: { INVOICE_ID: invoiceId } }
}

/** A new invoice like the template, but unpaid and with its own payment date. */
const copyOf = (call: MethodCall, template: RowOf<'invoice'>, { params }: RowOf<'invoiceRecurring'>): number => {
  const { engine, clock } = call.portal
  const { id: templateId, datePayed: _, empPayedId: __, xmlId: ___, ...values } = template
  const now = formatDateTime(clock.nowMs())
  const offset = isWireMap(params) ? params : {}
  const period = textOf(offset['DATE_PAY_BEFORE_OFFSET_TYPE'])
  const due = movedDay(now, period, periodCount(offset['DATE_PAY_BEFORE_OFFSET_VALUE'], 0))
  const id = engine.insert(invoiceEntity.name, {
    ...values,
    isRecurring: 'N',
    payed: 'N',
    statusId: 'N',
    dateBill: now.slice(0, 10),
    dateInsert: now,
    dateUpdate: now,
    dateStatus: now,
    datePayBefore: period === '' ? null : due,
  })
  engine.update(invoiceEntity.name, id, { accountNumber: String(id) })
  for (const { id: _line, ...line } of linesOf(engine, templateId))
    engine.insert(invoiceRowEntity.name, { ...line, invoiceId: id })
  return id
}

/** A portal describes `IS_LIMIT` as a flag (`char`), although it has three values. */
const described = {
  ...describeClassicFields(entity),
  IS_LIMIT: describeField({ name: 'isLimit', upper: 'IS_LIMIT', type: 'char' }),
  PARAMS: { ...describeField({ name: 'params', upper: 'PARAMS', type: 'json' }), type: 'recurring_params' },
}

/** `crm.invoice.recurring.*`: templates of old invoices, and the schedule by which invoices are made. */
export const recurringMethods: Methods = {
  'crm.invoice.recurring.add': add,
  'crm.invoice.recurring.get': (call) => ({
    result: wholeClassicRow(entity, classicRowOf(call, entity.name)),
  }),
  'crm.invoice.recurring.list': (call) => listClassicRows(call, entity),
  'crm.invoice.recurring.update': update,
  'crm.invoice.recurring.delete': remove,
  'crm.invoice.recurring.expose': expose,
  'crm.invoice.recurring.fields': () => ({ result: described }),
}
