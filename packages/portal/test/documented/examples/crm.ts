import type { FamilyExamples } from './example.ts'

const fields = { CONTACT_ID: 2, SORT: 10, IS_PRIMARY: 'Y' }
const owners = ['lead', 'deal', 'quote', 'company']
const todo = { ownerTypeId: 2, ownerId: 1 }
const deadline = '2026-02-03T10:00:00+03:00'
const rows = [{ PRODUCT_NAME: 'A', PRICE: 1, MEASURE_CODE: 796 }]

/** Links, pipelines, smart processes, to-dos and dictionaries of the CRM. */
export const crmExamples: FamilyExamples = {
  firstCalls: [
    ...owners.map((owner) => [`crm.${owner}.contact.items.set`, { id: 1, items: [{ CONTACT_ID: 1 }] }] as const),
    ['crm.contact.company.items.set', { id: 1, items: [{ COMPANY_ID: 1 }] }],
    ['crm.deal.add', { fields: { TITLE: 'A' } }],
    ['crm.type.add', { fields: { title: 'A' } }],
    ['crm.category.add', { entityTypeId: 2, fields: { name: 'A' } }],
    ['crm.activity.todo.add', { ...todo, deadline }],
    ['crm.lead.productrows.set', { id: 1, rows }],
    ['crm.quote.productrows.set', { id: 1, rows }],
  ],
  params: {
    ...Object.fromEntries(
      owners.flatMap((owner) => [
        [`crm.${owner}.contact.add`, { id: 1, fields }],
        [`crm.${owner}.contact.items.get`, { id: 1 }],
        [`crm.${owner}.contact.items.set`, { id: 2, items: [fields] }],
        [`crm.${owner}.contact.delete`, { id: 1, fields }],
        [`crm.${owner}.contact.items.delete`, { id: 2 }],
      ]),
    ),
    'crm.contact.company.add': { id: 1, fields: { COMPANY_ID: 2 } },
    'crm.contact.company.items.get': { id: 1 },
    'crm.contact.company.items.set': { id: 3, items: [{ COMPANY_ID: 2 }] },
    'crm.contact.company.delete': { id: 1, fields: { COMPANY_ID: 2 } },
    'crm.contact.company.items.delete': { id: 3 },
    'crm.lead.productrows.set': { id: 2, rows },
    'crm.quote.productrows.get': { id: 1 },
    'crm.quote.productrows.set': { id: 2, rows },
    'crm.duplicate.findbycomm': { type: 'PHONE', values: ['+1'] },
    'crm.stagehistory.list': { entityTypeId: 2 },
    'crm.status.entity.items': { entityId: 'SOURCE' },
    'crm.category.add': { entityTypeId: 2, fields: { name: 'A' } },
    'crm.category.get': { entityTypeId: 2, id: 1 },
    'crm.category.update': { entityTypeId: 2, id: 1, fields: { name: 'B' } },
    'crm.category.delete': { entityTypeId: 2, id: 6 },
    'crm.type.add': { fields: { title: 'B' } },
    'crm.type.get': { id: 1 },
    'crm.type.getByEntityTypeId': { entityTypeId: 31 },
    'crm.type.update': { id: 2, fields: { title: 'B' } },
    'crm.type.delete': { id: 3 },
    'crm.item.import': { entityTypeId: 2, fields: { title: 'A' } },
    'crm.item.batchImport': { entityTypeId: 2, data: [{ title: 'A' }] },
    'crm.activity.todo.add': { ...todo, deadline },
    'crm.activity.todo.update': { ...todo, id: 1, deadline },
    'crm.activity.todo.updateColor': { ...todo, id: 1, colorId: '2' },
    'crm.activity.todo.updateDeadline': { ...todo, id: 1, value: deadline },
    'crm.activity.todo.updateDescription': { ...todo, id: 1, value: 'A' },
    'crm.activity.todo.updateResponsibleUser': { ...todo, id: 1, responsibleId: 2 },
    'crm.currency.base.set': { id: 'USD' },
    'crm.currency.localizations.get': { id: 'USD' },
    'crm.currency.localizations.set': { id: 'USD', localizations: { en: { FULL_NAME: 'Dollar' } } },
    'crm.currency.localizations.delete': { id: 'USD', lids: ['de'] },
  },
}
