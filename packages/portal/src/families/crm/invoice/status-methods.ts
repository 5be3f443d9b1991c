import type { RowOf } from '../../../engine/entity-rows.ts'
import { statusEntity } from '../entities/parts.ts'
import { textOf } from '../../../wire-value.ts'
import {
  classicBag,
  classicRowOf,
  classicValues,
  describeClassicFields,
  listClassicRows,
} from '../classic/classic-rows.ts'
import type { Handle, MethodCall, Methods } from '../../../methods/method.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { ofInvoices, statusDictionary } from './invoice-statuses.ts'
import { notFound, refusedWithoutCode } from '../../../methods/refusals.ts'

/** The dictionary's entry without the fields that only stages have. */
const entity = {
  ...statusEntity,
  fields: statusEntity.fields
    .filter(({ name }) => !/^(?:categoryId|color|semantics)$/.test(name))
    .map((field) => {
      if (field.name === 'name' || field.name === 'sort') return { ...field, isRequired: true }
      return { ...field, isReadOnly: true }
    }),
}

const found = (call: MethodCall): RowOf<'status'> => {
  const row = classicRowOf(call, entity.name)
  if (row['entityId'] !== statusDictionary) throw notFound(call)
  return row
}

/** A new status is between "new" and "paid", and means neither of them. */
const add: Handle = (call) => {
  const { engine } = call.portal
  const values = classicValues(entity, classicBag(call), 'add')
  for (const { name, upper = name } of entity.fields.filter((field) => 'isRequired' in field && field.isRequired))
    if (textOf(values[name]) === '') throw refusedWithoutCode(`The field '${upper}' is required.`)
  const id = engine.insert(entity.name, { ...values, entityId: statusDictionary, system: 'N' })
  engine.update(entity.name, id, { statusId: `I${String(id)}`, nameInit: '' })
  return { result: id }
}

const update: Handle = (call) => {
  const row = found(call)
  call.portal.engine.update(entity.name, row['id'], classicValues(entity, classicBag(call), 'update'))
  return { result: true }
}

const remove: Handle = (call) => {
  const { engine } = call.portal
  const row = found(call)
  if (row['system'] === 'Y') throw refusedWithoutCode('A system status cannot be deleted.')
  if (engine.count('invoice', { kind: 'eq', field: 'statusId', value: textOf(row['statusId']) }) > 0)
    throw refusedWithoutCode('There are invoices in this status.')
  engine.remove(entity.name, [row['id']])
  return { result: true }
}

/** `crm.invoice.status.*`: the statuses of old invoices. */
export const statusMethods: Methods = {
  'crm.invoice.status.add': add,
  'crm.invoice.status.get': (call) => ({ result: classicRow(found(call), entity.fields) }),
  'crm.invoice.status.list': (call) =>
    listClassicRows(call, entity, {
      where: ofInvoices,
      defaultOrder: [{ field: 'sort', direction: 'asc' }],
      isUnpaged: true,
    }),
  'crm.invoice.status.update': update,
  'crm.invoice.status.delete': remove,
  'crm.invoice.status.fields': () => ({ result: describeClassicFields(entity) }),
}
