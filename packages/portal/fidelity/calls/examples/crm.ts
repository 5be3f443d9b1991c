import type { FamilyExamples } from './example.ts'

const fields = { CONTACT_ID: 2, SORT: 10, IS_PRIMARY: 'Y' }
const owners = ['lead', 'deal', 'quote', 'company']
const todo = { ownerTypeId: 2, ownerId: 1 }
const deadline = '2026-02-03T10:00:00+03:00'
const card = {
  data: [{ name: 'main', title: 'A', type: 'section', elements: [{ name: 'TITLE', optionFlags: 1 }] }],
}
const blocks = { entityTypeId: 2, entityId: 1 }
const recurring = {
  fields: {
    DEAL_ID: 3,
    START_DATE: '2026-02-03',
    IS_LIMIT: 'T',
    LIMIT_REPEAT: 9,
    LIMIT_DATE: '2027-02-03',
    PARAMS: {
      MODE: 'multiple',
      MULTIPLE_TYPE: 'day',
      MULTIPLE_INTERVAL: 2,
      OFFSET_BEGINDATE_TYPE: 'day',
      OFFSET_BEGINDATE_VALUE: 1,
      OFFSET_CLOSEDATE_TYPE: 'day',
      OFFSET_CLOSEDATE_VALUE: 1,
    },
  },
}
const phone = [{ VALUE: '+1', VALUE_TYPE: 'WORK' }]
const email = [{ VALUE: 'a@b.c', VALUE_TYPE: 'WORK' }]
const person = { NAME: 'Ann', SECOND_NAME: 'B', LAST_NAME: 'C', HONORIFIC: 'HNR_EN_1', BIRTHDATE: '1990-01-15' }
const utm = { UTM_SOURCE: 'a', UTM_MEDIUM: 'a', UTM_CAMPAIGN: 'a', UTM_CONTENT: 'a', UTM_TERM: 'a' }
const told = { POST: 'A', COMMENTS: 'A', SOURCE_ID: 'WEB', SOURCE_DESCRIPTION: 'A', PHONE: phone, EMAIL: email }
const im = [{ VALUE: 'a', VALUE_TYPE: 'TELEGRAM' }]
const place = { COMPANY_ID: 1, CONTACT_ID: 1, ADDRESS: 'A', ADDRESS_COUNTRY: 'A', ADDRESS_LOC_ADDR_ID: 1, IM: im }
const offer = { TITLE: 'A', COMPANY_ID: 1, COMMENTS: 'A', SOURCE_DESCRIPTION: 'A', OPPORTUNITY: 2, CURRENCY_ID: 'USD' }
const firm = { TITLE: 'A', COMPANY_TYPE: 'CUSTOMER', INDUSTRY: 'IT', REVENUE: 1, CURRENCY_ID: 'USD', COMMENTS: 'A' }
const english = { FULL_NAME: 'Peso', FORMAT_STRING: '# P', DEC_POINT: '.', DECIMALS: 2, HIDE_ZERO: 'N' }
const buttons = { startCall: { title: 'A', type: 'primary', action: { type: 'restEvent', actionParams: { id: 1 } } } }
const items = { confirm: { title: 'A', action: {} }, decline: { title: 'A', action: {} } }
const inline = { type: 'text', properties: { value: 'a' } }
const configurable = {
  ownerTypeId: 2,
  ownerId: 1,
  fields: { typeId: 'CONFIGURABLE', completed: false, deadline, responsibleId: 1, badgeCode: 'a' },
  layout: {
    icon: { code: 'call' },
    header: { title: 'A', tags: { status2: { title: 'A', type: 'success' } } },
    body: {
      logo: { code: 'call', action: { type: 'redirect', uri: '/' } },
      blocks: {
        client: { type: 'withTitle', properties: { title: 'A', inline: true, block: inline } },
        responsible: { type: 'lineOfBlocks', properties: { blocks: { a: inline } } },
      },
    },
    footer: { buttons, menu: { showPostponeItem: true, items } },
  },
}
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
    'crm.lead.add': { fields: { ...person, ...told, ...place, TITLE: 'A', STATUS_ID: 'CONVERTED', SOURCE_ID: '1' } },
    'crm.deal.add': { fields: { ...utm, ...offer, SOURCE_ID: 'WEB', ADDITIONAL_INFO: 'A', PROBABILITY: 5 } },
    'crm.deal.get': { id: 5 },
    'crm.deal.update': { id: 3, fields: { TITLE: 'B' } },
    'crm.company.get': { id: 4 },
    'crm.company.update': { id: 3, fields: { TITLE: 'B' } },
    'crm.quote.add': { fields: { ...offer, MYCOMPANY_ID: 1, ACTUAL_DATE: '2026-02-03' } },
    'crm.quote.update': { id: 3, fields: { TITLE: 'B' } },
    'crm.lead.get': { id: 4 },
    'crm.lead.list': { filter: { ID: 4 } },
    'crm.contact.add': { fields: { ...person, ...told, ...utm, TYPE_ID: 'CLIENT', COMPANY_ID: 1 } },
    'crm.contact.get': { id: 4 },
    'crm.contact.list': { filter: { ID: 4 }, select: ['*', 'EMAIL', 'PHONE'] },
    'crm.company.list': { filter: { ID: 1 }, select: ['*', 'PHONE'] },
    'crm.quote.get': { id: 4 },
    'crm.item.fields': { entityTypeId: 128 },
    'crm.category.list': { entityTypeId: 128 },
    'crm.status.get': { id: 20 },
    'crm.status.list': { order: { SORT: 'ASC' }, filter: { ENTITY_ID: 'DEAL_STAGE' } },
    'crm.activity.get': { id: 2 },
    'crm.activity.list': { filter: { OWNER_TYPE_ID: 1, OWNER_ID: 1 } },
    'crm.activity.configurable.add': configurable,
    'crm.activity.configurable.update': { id: 1, fields: { badgeCode: 'b' }, layout: configurable.layout },
    'crm.calllist.add': { ENTITY_TYPE: 'CONTACT', ENTITIES: [1], WEBFORM_ID: 1 },
    'crm.calllist.update': { LIST_ID: 1, ENTITY_TYPE: 'CONTACT', ENTITIES: [2], WEBFORM_ID: 1 },
    'crm.currency.add': { fields: { CURRENCY: 'MXN', AMOUNT: 1.5, AMOUNT_CNT: 1, SORT: 400, LANG: { en: english } } },
    'crm.item.productrow.list': { filter: { '=ownerType': 'D', '=ownerId': 1 } },
    'crm.item.productrow.get': { id: 1 },
    'crm.deal.recurring.list': { filter: { '>COUNTER_REPEAT': 0 } },
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
      targetEntityId: 2,
    },
    'crm.timeline.item.pin': { id: 1, ownerTypeId: 2, ownerId: 1 },
    'crm.timeline.item.unpin': { id: 1, ownerTypeId: 2, ownerId: 1 },
    'crm.deal.recurring.add': recurring,
    'crm.deal.recurring.expose': { id: 1 },
    'crm.deal.recurring.get': { id: 1 },
    'crm.deal.recurring.delete': { id: 1 },
    'crm.company.add': { fields: { ...firm, EMPLOYEES: 'EMPLOYEES_1', BANKING_DETAILS: '1' } },
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
