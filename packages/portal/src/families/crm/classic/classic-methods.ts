import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import { fieldOf } from '../../../engine/entity.ts'
import { selectNames } from '../../../engine/v2-select.ts'
import type { FieldDefinition } from '../../../engine/field.ts'
import { crmTypeNamed, type CrmType, type ItemValues } from '../entities/item-types.ts'
import { isWireList, isWireMap, type WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicBag, classicRowOf, classicValues, describeClassicFields } from './classic-rows.ts'
import { setLinks } from './links.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { keptRow } from '../../../methods/kept-row.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { withFileLinks } from '../items/custom-values.ts'
import { entityOf } from '../items/crm-type.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { classicMultifields, multifieldTypes, showClassic } from '../items/multifields.ts'
import { addItem, deleteItem, updateItem, type ItemWrite } from '../items/write-item.ts'

/** The six methods of one classic family. They use the same rows as `crm.item.*`. */
const classicFamily = (type: CrmType) => ({
  list: (call: MethodCall) => listClassic(call, type),
  get: (call: MethodCall): MethodReply => {
    const row = classicRowOf(call, type.entityName)
    const fields = [...fieldsByName(entityOf(call, type), classicNaming).values()].filter(isShown)
    return {
      result: {
        ...classicRow(withFileLinks(call, fields, row, 'classic'), fields),
        ...shownMultifields(row, multifieldTypes),
      },
    }
  },
  add: (call: MethodCall): MethodReply => {
    const id = addItem(call, type, classicWrite(call, type, 'add'))
    linkContacts(call, type, id)
    return { result: id }
  },
  update: (call: MethodCall): MethodReply => {
    const row = classicRowOf(call, type.entityName)
    updateItem(call, type, row, classicWrite(call, type, 'update'))
    linkContacts(call, type, row.id)
    return { result: true }
  },
  delete: (call: MethodCall): MethodReply => {
    // Only contacts have an error code for this case.
    const row = classicRowOf(call, type.entityName, type.entityName === 'contact' ? 'ERROR_CORE' : '')
    deleteItem(call, type, row.id)
    return { result: true }
  },
  fields: (call: MethodCall): MethodReply => ({ result: describeClassic(call, type) }),
})

const listClassic = (call: MethodCall, type: CrmType): MethodReply => {
  const entity = entityOf(call, type)
  const select = anyCase(call.params, 'select')
  const names = selectNames(select)
  const multifields = fieldOf(entity, 'fm') === undefined ? [] : multifieldTypes.filter((name) => names.has(name))
  const page = listRows(call, {
    entity,
    ...classicQuery(call),
    select,
    isWhole: multifields.length > 0,
  })
  const shown = page.fields.filter(isShown)
  // A list shows the id without being asked only if it also shows multifields.
  const id = multifields.length > 0 ? [entity.fields[0]].flatMap((field) => field ?? []) : []
  const fields = [...new Set([...id, ...shown])]
  const result = page.rows.map((row) => ({
    ...classicRow(withFileLinks(call, fields, row, 'classic'), fields),
    ...shownMultifields(row, multifields),
  }))
  return { result, total: page.total, next: page.next }
}

/** Lists of links can be written but are never shown. */
const isShown = ({ isMultiple, isDynamic }: FieldDefinition): boolean => isMultiple !== true || isDynamic === true

const shownMultifields = (row: ItemValues, types: readonly string[]): WireMap =>
  Object.fromEntries(
    types.map((type) => [type, showClassic(row, type)] as const).filter(([, values]) => values.length > 0),
  )

const classicWrite = (call: MethodCall, type: CrmType, action: 'add' | 'update'): ItemWrite => {
  const written = classicBag(call)
  const values = classicValues(entityOf(call, type), written, action)
  return { values, multifields: classicMultifields(written), fileRule: 'keepUnnamed' }
}

/** A company's `CONTACT_ID` is a list. The contacts keep the links, so the company's row has no such column. */
const linkContacts = (call: MethodCall, type: CrmType, id: number): void => {
  const given = type.entityName === 'company' ? classicBag(call)[contactsOfCompanyName] : undefined
  if (given === undefined) return
  const ids = (isWireList(given) || isWireMap(given) ? Object.values(given) : [given]).flatMap(
    (value) => toInteger(value) ?? [],
  )
  const row = keptRow(call.portal.engine, type.entityName, id)
  const links = ids.filter((one) => one > 0).map((one, index) => ({ id: one, sort: index * 10 + 10, isPrimary: false }))
  setLinks(call, type, { owner: 'company', linked: 'contact' }, row, links)
}

const contactsOfCompanyName = 'CONTACT_ID'

const contactsOfCompany = describeField({
  name: 'contactId',
  upper: 'CONTACT_ID',
  type: 'crm_contact',
  isMultiple: true,
})

const describeClassic = (call: MethodCall, type: CrmType): WireMap => {
  const entity = entityOf(call, type)
  const fm = fieldOf(entity, 'fm')
  const multifields =
    fm === undefined ? [] : multifieldTypes.map((name) => [name, describeField({ ...fm, upper: name })] as const)
  const contacts = type.entityName === 'company' ? { [contactsOfCompanyName]: contactsOfCompany } : {}
  return { ...describeClassicFields(entity), ...contacts, ...Object.fromEntries(multifields) }
}

const lead = classicFamily(crmTypeNamed('lead'))
const deal = classicFamily(crmTypeNamed('deal'))
const contact = classicFamily(crmTypeNamed('contact'))
const company = classicFamily(crmTypeNamed('company'))
const quote = classicFamily(crmTypeNamed('quote'))

/** Leads, deals, contacts, companies and quotes, with upper-case names. */
export const classicMethods: Methods = {
  'crm.lead.list': lead.list,
  'crm.lead.get': lead.get,
  'crm.lead.add': lead.add,
  'crm.lead.update': lead.update,
  'crm.lead.delete': lead.delete,
  'crm.lead.fields': lead.fields,
  'crm.deal.list': deal.list,
  'crm.deal.get': deal.get,
  'crm.deal.add': deal.add,
  'crm.deal.update': deal.update,
  'crm.deal.delete': deal.delete,
  'crm.deal.fields': deal.fields,
  'crm.contact.list': contact.list,
  'crm.contact.get': contact.get,
  'crm.contact.add': contact.add,
  'crm.contact.update': contact.update,
  'crm.contact.delete': contact.delete,
  'crm.contact.fields': contact.fields,
  'crm.company.list': company.list,
  'crm.company.get': company.get,
  'crm.company.add': company.add,
  'crm.company.update': company.update,
  'crm.company.delete': company.delete,
  'crm.company.fields': company.fields,
  'crm.quote.list': quote.list,
  'crm.quote.get': quote.get,
  'crm.quote.add': quote.add,
  'crm.quote.update': quote.update,
  'crm.quote.delete': quote.delete,
  'crm.quote.fields': quote.fields,
}
