import type { FamilyExamples } from './example.ts'

const fields = { CONTACT_ID: 2, SORT: 10, IS_PRIMARY: 'Y' }
const owners = ['lead', 'deal', 'quote', 'company']
const todo = { ownerTypeId: 2, ownerId: 1 }
const deadline = '2026-02-03T10:00:00+03:00'
const card = {
  data: [{ name: 'main', title: 'A', type: 'section', elements: [{ name: 'TITLE', optionFlags: 1 }] }],
}
const blocks = { entityTypeId: 2, entityId: 1 }
const recurring = { fields: { DEAL_ID: 3 } }
const requisite = { fields: { ENTITY_TYPE_ID: 4, ENTITY_ID: 3, PRESET_ID: 1, NAME: 'A' } }
const layout = {
  blocks: {
    block_1: { type: 'text', properties: { value: 'a', multiline: true, bold: true, color: 'base_90' } },
    block_2: { type: 'largeText', properties: { value: 'a' } },
    block_3: { type: 'link', properties: { text: 'a', bold: true, action: { type: 'redirect', uri: '/' } } },
    block_4: { type: 'withTitle', properties: { title: 'a', block: { type: 'text', properties: { value: 'a' } } } },
  },
}
const cards = ['lead', 'deal', 'contact', 'company'].map((owner) => `crm.${owner}.details.configuration`)
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
    ...cards.map((prefix) => [`${prefix}.set`, card] as const),
    ['crm.activity.binding.add', { activityId: 1, entityTypeId: 2, entityId: 3 }],
    ['crm.deal.recurring.add', recurring],
    ['crm.requisite.add', requisite],
    ['crm.timeline.comment.add', { fields: { ENTITY_ID: 1, ENTITY_TYPE: 'deal', COMMENT: 'a' } }],
    ['crm.lead.productrows.set', { id: 1, rows }],
    ['crm.quote.productrows.set', { id: 1, rows }],
  ],
  params: {
    'crm.requisite.preset.field.delete': { ID: 8, preset: { ID: 2 } },
    ...Object.fromEntries(
      owners.flatMap((owner) => [
        [`crm.${owner}.contact.add`, { id: 1, fields }],
        [`crm.${owner}.contact.items.get`, { id: 1 }],
        [`crm.${owner}.contact.items.set`, { id: 2, items: [fields] }],
        [`crm.${owner}.contact.delete`, { id: 1, fields }],
        [`crm.${owner}.contact.items.delete`, { id: 2 }],
      ]),
    ),
    ...Object.fromEntries(
      cards.flatMap((prefix) => [
        [`${prefix}.set`, card],
        [`${prefix}.reset`, { userId: 2 }],
        [`${prefix}.forceCommonScopeForAll`, { extras: { dealCategoryId: 1, leadCustomerType: 2 } }],
        [`${prefix}.get`, {}],
      ]),
    ),
    'crm.item.details.configuration.set': { entityTypeId: 128, ...card },
    'crm.item.details.configuration.reset': { entityTypeId: 128 },
    'crm.item.details.configuration.forceCommonScopeForAll': { entityTypeId: 128 },
    'crm.activity.layout.blocks.set': { ...blocks, activityId: 1, layout },
    'crm.activity.layout.blocks.get': { ...blocks, activityId: 1 },
    'crm.activity.layout.blocks.delete': { ...blocks, entityId: 3, activityId: 2 },
    'crm.timeline.layout.blocks.set': { ...blocks, timelineId: 1, layout },
    'crm.timeline.layout.blocks.get': { ...blocks, timelineId: 1 },
    'crm.timeline.layout.blocks.delete': { ...blocks, entityId: 3, timelineId: 2 },
    'crm.activity.binding.move': {
      activityId: 1,
      sourceEntityTypeId: 2,
      sourceEntityId: 3,
      targetEntityTypeId: 2,
      targetEntityId: 1,
    },
    'crm.timeline.item.pin': { id: 1, ownerTypeId: 2, ownerId: 1 },
    'crm.timeline.item.unpin': { id: 1, ownerTypeId: 2, ownerId: 1 },
    'crm.deal.recurring.add': recurring,
    'crm.deal.recurring.expose': { id: 1 },
    'crm.deal.recurring.get': { id: 1 },
    'crm.deal.recurring.delete': { id: 1 },
    'crm.company.add': { fields: { TITLE: 'A' } },
    'crm.lead.delete': { id: 2 },
    'crm.status.delete': { id: 2, params: { FORCED: 'Y' } },
    'crm.requisite.delete': { id: 2 },
    'crm.item.productrow.getAvailableForPayment': { ownerId: 3, ownerType: 'D' },
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
