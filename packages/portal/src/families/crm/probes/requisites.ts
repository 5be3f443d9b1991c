import type { Probe } from '../../probe.ts'
import { refusals } from '../../refusal-probe.ts'
import type { WireMap } from '../../../wire-value.ts'
import { company, deal, nobody } from './calls.ts'

const folder = 'api-reference/crm/requisites'
/** A template of requisites of the first country. */
const preset: Probe['requests'][string] = [
  'crm.requisite.preset.add',
  { fields: { ENTITY_TYPE_ID: 8, COUNTRY_ID: 1, NAME: 'Probe' } },
]
const requisite = (fields: WireMap = {}): Probe['requests'][string] => [
  'crm.requisite.add',
  { fields: { ENTITY_TYPE_ID: 4, ENTITY_ID: '$company', PRESET_ID: '$preset', NAME: 'Probe', ...fields } },
]
const address: Probe['requests'][string] = [
  'crm.address.add',
  { fields: { TYPE_ID: 1, ENTITY_TYPE_ID: 8, ENTITY_ID: '$requisite', CITY: 'Paris' } },
]
const owned: NonNullable<Probe['setup']> = {
  preset,
  company: company(),
  requisite: requisite(),
}
const stored: Probe['requests'] = { got: ['crm.requisite.get', { id: '$requisite' }] }
const addresses: Probe['requests'] = {
  got: ['crm.address.list', { filter: { ENTITY_TYPE_ID: 8, ENTITY_ID: '$requisite' } }],
}

const requisites: readonly Probe[] = [
  {
    about: 'A requisite has the values that it was made with.',
    page: `${folder}/universal/crm-requisite-add.md`,
    setup: { ...owned, named: requisite({ RQ_COMPANY_NAME: 'Probe Ltd', RQ_INN: '7701234567' }) },
    requests: { got: ['crm.requisite.get', { id: '$named' }] },
    expect: [
      {
        path: 'got.result',
        has: { ENTITY_TYPE_ID: '4', ENTITY_ID: '$company:text', RQ_COMPANY_NAME: 'Probe Ltd', RQ_INN: '7701234567' },
      },
    ],
  },
  {
    about: 'A requisite keeps its owner and its template.',
    page: `${folder}/universal/crm-requisite-update.md`,
    setup: {
      ...owned,
      other: company(),
      changed: [
        'crm.requisite.update',
        { id: '$requisite', fields: { NAME: 'Changed', ENTITY_ID: '$other', PRESET_ID: nobody } },
      ],
    },
    requests: stored,
    expect: [
      {
        path: 'got.result',
        has: { NAME: 'Changed', ENTITY_ID: '$company:text', PRESET_ID: '$preset:text' },
      },
    ],
  },
  {
    about: 'Requisites are found by their owner.',
    page: `${folder}/universal/crm-requisite-list.md`,
    setup: { ...owned, other: company(), theirs: requisite({ ENTITY_ID: '$other' }) },
    requests: {
      got: ['crm.requisite.list', { filter: { ENTITY_TYPE_ID: 4, ENTITY_ID: '$company' }, select: ['ID'] }],
    },
    expect: [{ path: 'got.result', is: [{ ID: '$requisite:text' }] }],
  },
  {
    about: 'A deleted company takes its requisites along.',
    page: 'api-reference/crm/companies/crm-company-delete.md',
    setup: { ...owned, deleted: ['crm.company.delete', { id: '$company' }] },
    requests: stored,
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'A deleted requisite is not found any more.',
    page: `${folder}/universal/crm-requisite-delete.md`,
    setup: { ...owned, deleted: ['crm.requisite.delete', { id: '$requisite' }] },
    requests: stored,
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'A bank account belongs to its requisite and goes with it.',
    page: `${folder}/bank-detail/crm-requisite-bank-detail-list.md`,
    setup: {
      ...owned,
      account: ['crm.requisite.bankdetail.add', { fields: { ENTITY_ID: '$requisite', NAME: 'Probe', RQ_BIC: 'X1' } }],
      listed: ['crm.requisite.bankdetail.list', { filter: { ENTITY_ID: '$requisite' }, select: ['ID', 'NAME'] }],
      deleted: ['crm.requisite.delete', { id: '$requisite' }],
    },
    requests: { got: ['crm.requisite.bankdetail.list', { filter: { ENTITY_ID: '$requisite' } }] },
    expect: [
      { path: 'listed.result', has: [{ ID: '$account:text', NAME: 'Probe' }] },
      { path: 'got.result', is: [] },
    ],
  },
]

const parts: readonly Probe[] = [
  {
    about: 'The address of a requisite is anchored at its company.',
    page: `${folder}/addresses/crm-address-list.md`,
    setup: { ...owned, address },
    requests: addresses,
    expect: [
      { path: 'got.result', has: [{ CITY: 'Paris', TYPE_ID: '1', ANCHOR_TYPE_ID: '4', ANCHOR_ID: '$company:text' }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'An address is changed by its type and its owner.',
    page: `${folder}/addresses/crm-address-update.md`,
    setup: {
      ...owned,
      address,
      changed: [
        'crm.address.update',
        { fields: { TYPE_ID: 1, ENTITY_TYPE_ID: 8, ENTITY_ID: '$requisite', CITY: 'Rome', POSTAL_CODE: '00100' } },
      ],
    },
    requests: addresses,
    expect: [
      { path: 'got.result', has: [{ CITY: 'Rome', POSTAL_CODE: '00100' }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'One address of a requisite is deleted, and the one of another type stays.',
    page: `${folder}/addresses/crm-address-delete.md`,
    setup: {
      ...owned,
      address,
      other: ['crm.address.add', { fields: { TYPE_ID: 6, ENTITY_TYPE_ID: 8, ENTITY_ID: '$requisite', CITY: 'Rome' } }],
      deleted: ['crm.address.delete', { fields: { TYPE_ID: 1, ENTITY_TYPE_ID: 8, ENTITY_ID: '$requisite' } }],
    },
    requests: addresses,
    expect: [
      { path: 'got.result', has: [{ TYPE_ID: '6', CITY: 'Rome' }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'A deal shows the requisite that was linked to it, and not that of another deal.',
    page: `${folder}/links/crm-requisite-link-get.md`,
    setup: {
      ...owned,
      deal: deal({ COMPANY_ID: '$company' }),
      other: deal({ COMPANY_ID: '$company' }),
      link: [
        'crm.requisite.link.register',
        {
          fields: {
            ENTITY_TYPE_ID: 2,
            ENTITY_ID: '$deal',
            REQUISITE_ID: '$requisite',
            BANK_DETAIL_ID: 0,
            MC_REQUISITE_ID: 0,
            MC_BANK_DETAIL_ID: 0,
          },
        },
      ],
    },
    requests: {
      got: ['crm.requisite.link.get', { entityTypeId: 2, entityId: '$deal' }],
      none: ['crm.requisite.link.get', { entityTypeId: 2, entityId: '$other' }],
    },
    expect: [
      { path: 'got.result', has: { ENTITY_ID: '$deal', REQUISITE_ID: '$requisite:text' } },
      { path: 'none.error', is: '' },
    ],
  },
]

const refused = refusals(folder, [
  {
    about: 'A requisite that does not exist is not found.',
    page: 'universal/crm-requisite-get',
    call: ['crm.requisite.get', { id: nobody }],
    error: '',
  },
  {
    about: 'A requisite that does not exist is not deleted.',
    page: 'universal/crm-requisite-delete',
    call: ['crm.requisite.delete', { id: nobody }],
    error: '',
  },
  {
    about: 'A requisite without an owner is refused.',
    page: 'universal/crm-requisite-add',
    setup: { preset },
    call: ['crm.requisite.add', { fields: { ENTITY_TYPE_ID: 4, PRESET_ID: '$preset', NAME: 'Probe' } }],
    error: '',
  },
])

/** Requisites, and the addresses, accounts and links that they have. */
export const requisiteProbes: readonly Probe[] = [...requisites, ...parts, ...refused]
