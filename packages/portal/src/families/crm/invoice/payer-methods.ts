import type { Engine } from '../../../engine/engine.ts'
import type { Entity } from '../../../engine/entity.ts'
import type { Condition } from '../../../engine/query.ts'
import { personTypeEntity } from '../../sale/family.ts'
import { describeClassicFields, listClassicRows } from '../classic/classic-rows.ts'
import type { Methods } from '../../../methods/method.ts'

/** A printed form of invoices is a payment system of the shop with a special mark. */
const ofInvoices: Condition = { kind: 'eq', field: 'entityRegistryType', value: 'CRM_INVOICE' }

const shown: ReadonlySet<string> = new Set([
  'id',
  'name',
  'active',
  'sort',
  'description',
  'personTypeId',
  'actionFile',
  'entityRegistryType',
])

const paySystemEntity = (engine: Engine): Entity => {
  const entity = engine.entity('salePaysystem')
  const fields = entity.fields.filter(({ name }) => shown.has(name))
  return { ...entity, fields: fields.map((field) => ({ ...field, isReadOnly: true })) }
}

const personTypes: Entity = {
  ...personTypeEntity,
  fields: personTypeEntity.fields.map((field) => ({ ...field, isReadOnly: true, isRequired: false })),
}

/** `crm.persontype.*` and `crm.paysystem.*`: the payers of old invoices, and their printed forms. */
export const payerMethods: Methods = {
  'crm.persontype.fields': () => ({ result: describeClassicFields(personTypes) }),
  'crm.persontype.list': (call) => listClassicRows(call, personTypes),
  'crm.paysystem.fields': (call) => ({
    result: describeClassicFields(paySystemEntity(call.portal.engine)),
  }),
  'crm.paysystem.list': (call) => listClassicRows(call, paySystemEntity(call.portal.engine), { where: ofInvoices }),
}
