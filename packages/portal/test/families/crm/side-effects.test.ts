import { createPortal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { resultOf } from '../../client.ts'
import { listenTo, toldEvents } from '../../told-events.ts'
import { answered, documented, type Asked, type Probe } from '../probe.ts'

/** Items 1 of their types. */
const lead: Asked = ['crm.lead.add', { fields: { TITLE: 'A' } }]
const deal: Asked = ['crm.deal.add', { fields: { TITLE: 'A', CLOSEDATE: '2027-01-01' } }]
const company: Asked = ['crm.company.add', { fields: { TITLE: 'A' } }]
const stage = (STAGE_ID: string, fields = {}): Asked => ['crm.deal.update', { id: 1, fields: { STAGE_ID, ...fields } }]

const requisite: Asked = ['crm.requisite.add', { fields: { ENTITY_TYPE_ID: 4, ENTITY_ID: 1, PRESET_ID: 1, NAME: 'R' } }]
const address: Asked = ['crm.address.add', { fields: { TYPE_ID: 1, ENTITY_TYPE_ID: 8, ENTITY_ID: 1, CITY: 'Paris' } }]

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
    about: 'a custom field has the default of its settings',
    setup: [
      [
        'crm.deal.userfield.add',
        { fields: { FIELD_NAME: 'D', USER_TYPE_ID: 'string', SETTINGS: { DEFAULT_VALUE: 'dv' } } },
      ],
      deal,
    ],
    ask: ['crm.deal.get', { id: 1 }],
    result: { UF_CRM_D: 'dv' },
  },
  {
    about: 'the address of a requisite is anchored at its company',
    setup: [company, requisite, address],
    ask: ['crm.address.list', { filter: { ENTITY_ID: 1, ENTITY_TYPE_ID: 8 } }],
    result: [{ CITY: 'Paris', ANCHOR_TYPE_ID: '4', ANCHOR_ID: '1' }],
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

const activity = (fields: WireMap = {}): Asked => [
  'crm.activity.add',
  {
    fields: {
      OWNER_TYPE_ID: 2,
      OWNER_ID: 1,
      TYPE_ID: 2,
      SUBJECT: 'Call',
      COMMUNICATIONS: [{ VALUE: '+1' }],
      ...fields,
    },
  },
]
const stored: Asked = ['crm.activity.get', { id: 1 }]
const START_TIME = '2026-03-01T10:00:00+03:00'

const activities: readonly Probe[] = [
  {
    about: 'a provider, a state, a deadline and the responsible user of its owner',
    setup: [['crm.deal.add', { fields: { TITLE: 'A', ASSIGNED_BY_ID: 2 } }], activity({ START_TIME })],
    ask: stored,
    result: {
      PROVIDER_ID: 'VOXIMPLANT_CALL',
      PROVIDER_TYPE_ID: 'CALL',
      COMPLETED: 'N',
      STATUS: '1',
      DEADLINE: START_TIME,
      END_TIME: START_TIME,
      RESPONSIBLE_ID: '2',
    },
  },
  { about: 'the calling user, without an owner', setup: [activity()], ask: stored, result: { RESPONSIBLE_ID: '1' } },
  {
    about: 'the values that are given',
    setup: [deal, activity({ PROVIDER_ID: 'X', DEADLINE: START_TIME, RESPONSIBLE_ID: 2 })],
    ask: stored,
    result: { PROVIDER_ID: 'X', DEADLINE: START_TIME, RESPONSIBLE_ID: '2' },
  },
  {
    about: 'another state once it is completed',
    setup: [deal, activity(), ['crm.activity.update', { id: 1, fields: { COMPLETED: 'Y' } }]],
    ask: stored,
    result: { COMPLETED: 'Y', STATUS: '2' },
  },
]

const entry = (ENTITY_ID: string, STATUS_ID: string): Asked => [
  'crm.status.add',
  { fields: { ENTITY_ID, STATUS_ID, NAME: 'D', SORT: 15 } },
]
const firstStatus: Asked = ['crm.status.delete', { id: 1 }]

const statuses: readonly Probe[] = [
  ...(
    [
      ['DEAL_STAGE_1', 'DECISION', 'C1:DECISION'],
      ['DEAL_STAGE_1', 'C1:DECISION', 'C1:DECISION'],
      ['DEAL_STAGE', 'DECISION', 'DECISION'],
      ['DYNAMIC_128_STAGE_4', 'DECISION', 'DT128_4:DECISION'],
      ['SMART_INVOICE_STAGE_3', 'X', 'DT31_3:X'],
      ['SOURCE', 'X', 'X'],
    ] as const
  ).map(([dictionary, given, kept]) => ({
    about: `${dictionary} keeps ${given} as ${kept}`,
    setup: [entry(dictionary, given)],
    ask: ['crm.status.list', { filter: { ENTITY_ID: dictionary, STATUS_ID: kept } }] as const,
    result: [{ STATUS_ID: kept, SYSTEM: 'N' }],
  })),
  {
    about: 'the same STATUS_ID twice is refused',
    setup: [entry('SOURCE', 'X')],
    ask: entry('SOURCE', 'X'),
    error: '',
  },
  {
    about: 'the same STATUS_ID with its prefix is the same',
    setup: [entry('DEAL_STAGE_1', 'X')],
    ask: entry('DEAL_STAGE_1', 'C1:X'),
    error: '',
  },
  { about: 'a system entry stays', ask: firstStatus, error: '' },
  {
    about: 'a system entry goes by force',
    ask: ['crm.status.delete', { id: 1, params: { FORCED: 'Y' } }],
    result: true,
  },
  {
    about: 'an entry of a user goes at once',
    setup: [entry('SOURCE', 'X')],
    ask: ['crm.status.delete', { id: 117 }],
    result: true,
  },
]

const link = (ENTITY_ID: number, REQUISITE_ID: number): Asked => [
  'crm.requisite.link.register',
  {
    fields: {
      ENTITY_TYPE_ID: 2,
      ENTITY_ID,
      REQUISITE_ID,
      BANK_DETAIL_ID: 0,
      MC_REQUISITE_ID: 0,
      MC_BANK_DETAIL_ID: 0,
    },
  },
]
const linkOf = (entityId: number, entityTypeId = 2): Asked => ['crm.requisite.link.get', { entityTypeId, entityId }]

const ownRow: readonly Probe[] = [
  { about: 'link 2', setup: [link(1, 1), link(2, 3)], ask: linkOf(2), result: { ENTITY_ID: 2, REQUISITE_ID: '3' } },
  { about: 'no link of another type', setup: [link(1, 1)], ask: linkOf(1, 31), error: '' },
  {
    about: 'only the link that was meant goes',
    setup: [link(1, 1), link(2, 3), ['crm.requisite.link.unregister', { entityTypeId: 2, entityId: 2 }]],
    ask: linkOf(1),
    result: { REQUISITE_ID: '1' },
  },
  {
    about: 'no recurring deal',
    setup: [deal, ['crm.deal.recurring.add', { fields: { DEAL_ID: 1, IS_LIMIT: 'N', PARAMS: { MODE: 'single' } } }]],
    ask: ['crm.deal.recurring.get', { id: 99_999 }],
    error: '',
  },
]

describe('an activity has', () => {
  it.each(activities)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
it('an activity moves the last activity of its owner, which is no change of the owner', async () => {
  await using portal = await createPortal({ clock: 'manual', seed: { deal: [1] } })
  portal.clock.advance(60_000)
  listenTo(portal, ['ONCRMACTIVITYADD', 'ONCRMDEALUPDATE'])
  await resultOf(portal, ...activity())
  expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({
    LAST_ACTIVITY_TIME: '2026-05-28T20:01:00+03:00',
    DATE_MODIFY: '2026-05-28T20:00:00+03:00',
  })
  expect(await toldEvents(portal)).toEqual([['ONCRMACTIVITYADD', { FIELDS: { ID: '1' } }]])
})
describe('an entry of a dictionary', () => {
  it.each(statuses)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('the row that is named', () => {
  it.each(ownRow)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('a product row has', () => {
  it.each(productRows)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('an item that is closed', () => {
  it.each(closing)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('values that a new item gets', () => {
  it.each(defaults)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('values that no item takes', () => {
  it.each(refusedValues)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
describe('a deleted company takes along', () => {
  it.each(ownedRows)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
