import { documentedTable, type DeclaredMethods } from '../../../documented/declared/documented-table.ts'
import { formatOf } from './currency-methods.ts'
import { mayRemoveStatus, statusValues } from './status-rules.ts'
import { categoryEntity, currencyEntity, statusEntity } from '../entities/parts.ts'

const status = documentedTable({
  entity: statusEntity,
  // Its type is documented as text, but the examples have a map.
  optional: ['params'],
  defaults: () => ({ sort: 10 }),
  beforeWrite: statusValues,
  removing: mayRemoveStatus,
})
const category = documentedTable({
  entity: categoryEntity,
  alsoDescribedBy: [
    'crm.category.add',
    'crm.category.delete',
    'crm.category.get',
    'crm.category.list',
    'crm.category.update',
  ],
})
const currency = documentedTable({
  entity: currencyEntity,
  alsoDescribedBy: ['crm.currency.get', 'crm.currency.list'],
  key: 'id',
  keyField: 'currency',
  beforeWrite: formatOf,
  defaults: () => ({ base: 'N' }),
})
const measure = documentedTable({ entity: 'crmMeasure' })
const vat = documentedTable({
  entity: 'crmVat',
  described: {
    ID: { size: '11' },
    ACTIVE: { size: '1' },
    C_SORT: { size: '18' },
    NAME: { size: '50' },
    RATE: { size: '18,2' },
  },
})

/** Stages and other dictionaries, pipelines, currencies, units of measure, taxes. */
export const dictionariesDeclared: DeclaredMethods = {
  'crm.status.add': status.add,
  'crm.status.delete': status.delete,
  'crm.status.fields': status.fields,
  'crm.status.get': status.get,
  'crm.status.update': status.update,
  'crm.category.fields': category.fields,
  'crm.currency.add': currency.add,
  'crm.currency.delete': currency.delete,
  'crm.currency.fields': currency.fields,
  'crm.currency.update': currency.update,
  'crm.measure.add': measure.add,
  'crm.measure.delete': measure.delete,
  'crm.measure.fields': measure.fields,
  'crm.measure.get': measure.get,
  'crm.measure.list': measure.list,
  'crm.measure.update': measure.update,
  'crm.vat.add': vat.add,
  'crm.vat.delete': vat.delete,
  'crm.vat.fields': vat.fields,
  'crm.vat.get': vat.get,
  'crm.vat.list': vat.list,
  'crm.vat.update': vat.update,
}
