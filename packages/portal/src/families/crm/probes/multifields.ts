import type { Probe } from '../../probe.ts'
import type { WireMap, WireValue } from '../../../wire-value.ts'
import { company, contact, lead } from './calls.ts'

const page = 'api-reference/crm/contacts/crm-contact-update.md'
const itemPage = 'api-reference/crm/universal/crm-item-update.md'

/** A contact with two telephones, `stored.PHONE.0` and `stored.PHONE.1`. */
const twoPhones: NonNullable<Probe['setup']> = {
  contact: contact({ PHONE: [{ VALUE: '+12125550101' }, { VALUE: '+12125550102' }] }),
  stored: ['crm.contact.get', { id: '$contact' }],
}
const again: Probe['requests'] = { got: ['crm.contact.get', { id: '$contact' }] }

const classic = (about: string, PHONE: WireValue, values: readonly string[]): Probe => ({
  about,
  page,
  setup: { ...twoPhones, changed: ['crm.contact.update', { id: '$contact', fields: { PHONE } }] },
  requests: again,
  expect: [
    { path: 'got.result.PHONE', has: values.map((VALUE) => ({ VALUE })) },
    { path: 'got.result.PHONE', count: values.length },
  ],
})

const item = (about: string, fm: WireValue, values: readonly string[]): Probe => ({
  about,
  page: itemPage,
  setup: twoPhones,
  requests: { got: ['crm.item.update', { entityTypeId: 3, id: '$contact', fields: { fm } }] },
  expect: [
    { path: 'got.result.item.fm', has: values.map((value) => ({ typeId: 'PHONE', value })) },
    { path: 'got.result.item.fm', count: values.length },
  ],
})

const phone = (value: string): WireMap => ({ typeId: 'PHONE', valueType: 'WORK', value })

const changes: readonly Probe[] = [
  classic(
    'A telephone with its id is changed.',
    [{ ID: '$stored.PHONE.0.ID', VALUE: '+12125550109' }],
    ['+12125550109', '+12125550102'],
  ),
  classic(
    'A telephone without an id is added.',
    [{ VALUE: '+12125550109' }],
    ['+12125550101', '+12125550102', '+12125550109'],
  ),
  classic('A telephone is deleted by DELETE.', [{ ID: '$stored.PHONE.0.ID', DELETE: 'Y' }], ['+12125550102']),
  classic('A telephone is deleted by an empty value.', [{ ID: '$stored.PHONE.1.ID', VALUE: '' }], ['+12125550101']),
  item('A value of fm under its id is changed.', { '$stored.PHONE.0.ID': phone('+12125550109') }, [
    '+12125550109',
    '+12125550102',
  ]),
  item('A value of fm under the key n0 is added.', { n0: phone('+12125550109') }, [
    '+12125550101',
    '+12125550102',
    '+12125550109',
  ]),
  item('A value of fm that is empty is deleted.', { '$stored.PHONE.0.ID': { value: '' } }, ['+12125550102']),
  item(
    'A value of fm in a list is changed by its id.',
    [{ id: '$stored.PHONE.1.ID', ...phone('+12125550109') }],
    ['+12125550101', '+12125550109'],
  ),
]

const shown: readonly Probe[] = [
  {
    about: 'A telephone has a type of its own and the kind that it stands under.',
    page: 'api-reference/crm/contacts/crm-contact-get.md',
    setup: { contact: contact({ PHONE: [{ VALUE: '+12125550101', VALUE_TYPE: 'MOBILE' }] }) },
    requests: again,
    expect: [
      { path: 'got.result.PHONE', has: [{ VALUE: '+12125550101', VALUE_TYPE: 'MOBILE', TYPE_ID: 'PHONE' }] },
      { path: 'got.result.HAS_PHONE', is: 'Y' },
    ],
  },
  {
    about: 'A contact without mail has no mail in its row.',
    page: 'api-reference/crm/contacts/crm-contact-get.md',
    setup: { contact: contact() },
    requests: again,
    expect: [
      { path: 'got.result.EMAIL', isThere: false },
      { path: 'got.result.HAS_EMAIL', is: 'N' },
    ],
  },
  {
    about: 'A contact that loses its only mail has none.',
    page,
    setup: {
      contact: contact({ EMAIL: [{ VALUE: 'a@example.com' }] }),
      stored: ['crm.contact.get', { id: '$contact' }],
      changed: [
        'crm.contact.update',
        { id: '$contact', fields: { EMAIL: [{ ID: '$stored.EMAIL.0.ID', DELETE: 'Y' }] } },
      ],
    },
    requests: again,
    expect: [
      { path: 'stored.result.HAS_EMAIL', is: 'Y' },
      { path: 'got.result.HAS_EMAIL', is: 'N' },
    ],
  },
  {
    about: 'An item of a contact shows its first telephone as text.',
    page: 'api-reference/crm/universal/crm-item-get.md',
    setup: { contact: contact({ PHONE: [{ VALUE: '+12125550101', VALUE_TYPE: 'MOBILE' }] }) },
    requests: { got: ['crm.item.get', { entityTypeId: 3, id: '$contact' }] },
    expect: [
      {
        path: 'got.result.item',
        has: { hasPhone: 'Y', fm: [{ typeId: 'PHONE', valueType: 'MOBILE', value: '+12125550101' }] },
      },
    ],
  },
  {
    about: 'A list of contacts has telephones only when they are selected.',
    page: 'api-reference/crm/contacts/crm-contact-list.md',
    setup: { contact: contact({ PHONE: [{ VALUE: '+12125550101' }] }) },
    requests: {
      plain: ['crm.contact.list', { filter: { ID: '$contact' } }],
      asked: ['crm.contact.list', { filter: { ID: '$contact' }, select: ['ID', 'PHONE'] }],
    },
    expect: [
      { path: 'plain.result.0.ID', is: '$contact:text' },
      { path: 'plain.result.0.PHONE', isThere: false },
      { path: 'asked.result.0.PHONE', has: [{ VALUE: '+12125550101' }] },
    ],
  },
]

/** Each of the families finds its row by a mail that no other row has. */
const found: readonly Probe[] = [
  { items: 'contacts', method: 'crm.contact.list', folder: 'contacts/crm-contact-list', add: contact },
  { items: 'companies', method: 'crm.company.list', folder: 'companies/crm-company-list', add: company },
  { items: 'leads', method: 'crm.lead.list', folder: 'leads/crm-lead-list', add: lead },
].map(({ items, method, folder, add }) => ({
  about: `A filter of ${items} by a mail finds whoever has it among others.`,
  page: `api-reference/crm/${folder}.md`,
  setup: {
    marker: add(),
    row: add({ EMAIL: [{ VALUE: 'first-{$marker}@example.com' }, { VALUE: 'second-{$marker}@example.com' }] }),
  },
  requests: { got: [method, { filter: { EMAIL: 'second-{$marker}@example.com' }, select: ['ID'] }] as const },
  expect: [
    { path: 'got.result', has: [{ ID: '$row:text' }] },
    { path: 'got.result', count: 1 },
  ],
}))

const duplicates = 'api-reference/crm/duplicates/crm-duplicate-find-by-comm.md'
const marked: NonNullable<Probe['setup']> = {
  marker: lead(),
  contact: contact({ EMAIL: [{ VALUE: 'probe-{$marker}@example.com' }] }),
  company: company({ EMAIL: [{ VALUE: 'probe-{$marker}@example.com' }] }),
}

const same: readonly Probe[] = [
  {
    about: 'Duplicates by mail are found in each kind of item.',
    page: duplicates,
    setup: marked,
    requests: { got: ['crm.duplicate.findbycomm', { type: 'EMAIL', values: ['probe-{$marker}@example.com'] }] },
    expect: [{ path: 'got.result', is: { CONTACT: ['$contact'], COMPANY: ['$company'] } }],
  },
  {
    about: 'Duplicates by mail are found in one kind of item alone.',
    page: duplicates,
    setup: marked,
    requests: {
      got: [
        'crm.duplicate.findbycomm',
        { type: 'EMAIL', values: ['probe-{$marker}@example.com'], entity_type: 'COMPANY' },
      ],
    },
    expect: [{ path: 'got.result', is: { COMPANY: ['$company'] } }],
  },
  {
    about: 'A mail that nobody has, has no duplicates.',
    page: duplicates,
    setup: { marker: lead() },
    requests: { got: ['crm.duplicate.findbycomm', { type: 'EMAIL', values: ['nobody-{$marker}@example.com'] }] },
    expect: [{ path: 'got.result', is: [] }],
  },
]

/** Telephones, mails and what is found by them. */
export const multifieldProbes: readonly Probe[] = [...changes, ...shown, ...found, ...same]
