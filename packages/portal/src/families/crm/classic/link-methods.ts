import { crmTypeNamed, type CrmType, type ItemRow } from '../entities/item-types.ts'
import { isWireList, isWireMap, textOf, type WireMap, type WireValue } from '../../../wire-value.ts'
import type { Handle, MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase, toInteger } from '../../../methods/params.ts'
import { describeField } from '../../../methods/describe-field.ts'
import { linksOf, setLinks, type Link, type LinkKind } from './links.ts'
import { notFound, refusedFor, refusedWithoutCode } from '../../../methods/refusals.ts'

/** The methods that read and change the links of one type of item. */
const linksOfType = (owner: CrmType, kind: LinkKind) => {
  const idName = `${kind.linked.toUpperCase()}_ID`
  const changing =
    (change: (links: readonly Link[], call: MethodCall) => readonly Link[] | false): Handle =>
    (call) => {
      const row = findOwner(call, owner)
      const links = change(linksOf(call, kind, row), call)
      if (links === false) return { result: false }
      setLinks(call, owner, kind, row, links)
      return { result: true }
    }
  return {
    add: changing((links, call) => {
      const link = readLink(call, kind, idName, fieldsOf(call, idName), links.length)
      if (links.some(({ id }) => id === link.id)) return false
      return link.isPrimary ? [link, ...links.map(withoutPrimacy)] : [...links, link]
    }),
    delete: changing((links, call) => {
      const id = toInteger(fieldsOf(call, idName)[idName])
      return links.some((link) => link.id === id) ? links.filter((link) => link.id !== id) : false
    }),
    fields: (): MethodReply => ({ result: describe(kind, idName) }),
    getItems: (call: MethodCall): MethodReply => ({
      result: linksOf(call, kind, findOwner(call, owner)).map(({ id, sort, isPrimary }) => ({
        [idName]: id,
        SORT: sort,
        ROLE_ID: 0,
        IS_PRIMARY: isPrimary ? 'Y' : 'N',
      })),
    }),
    setItems: changing((_links, call) => {
      const items = anyCase(call.params, 'items')
      if (!isWireList(items) && !isWireMap(items)) throw refusedWithoutCode("The parameter 'items' must be array.")
      return Object.values(items)
        .filter(isWireMap)
        .map((item, index) => readLink(call, kind, idName, item, index))
    }),
    deleteItems: changing(() => []),
  }
}

const withoutPrimacy = (link: Link): Link => ({ ...link, isPrimary: false })

const sortStep = 10

/** Reads one link of a call. @throws {PortalError} the id is missing, or no item has it */
const readLink = (call: MethodCall, kind: LinkKind, idName: string, given: WireMap, index: number): Link => {
  const id = toInteger(given[idName])
  if (id === undefined || id <= 0) throw refusedWithoutCode(`The parameter '${idName}' is invalid or not defined.`)
  if (call.portal.engine.find(kind.linked, id) === undefined)
    throw refusedWithoutCode(`${idName} ${String(id)} is not found.`)
  const isPrimary = textOf(given['IS_PRIMARY']).toUpperCase() === 'Y'
  return { id, sort: toInteger(given['SORT']) ?? (index + 1) * sortStep, isPrimary }
}

const fieldsOf = ({ params }: MethodCall, idName: string): WireMap => {
  const fields: WireValue | undefined = anyCase(params, 'fields')
  if (isWireMap(fields)) return fields
  const id = toInteger(fields)
  if (id !== undefined) return { [idName]: id }
  throw refusedWithoutCode("The parameter 'fields' must be array.")
}

const findOwner = (call: MethodCall, owner: CrmType): ItemRow => {
  const id = toInteger(anyCase(call.params, 'id'))
  if (id === undefined || id <= 0)
    throw refusedFor({ code: '', description: 'The parameter id is invalid or not defined.' }, 'missing', 'id')
  const row = call.portal.engine.find(owner.entityName, id)
  if (row === undefined) throw notFound(call)
  return row
}

const describe = (kind: LinkKind, idName: string): WireMap => ({
  [idName]: describeField({
    name: idName,
    upper: idName,
    type: kind.linked === 'contact' ? 'crm_contact' : 'crm_company',
  }),
  SORT: describeField({ name: 'sort', upper: 'SORT', type: 'integer' }),
  IS_PRIMARY: describeField({ name: 'isPrimary', upper: 'IS_PRIMARY', type: 'char' }),
})

const contactsOfLead = linksOfType(crmTypeNamed('lead'), {
  owner: 'lead',
  linked: 'contact',
  list: 'contactIds',
})
const contactsOfDeal = linksOfType(crmTypeNamed('deal'), {
  owner: 'deal',
  linked: 'contact',
  list: 'contactIds',
})
const contactsOfQuote = linksOfType(crmTypeNamed('quote'), {
  owner: 'quote',
  linked: 'contact',
  list: 'contactIds',
})
const companiesOfContact = linksOfType(crmTypeNamed('contact'), {
  owner: 'contact',
  linked: 'company',
  list: 'companyIds',
})
/** A company's contacts are those that list the company among their own companies. */
const contactsOfCompany = linksOfType(crmTypeNamed('company'), {
  owner: 'company',
  linked: 'contact',
})

/** Contacts of leads, deals, quotes and companies, and companies of contacts. */
export const linkMethods: Methods = {
  'crm.lead.contact.add': contactsOfLead.add,
  'crm.lead.contact.delete': contactsOfLead.delete,
  'crm.lead.contact.fields': contactsOfLead.fields,
  'crm.lead.contact.items.get': contactsOfLead.getItems,
  'crm.lead.contact.items.set': contactsOfLead.setItems,
  'crm.lead.contact.items.delete': contactsOfLead.deleteItems,
  'crm.deal.contact.add': contactsOfDeal.add,
  'crm.deal.contact.delete': contactsOfDeal.delete,
  'crm.deal.contact.fields': contactsOfDeal.fields,
  'crm.deal.contact.items.get': contactsOfDeal.getItems,
  'crm.deal.contact.items.set': contactsOfDeal.setItems,
  'crm.deal.contact.items.delete': contactsOfDeal.deleteItems,
  'crm.contact.company.add': companiesOfContact.add,
  'crm.contact.company.delete': companiesOfContact.delete,
  'crm.contact.company.fields': companiesOfContact.fields,
  'crm.contact.company.items.get': companiesOfContact.getItems,
  'crm.contact.company.items.set': companiesOfContact.setItems,
  'crm.contact.company.items.delete': companiesOfContact.deleteItems,
  'crm.company.contact.add': contactsOfCompany.add,
  'crm.company.contact.delete': contactsOfCompany.delete,
  'crm.company.contact.fields': contactsOfCompany.fields,
  'crm.company.contact.items.get': contactsOfCompany.getItems,
  'crm.company.contact.items.set': contactsOfCompany.setItems,
  'crm.company.contact.items.delete': contactsOfCompany.deleteItems,
  'crm.quote.contact.add': contactsOfQuote.add,
  'crm.quote.contact.delete': contactsOfQuote.delete,
  'crm.quote.contact.fields': contactsOfQuote.fields,
  'crm.quote.contact.items.get': contactsOfQuote.getItems,
  'crm.quote.contact.items.set': contactsOfQuote.setItems,
  'crm.quote.contact.items.delete': contactsOfQuote.deleteItems,
}
