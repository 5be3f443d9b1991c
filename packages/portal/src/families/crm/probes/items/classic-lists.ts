import type { Probe } from '../../../probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { company, contact, deal, lead, quote } from '../calls.ts'

/** A classic family whose rows are listed: the fields that a filter names, and three rows. */
interface Listed {
  readonly items: string
  readonly page: string
  readonly method: string
  readonly text: string
  /** A field with the values 100, 200 and 300. */
  readonly amount: string
  readonly setup: NonNullable<Probe['setup']>
}

const listed: readonly Listed[] = [
  {
    items: 'deals',
    page: 'api-reference/crm/deals/crm-deal-list.md',
    method: 'crm.deal.list',
    text: 'TITLE',
    amount: 'OPPORTUNITY',
    setup: {
      a: deal({ TITLE: 'Probe apple', OPPORTUNITY: 100 }),
      b: deal({ TITLE: 'Probe banana', OPPORTUNITY: 200 }),
      c: deal({ TITLE: 'Probe cherry', OPPORTUNITY: 300 }),
    },
  },
  {
    items: 'leads',
    page: 'api-reference/crm/leads/crm-lead-list.md',
    method: 'crm.lead.list',
    text: 'TITLE',
    amount: 'OPPORTUNITY',
    setup: {
      a: lead({ TITLE: 'Probe apple', OPPORTUNITY: 100 }),
      b: lead({ TITLE: 'Probe banana', OPPORTUNITY: 200 }),
      c: lead({ TITLE: 'Probe cherry', OPPORTUNITY: 300 }),
    },
  },
  {
    items: 'contacts',
    page: 'api-reference/crm/contacts/crm-contact-list.md',
    method: 'crm.contact.list',
    text: 'NAME',
    amount: 'POST',
    setup: {
      a: contact({ NAME: 'Probe apple', POST: '100' }),
      b: contact({ NAME: 'Probe banana', POST: '200' }),
      c: contact({ NAME: 'Probe cherry', POST: '300' }),
    },
  },
  {
    items: 'companies',
    page: 'api-reference/crm/companies/crm-company-list.md',
    method: 'crm.company.list',
    text: 'TITLE',
    amount: 'REVENUE',
    setup: {
      a: company({ TITLE: 'Probe apple', REVENUE: 100 }),
      b: company({ TITLE: 'Probe banana', REVENUE: 200 }),
      c: company({ TITLE: 'Probe cherry', REVENUE: 300 }),
    },
  },
  {
    items: 'quotes',
    page: 'api-reference/crm/quote/crm-quote-list.md',
    method: 'crm.quote.list',
    text: 'TITLE',
    amount: 'OPPORTUNITY',
    setup: {
      a: quote({ TITLE: 'Probe apple', OPPORTUNITY: 100 }),
      b: quote({ TITLE: 'Probe banana', OPPORTUNITY: 200 }),
      c: quote({ TITLE: 'Probe cherry', OPPORTUNITY: 300 }),
    },
  },
]

/** What a filter of one operation finds of the three rows. */
const operations: readonly {
  readonly about: (items: string) => string
  readonly filter: (names: Listed) => WireMap
  readonly found: readonly ('a' | 'b' | 'c')[]
}[] = [
  {
    about: (items) => `A filter of ${items} by a value finds those that have it.`,
    filter: ({ text }) => ({ [text]: 'Probe banana' }),
    found: ['b'],
  },
  {
    about: (items) => `A filter of ${items} by = finds those that have the value.`,
    filter: ({ amount }) => ({ [`=${amount}`]: 200 }),
    found: ['b'],
  },
  {
    about: (items) => `A filter of ${items} by ! finds those that do not have the value.`,
    filter: ({ text }) => ({ [`!${text}`]: 'Probe banana' }),
    found: ['a', 'c'],
  },
  {
    about: (items) => `A filter of ${items} by > leaves out the value itself.`,
    filter: ({ amount }) => ({ [`>${amount}`]: 200 }),
    found: ['c'],
  },
  {
    about: (items) => `A filter of ${items} by >= has the value itself.`,
    filter: ({ amount }) => ({ [`>=${amount}`]: 200 }),
    found: ['b', 'c'],
  },
  {
    about: (items) => `A filter of ${items} by < leaves out the value itself.`,
    filter: ({ amount }) => ({ [`<${amount}`]: 200 }),
    found: ['a'],
  },
  {
    about: (items) => `A filter of ${items} by <= has the value itself.`,
    filter: ({ amount }) => ({ [`<=${amount}`]: 200 }),
    found: ['a', 'b'],
  },
  {
    about: (items) => `A filter of ${items} by @ finds each of several values.`,
    filter: ({ text }) => ({ [`@${text}`]: ['Probe apple', 'Probe cherry'] }),
    found: ['a', 'c'],
  },
  {
    about: (items) => `A filter of ${items} by !@ leaves out each of several values.`,
    filter: ({ text }) => ({ [`!@${text}`]: ['Probe apple', 'Probe cherry'] }),
    found: ['b'],
  },
  {
    about: (items) => `A filter of ${items} by % finds a part of a text.`,
    filter: ({ text }) => ({ [`%${text}`]: 'anan' }),
    found: ['b'],
  },
  {
    about: (items) => `A filter of ${items} by =% finds a text that begins so.`,
    filter: ({ text }) => ({ [`=%${text}`]: 'Probe ch%' }),
    found: ['c'],
  },
  {
    about: (items) => `A filter of ${items} by two conditions finds those that meet both.`,
    filter: ({ amount }) => ({ [`>${amount}`]: 100, [`<${amount}`]: 300 }),
    found: ['b'],
  },
]

const filters: readonly Probe[] = listed.flatMap((names) =>
  operations.map(({ about, filter, found }) => ({
    about: about(names.items),
    page: names.page,
    setup: names.setup,
    requests: {
      got: [
        names.method,
        { filter: { ID: ['$a', '$b', '$c'], ...filter(names) }, order: { ID: 'ASC' }, select: ['ID'] },
      ] as const,
    },
    expect: [{ path: 'got.result', is: found.map((name) => ({ ID: `$${name}:text` })) }],
  })),
)

const lists: readonly Probe[] = listed.flatMap(({ items, page, method, text, setup }) => {
  const filter = { '@ID': ['$a', '$b', '$c'] }
  const all = ['a', 'b', 'c'] as const
  return [
    {
      about: `A list of ${items} comes in the order that is asked for.`,
      page,
      setup,
      requests: { got: [method, { filter, order: { [text]: 'DESC' }, select: ['ID'] }] as const },
      expect: [{ path: 'got.result', is: all.toReversed().map((name) => ({ ID: `$${name}:text` })) }],
    },
    {
      about: `A short list of ${items} has a total and no next page.`,
      page,
      setup,
      requests: { got: [method, { filter, select: ['ID'] }] as const },
      expect: [
        { path: 'got.result', count: 3 },
        { path: 'got.total', is: 3 },
        { path: 'got.next', isThere: false },
      ],
    },
    {
      about: `A list of ${items} has the selected fields alone.`,
      page,
      setup,
      requests: { got: [method, { filter: { ID: '$b' }, select: ['ID', text] }] as const },
      expect: [{ path: 'got.result', is: [{ ID: '$b:text', [text]: 'Probe banana' }] }],
    },
    {
      about: `A list of ${items} is not counted with the start -1.`,
      page,
      setup,
      requests: { got: [method, { filter, select: ['ID'], start: -1 }] as const },
      expect: [
        { path: 'got.result', count: 3 },
        { path: 'got.total', isNot: 3 },
        { path: 'got.next', isThere: false },
      ],
    },
  ]
})

/** What the documentation says of `crm.*.list` of the classic families. */
export const classicListProbes: readonly Probe[] = [...filters, ...lists]
