import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, it } from 'vitest'
import { holds, type Asked, type Probe } from '../probe.ts'

/** Items 1 of their types. */
const lead: Asked = ['crm.lead.add', { fields: { TITLE: 'A' } }]
const deal: Asked = ['crm.deal.add', { fields: { TITLE: 'A', CLOSEDATE: '2027-01-01' } }]
const company: Asked = ['crm.company.add', { fields: { TITLE: 'A' } }]
const stage = (STAGE_ID: string, fields = {}): Asked => ['crm.deal.update', { id: 1, fields: { STAGE_ID, ...fields } }]

const closing: readonly Probe[] = [
  {
    about: 'a won deal is closed today',
    setup: [deal, stage('WON')],
    ask: ['crm.deal.get', { id: 1 }],
    result: { CLOSED: 'Y', CLOSEDATE: '2026-05-28T03:00:00+03:00' },
  },
  {
    about: 'a day that comes with the last stage stays',
    setup: [deal, stage('WON', { CLOSEDATE: '2026-02-03' })],
    ask: ['crm.deal.get', { id: 1 }],
    result: { CLOSEDATE: '2026-02-03T03:00:00+03:00' },
  },
  {
    about: 'a step between two open stages leaves the day',
    setup: [deal, stage('EXECUTING')],
    ask: ['crm.deal.get', { id: 1 }],
    result: { CLOSED: 'N', CLOSEDATE: '2027-01-01T03:00:00+03:00' },
  },
  {
    about: 'a converted lead is closed now',
    setup: [lead, ['crm.lead.update', { id: 1, fields: { STATUS_ID: 'CONVERTED' } }]],
    ask: ['crm.lead.get', { id: 1 }],
    result: { STATUS_SEMANTIC_ID: 'S', DATE_CLOSED: '2026-05-28T20:00:00+03:00' },
  },
  {
    about: 'a lead that is opened again was not closed',
    setup: [
      ['crm.lead.add', { fields: { TITLE: 'A', STATUS_ID: 'JUNK' } }],
      ['crm.lead.update', { id: 1, fields: { STATUS_ID: 'NEW' } }],
    ],
    ask: ['crm.lead.get', { id: 1 }],
    result: { STATUS_SEMANTIC_ID: 'P', DATE_CLOSED: '' },
  },
]

const defaults: readonly Probe[] = [
  {
    about: 'a deal has the first source and the first type',
    setup: [deal],
    ask: ['crm.deal.get', { id: 1 }],
    result: { SOURCE_ID: 'CALL', TYPE_ID: 'SALE' },
  },
  {
    about: 'a source that is given stays',
    setup: [['crm.deal.add', { fields: { SOURCE_ID: 'WEB' } }]],
    ask: ['crm.deal.get', { id: 1 }],
    result: { SOURCE_ID: 'WEB' },
  },
  {
    about: 'the first entry of a dictionary is the one that sorts first',
    setup: [['crm.status.add', { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: 'FAIR', NAME: 'Fair', SORT: 1 } }], lead],
    ask: ['crm.lead.get', { id: 1 }],
    result: { SOURCE_ID: 'FAIR' },
  },
  {
    about: 'a contact',
    setup: [['crm.contact.add', { fields: { NAME: 'A' } }]],
    ask: ['crm.contact.get', { id: 1 }],
    result: { OPENED: 'Y', EXPORT: 'N', TYPE_ID: 'CLIENT' },
  },
  {
    about: 'a company',
    setup: [company],
    ask: ['crm.company.get', { id: 1 }],
    result: { OPENED: 'Y', IS_MY_COMPANY: 'N', COMPANY_TYPE: 'CUSTOMER', REVENUE: '0.00' },
  },
]

const refusedValues: readonly Probe[] = [
  ...['XXX', 'usd '].map((CURRENCY_ID) => ({
    about: `currency ${CURRENCY_ID}`,
    ask: ['crm.deal.add', { fields: { TITLE: 'w', CURRENCY_ID } }] as const,
    error: '',
  })),
  ...['1e400', 'abc', '12abc'].map((opportunity) => ({
    about: `amount ${opportunity}`,
    ask: ['crm.item.add', { entityTypeId: 2, fields: { opportunity } }] as const,
    error: '',
  })),
  { about: 'amount of a change', setup: [deal], ask: stage('NEW', { OPPORTUNITY: 'abc' }), error: '' },
]

const requisite: Asked = ['crm.requisite.add', { fields: { ENTITY_TYPE_ID: 4, ENTITY_ID: 1, PRESET_ID: 1, NAME: 'R' } }]
const address: Asked = ['crm.address.add', { fields: { TYPE_ID: 1, ENTITY_TYPE_ID: 8, ENTITY_ID: 1, CITY: 'Paris' } }]
const call: Asked = [
  'crm.activity.add',
  {
    fields: {
      OWNER_TYPE_ID: 4,
      OWNER_ID: 1,
      TYPE_ID: 2,
      SUBJECT: 'Call',
      RESPONSIBLE_ID: 1,
      COMMUNICATIONS: [{ VALUE: '+1' }],
    },
  },
]
const withoutCompany: Asked = ['crm.company.delete', { id: 1 }]

const ownedRows: readonly Probe[] = [
  {
    about: 'its activities',
    setup: [company, call, withoutCompany],
    ask: ['crm.activity.get', { id: 1 }],
    error: '',
  },
  {
    about: 'its requisites',
    setup: [company, requisite, withoutCompany],
    ask: ['crm.requisite.get', { id: 1 }],
    error: '',
  },
  {
    about: 'the addresses of its requisites',
    setup: [company, requisite, address, withoutCompany],
    ask: ['crm.address.list', { filter: { ENTITY_ID: 1 } }],
    result: [],
  },
]

const row = (fields: WireMap): Asked => [
  'crm.item.productrow.add',
  { fields: { ownerId: 1, ownerType: 'D', price: 70, quantity: 1, ...fields } },
]
const chair: Asked = ['crm.product.add', { fields: { NAME: 'Chair', PRICE: 70, CURRENCY_ID: 'USD' } }]
const rowsOf = (ownerId: WireValue): Asked => [
  'crm.item.productrow.list',
  { filter: { '=ownerType': 'D', '=ownerId': ownerId }, order: { id: 'ASC' } },
]

const productRows: readonly Probe[] = [
  {
    about: 'the name of the product',
    setup: [deal, chair],
    ask: row({ productId: 1 }),
    result: { productRow: { productName: 'Chair', price: 70 } },
  },
  {
    about: 'a name of its own',
    setup: [deal, chair],
    ask: row({ productId: 1, productName: 'Seat' }),
    result: { productRow: { productName: 'Seat' } },
  },
  {
    about: 'the rate of an absolute discount',
    setup: [deal],
    ask: row({ price: 75, discountTypeId: 1, discountSum: 25 }),
    result: { productRow: { discountRate: 25, priceNetto: 100 } },
  },
  {
    about: 'the owner, of which a list may ask for several',
    setup: [deal, deal, row({ price: 1 }), row({ price: 2, ownerId: 2 })],
    ask: rowsOf([1, 2]),
    result: { productRows: [{ ownerId: 1 }, { ownerId: 2 }] },
  },
  ...[[], 'x', [1, 'x'], { a: [1] }].map((ownerId) => ({
    about: `no owner ${JSON.stringify(ownerId)}`,
    setup: [deal, row({})],
    ask: rowsOf(ownerId),
    error: 100,
  })),
]

describe('a product row has', () => {
  it.each(productRows)('$about', async (probe) => holds(probe))
})
describe('an item that is closed', () => {
  it.each(closing)('$about', async (probe) => holds(probe))
})
describe('values that a new item gets', () => {
  it.each(defaults)('$about', async (probe) => holds(probe))
})
describe('values that no item takes', () => {
  it.each(refusedValues)('$about', async (probe) => holds(probe))
})
describe('a deleted company takes along', () => {
  it.each(ownedRows)('$about', async (probe) => holds(probe))
})
