import type { Probe } from '../../../probe.ts'
import { company, contact, deal, quote } from '../calls.ts'

const contacts: readonly Probe[] = [
  {
    about: 'A new contact has the type and the source that sort first.',
    page: 'api-reference/crm/contacts/crm-contact-add.md',
    setup: {
      types: ['crm.status.list', { filter: { ENTITY_ID: 'CONTACT_TYPE' }, order: { SORT: 'ASC' } }],
      sources: ['crm.status.list', { filter: { ENTITY_ID: 'SOURCE' }, order: { SORT: 'ASC' } }],
      contact: contact(),
    },
    requests: { got: ['crm.contact.get', { id: '$contact' }] },
    expect: [
      { path: 'got.result.TYPE_ID', is: '$types.0.STATUS_ID' },
      { path: 'got.result.SOURCE_ID', is: '$sources.0.STATUS_ID' },
    ],
  },
  {
    about: 'A contact belongs to whoever made it and has no telephone.',
    page: 'api-reference/crm/contacts/crm-contact-add.md',
    setup: { me: ['profile'], contact: contact() },
    requests: { got: ['crm.contact.get', { id: '$contact' }] },
    expect: [
      {
        path: 'got.result',
        has: {
          ASSIGNED_BY_ID: '$me.ID:text',
          CREATED_BY_ID: '$me.ID:text',
          HAS_PHONE: 'N',
          HAS_EMAIL: 'N',
          HAS_IMOL: 'N',
        },
      },
    ],
  },
  {
    about: 'Whether a contact has a mail is read-only.',
    page: 'api-reference/crm/contacts/crm-contact-update.md',
    setup: {
      contact: contact(),
      changed: ['crm.contact.update', { id: '$contact', fields: { NAME: 'Changed', HAS_EMAIL: 'Y' } }],
    },
    requests: { got: ['crm.contact.get', { id: '$contact' }] },
    expect: [{ path: 'got.result', has: { NAME: 'Changed', HAS_EMAIL: 'N' } }],
  },
  {
    about: 'A deleted contact is not found any more.',
    page: 'api-reference/crm/contacts/crm-contact-delete.md',
    setup: { contact: contact(), deleted: ['crm.contact.delete', { id: '$contact' }] },
    requests: { got: ['crm.contact.get', { id: '$contact' }] },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.status', is: 400 },
    ],
  },
  {
    about: 'A birthday is the same day for the classic methods and for items.',
    page: 'api-reference/crm/contacts/crm-contact-get.md',
    setup: { contact: contact({ BIRTHDATE: '1990-05-28' }) },
    requests: {
      got: ['crm.contact.get', { id: '$contact' }],
      item: ['crm.item.get', { entityTypeId: 3, id: '$contact' }],
      found: [
        'crm.contact.list',
        { filter: { ID: '$contact', '>=BIRTHDATE': '1990-05-28', '<=BIRTHDATE': '1990-05-28' } },
      ],
    },
    expect: [
      { path: 'got.result.BIRTHDATE', isNot: '' },
      { path: 'item.result.item', has: { id: '$contact', birthdate: '$got.BIRTHDATE' } },
      { path: 'found.result', count: 1 },
    ],
  },
]

const companies: readonly Probe[] = [
  {
    about: 'A new company has the type that sorts first, no revenue, and is not one of the own ones.',
    page: 'api-reference/crm/companies/crm-company-add.md',
    setup: {
      types: ['crm.status.list', { filter: { ENTITY_ID: 'COMPANY_TYPE' }, order: { SORT: 'ASC' } }],
      company: company(),
    },
    requests: { got: ['crm.company.get', { id: '$company' }] },
    expect: [
      { path: 'got.result', has: { IS_MY_COMPANY: 'N', REVENUE: '0.00', HAS_PHONE: 'N', HAS_EMAIL: 'N' } },
      { path: 'got.result.COMPANY_TYPE', is: '$types.0.STATUS_ID' },
    ],
  },
  {
    about: 'An own company is found as such.',
    page: 'api-reference/crm/companies/crm-company-list.md',
    setup: { mine: company({ IS_MY_COMPANY: 'Y' }), other: company() },
    requests: {
      got: ['crm.company.list', { filter: { ID: ['$mine', '$other'], IS_MY_COMPANY: 'Y' }, select: ['ID'] }],
    },
    expect: [{ path: 'got.result', is: [{ ID: '$mine:text' }] }],
  },
]

const quotes: readonly Probe[] = [
  {
    about: 'A new quote is in the status that sorts first and has the currency of the account.',
    page: 'api-reference/crm/quote/crm-quote-add.md',
    setup: {
      statuses: ['crm.status.list', { filter: { ENTITY_ID: 'QUOTE_STATUS' }, order: { SORT: 'ASC' } }],
      base: ['crm.currency.base.get'],
      quote: quote(),
    },
    requests: { got: ['crm.quote.get', { id: '$quote' }] },
    expect: [
      { path: 'got.result.STATUS_ID', is: '$statuses.0.STATUS_ID' },
      { path: 'got.result.CURRENCY_ID', is: '$base' },
    ],
  },
  {
    about: 'A deleted quote is not found any more.',
    page: 'api-reference/crm/quote/crm-quote-delete.md',
    setup: { quote: quote(), deleted: ['crm.quote.delete', { id: '$quote' }] },
    requests: { got: ['crm.quote.get', { id: '$quote' }] },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: '' },
    ],
  },
]

const activity: readonly Probe[] = [
  {
    about: 'An activity of a deal is what it did last.',
    page: 'api-reference/crm/deals/crm-deal-get.md',
    setup: {
      me: ['profile'],
      deal: deal(),
      todo: ['crm.activity.todo.add', { ownerTypeId: 2, ownerId: '$deal', deadline: '2035-02-03T10:00:00+00:00' }],
      stored: ['crm.activity.get', { id: '$todo.id' }],
    },
    requests: {
      got: ['crm.deal.list', { filter: { ID: '$deal', '>=LAST_ACTIVITY_TIME': '$stored.CREATED' }, select: ['ID'] }],
      whole: ['crm.deal.get', { id: '$deal' }],
    },
    expect: [
      { path: 'got.result', is: [{ ID: '$deal:text' }] },
      { path: 'whole.result.LAST_ACTIVITY_BY', is: '$me.ID:text' },
    ],
  },
]

/** Contacts, companies, quotes, and what was done last. */
export const partyProbes: readonly Probe[] = [...contacts, ...companies, ...quotes, ...activity]
