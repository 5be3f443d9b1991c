import { classicUserFields } from '../../custom-fields/classic-user-fields.ts'
import {
  describedUserField,
  listedUserFieldTypes,
  userFieldItemFields,
} from '../../custom-fields/describe-user-fields.ts'
import { userFieldType } from '../../custom-fields/field-types.ts'
import type { Handle, Methods } from '../../methods/method.ts'
import { anyCase } from '../../methods/params.ts'
import { refusedWithoutCode } from '../../methods/refusals.ts'

const lead = classicUserFields({ entityName: 'lead' })
const deal = classicUserFields({ entityName: 'deal' })
const contact = classicUserFields({ entityName: 'contact' })
const company = classicUserFields({ entityName: 'company' })
const quote = classicUserFields({ entityName: 'quote' })
const invoice = classicUserFields({ entityName: 'invoice' })
const requisite = classicUserFields({ entityName: 'crmRequisite' })

/** Settings that a field has and that this description leaves out. */
const ofInputField: ReadonlySet<string> = new Set(['SIZE', 'MIN_VALUE', 'MAX_VALUE'])

const settingsFields: Handle = ({ params }) => {
  const type = userFieldType(anyCase(params, 'type'))
  if (type === undefined) throw refusedWithoutCode("Parameter 'type' is not specified or unknown.")
  return {
    result: Object.fromEntries(
      Object.entries(type.settings)
        .filter(([name]) => !ofInputField.has(name))
        .map(([name, setting]) => [name, { type: setting.type, title: setting.title }]),
    ),
  }
}

/** The custom fields of CRM entities. */
export const crmUserFieldMethods: Methods = {
  'crm.lead.userfield.add': lead.add,
  'crm.lead.userfield.get': lead.get,
  'crm.lead.userfield.list': lead.list,
  'crm.lead.userfield.update': lead.update,
  'crm.lead.userfield.delete': lead.delete,
  'crm.deal.userfield.add': deal.add,
  'crm.deal.userfield.get': deal.get,
  'crm.deal.userfield.list': deal.list,
  'crm.deal.userfield.update': deal.update,
  'crm.deal.userfield.delete': deal.delete,
  'crm.contact.userfield.add': contact.add,
  'crm.contact.userfield.get': contact.get,
  'crm.contact.userfield.list': contact.list,
  'crm.contact.userfield.update': contact.update,
  'crm.contact.userfield.delete': contact.delete,
  'crm.company.userfield.add': company.add,
  'crm.company.userfield.get': company.get,
  'crm.company.userfield.list': company.list,
  'crm.company.userfield.update': company.update,
  'crm.company.userfield.delete': company.delete,
  'crm.quote.userfield.add': quote.add,
  'crm.quote.userfield.get': quote.get,
  'crm.quote.userfield.list': quote.list,
  'crm.quote.userfield.update': quote.update,
  'crm.quote.userfield.delete': quote.delete,
  'crm.invoice.userfield.add': invoice.add,
  'crm.invoice.userfield.get': invoice.get,
  'crm.invoice.userfield.list': invoice.list,
  'crm.invoice.userfield.update': invoice.update,
  'crm.invoice.userfield.delete': invoice.delete,
  'crm.requisite.userfield.add': requisite.add,
  'crm.requisite.userfield.get': requisite.get,
  'crm.requisite.userfield.list': requisite.list,
  'crm.requisite.userfield.update': requisite.update,
  'crm.requisite.userfield.delete': requisite.delete,
  'crm.userfield.types': () => ({ result: listedUserFieldTypes() }),
  'crm.userfield.fields': () => ({ result: describedUserField() }),
  'crm.userfield.enumeration.fields': () => ({ result: userFieldItemFields }),
  'crm.userfield.settings.fields': settingsFields,
}
