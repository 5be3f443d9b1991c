import type { Probe } from '../../probe.ts'
import { company, contact, deal, lead, quote } from './calls.ts'

const owners = [
  { owner: 'deal', add: deal, folder: 'api-reference/crm/deals/contacts/crm-deal-contact' },
  { owner: 'lead', add: lead, folder: 'api-reference/crm/leads/management-communication/crm-lead-contact' },
  { owner: 'company', add: company, folder: 'api-reference/crm/companies/contacts/crm-company-contact' },
] as const

const contacts: readonly Probe[] = owners.flatMap(({ owner, add, folder }) => {
  const method = `crm.${owner}.contact`
  const setup = { owner: add(), ann: contact(), bob: contact() }
  const bound = [
    { CONTACT_ID: '$ann', SORT: 10, IS_PRIMARY: 'Y' },
    { CONTACT_ID: '$bob', SORT: 20 },
  ]
  const got = [`${method}.items.get`, { id: '$owner' }] as const
  return [
    {
      about: `A set of contacts of a ${owner} is kept in its order, with one main contact.`,
      page: `${folder}-items-set.md`,
      setup: { ...setup, bound: [`${method}.items.set`, { id: '$owner', items: bound }] as const },
      requests: { got },
      expect: [
        { path: 'bound.result', is: true },
        {
          path: 'got.result',
          has: [
            { CONTACT_ID: '$ann', SORT: 10, IS_PRIMARY: 'Y' },
            { CONTACT_ID: '$bob', SORT: 20, IS_PRIMARY: 'N' },
          ],
        },
        { path: 'got.result', count: 2 },
      ],
    },
    {
      about: `A second set of contacts of a ${owner} takes the place of the first.`,
      page: `${folder}-items-set.md`,
      setup: {
        ...setup,
        first: [`${method}.items.set`, { id: '$owner', items: [{ CONTACT_ID: '$ann' }] }] as const,
        second: [`${method}.items.set`, { id: '$owner', items: [{ CONTACT_ID: '$bob' }] }] as const,
      },
      requests: { got },
      expect: [
        { path: 'got.result', has: [{ CONTACT_ID: '$bob' }] },
        { path: 'got.result', count: 1 },
      ],
    },
    {
      about: `A contact is added to a ${owner} beside those that it has.`,
      page: `${folder}-add.md`,
      setup: {
        ...setup,
        first: [`${method}.add`, { id: '$owner', fields: { CONTACT_ID: '$ann' } }] as const,
        second: [`${method}.add`, { id: '$owner', fields: { CONTACT_ID: '$bob' } }] as const,
      },
      requests: { got },
      expect: [
        { path: 'second.result', is: true },
        { path: 'got.result', count: 2 },
      ],
    },
    {
      about: `One contact of a ${owner} is taken away, and the other stays.`,
      page: `${folder}-delete.md`,
      setup: {
        ...setup,
        bound: [`${method}.items.set`, { id: '$owner', items: bound }] as const,
        deleted: [`${method}.delete`, { id: '$owner', fields: { CONTACT_ID: '$ann' } }] as const,
      },
      requests: { got },
      expect: [
        { path: 'deleted.result', is: true },
        { path: 'got.result', has: [{ CONTACT_ID: '$bob' }] },
        { path: 'got.result', count: 1 },
      ],
    },
    {
      about: `All contacts of a ${owner} are taken away.`,
      page: `${folder}-items-delete.md`,
      setup: {
        ...setup,
        bound: [`${method}.items.set`, { id: '$owner', items: bound }] as const,
        deleted: [`${method}.items.delete`, { id: '$owner' }] as const,
      },
      requests: { got },
      expect: [
        { path: 'deleted.result', is: true },
        { path: 'got.result', is: [] },
      ],
    },
  ]
})

const sides: readonly Probe[] = [
  {
    about: 'The company of a contact has that contact.',
    page: 'api-reference/crm/companies/contacts/crm-company-contact-items-get.md',
    setup: { company: company(), contact: contact({ COMPANY_ID: '$company' }) },
    requests: { got: ['crm.company.contact.items.get', { id: '$company' }] },
    expect: [{ path: 'got.result', has: [{ CONTACT_ID: '$contact' }] }],
  },
  {
    about: 'A contact of a company has that company.',
    page: 'api-reference/crm/contacts/company/crm-contact-company-items-get.md',
    setup: {
      company: company(),
      contact: contact(),
      bound: ['crm.company.contact.add', { id: '$company', fields: { CONTACT_ID: '$contact' } }],
    },
    requests: { got: ['crm.contact.company.items.get', { id: '$contact' }] },
    expect: [{ path: 'got.result', has: [{ COMPANY_ID: '$company' }] }],
  },
  {
    about: 'The main contact of a deal is the one that is marked so.',
    page: 'api-reference/crm/deals/contacts/crm-deal-contact-items-set.md',
    setup: {
      deal: deal(),
      ann: contact(),
      bob: contact(),
      bound: [
        'crm.deal.contact.items.set',
        { id: '$deal', items: [{ CONTACT_ID: '$ann' }, { CONTACT_ID: '$bob', IS_PRIMARY: 'Y' }] },
      ],
    },
    requests: {
      got: ['crm.deal.get', { id: '$deal' }],
      item: ['crm.item.get', { entityTypeId: 2, id: '$deal' }],
    },
    expect: [
      { path: 'got.result.CONTACT_ID', is: '$bob:text' },
      { path: 'item.result.item.contactId', is: '$bob' },
    ],
  },
  {
    about: 'A quote has the company that it was made with.',
    page: 'api-reference/crm/quote/crm-quote-get.md',
    setup: { company: company(), quote: quote({ COMPANY_ID: '$company' }) },
    requests: { got: ['crm.quote.get', { id: '$quote' }] },
    expect: [{ path: 'got.result.COMPANY_ID', is: '$company:text' }],
  },
]

export const linkProbes: readonly Probe[] = [...contacts, ...sides]
