import type { Probe } from '../../../probe.ts'
import { refusals } from '../../../refusal-probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { deal, lead, nobody } from '../calls.ts'

const folder = 'api-reference/crm/deals/user-defined-fields'
/** The id of a new lead makes a name that no field has. */
const field = (fields: WireMap = {}): Probe['requests'][string] => [
  'crm.deal.userfield.add',
  { fields: { FIELD_NAME: 'P{$marker}', USER_TYPE_ID: 'string', ...fields } },
]
const stored: Probe['requests'][string] = ['crm.deal.userfield.get', { id: '$field' }]
const without: Probe['requests'][string] = ['crm.deal.userfield.delete', { id: '$field' }]
const change = (fields: WireMap): Probe['requests'][string] => ['crm.deal.userfield.update', { id: '$field', fields }]
const colours: WireMap = {
  USER_TYPE_ID: 'enumeration',
  LIST: [
    { VALUE: 'Red', SORT: 10 },
    { VALUE: 'Green', SORT: 20 },
  ],
}

const fields: readonly Probe[] = [
  {
    about: 'A new custom field has a prefix, one value, and is not mandatory.',
    page: `${folder}/crm-deal-userfield-add.md`,
    setup: { marker: lead(), field: field() },
    requests: { got: stored, without },
    expect: [
      {
        path: 'got.result',
        has: {
          ENTITY_ID: 'CRM_DEAL',
          FIELD_NAME: 'UF_CRM_P{$marker}',
          USER_TYPE_ID: 'string',
          MULTIPLE: 'N',
          MANDATORY: 'N',
          SORT: '100',
        },
      },
    ],
  },
  {
    about: 'A custom field keeps its name and its type.',
    page: `${folder}/crm-deal-userfield-update.md`,
    setup: {
      marker: lead(),
      field: field(),
      changed: change({ SORT: 7, FIELD_NAME: 'OTHER', USER_TYPE_ID: 'integer' }),
    },
    requests: { got: stored, without },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result', has: { SORT: '7', FIELD_NAME: 'UF_CRM_P{$marker}', USER_TYPE_ID: 'string' } },
    ],
  },
  {
    about: 'A deleted custom field is not found any more and not described.',
    page: `${folder}/crm-deal-userfield-delete.md`,
    setup: { marker: lead(), field: field(), without },
    requests: { got: stored, listed: ['crm.deal.userfield.list', { filter: { FIELD_NAME: 'UF_CRM_P{$marker}' } }] },
    expect: [
      { path: 'without.result', is: true },
      { path: 'got.error', is: 'ERROR_NOT_FOUND' },
      { path: 'listed.result', is: [] },
    ],
  },
  {
    about: 'A new deal has the default of a custom field.',
    page: `${folder}/crm-deal-userfield-add.md`,
    setup: { marker: lead(), field: field({ SETTINGS: { DEFAULT_VALUE: 'Usual' } }), deal: deal() },
    requests: { got: ['crm.deal.get', { id: '$deal' }], without },
    expect: [{ path: 'got.result', has: { 'UF_CRM_P{$marker}': 'Usual' } }],
  },
  {
    about: 'A custom field is written, selected and found by its name.',
    page: 'api-reference/crm/deals/crm-deal-list.md',
    setup: {
      marker: lead(),
      field: field(),
      deal: deal({ 'UF_CRM_P{$marker}': 'red' }),
      other: deal({ 'UF_CRM_P{$marker}': 'blue' }),
    },
    requests: {
      got: ['crm.deal.list', { filter: { '%UF_CRM_P{$marker}': 're' }, select: ['ID', 'UF_CRM_P{$marker}'] }],
      without,
    },
    expect: [{ path: 'got.result', is: [{ ID: '$deal:text', 'UF_CRM_P{$marker}': 'red' }] }],
  },
  {
    about: 'A custom field of several values keeps each of them.',
    page: 'api-reference/crm/deals/crm-deal-get.md',
    setup: { marker: lead(), field: field({ MULTIPLE: 'Y' }), deal: deal({ 'UF_CRM_P{$marker}': ['a', 'b'] }) },
    requests: { got: ['crm.deal.get', { id: '$deal' }], without },
    expect: [{ path: 'got.result', has: { 'UF_CRM_P{$marker}': ['a', 'b'] } }],
  },
  {
    about: 'A custom flag is a digit in the classic methods and a letter in those of items.',
    page: 'api-reference/crm/universal/crm-item-get.md',
    setup: {
      marker: lead(),
      field: field({ USER_TYPE_ID: 'boolean' }),
      deal: deal({ 'UF_CRM_P{$marker}': 1 }),
    },
    requests: {
      classic: ['crm.deal.get', { id: '$deal' }],
      item: ['crm.item.get', { entityTypeId: 2, id: '$deal', useOriginalUfNames: 'Y' }],
      without,
    },
    expect: [
      { path: 'classic.result', has: { 'UF_CRM_P{$marker}': '1' } },
      { path: 'item.result.item', has: { 'UF_CRM_P{$marker}': 'Y' } },
    ],
  },
  {
    about: 'A custom field is described among the fields of deals.',
    page: 'api-reference/crm/deals/crm-deal-fields.md',
    setup: { marker: lead(), field: field({ USER_TYPE_ID: 'integer' }) },
    requests: { got: ['crm.deal.fields'], without },
    expect: [
      { path: 'got.result', has: { 'UF_CRM_P{$marker}': { type: 'integer', isDynamic: true, isMultiple: false } } },
    ],
  },
  {
    about: 'A custom field of the same name is refused.',
    page: `${folder}/crm-deal-userfield-add.md`,
    setup: { marker: lead(), field: field() },
    requests: { got: field(), without },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'ERROR_CORE' },
    ],
  },
]

const list = (about: string, LIST: WireMap | readonly WireMap[], values: readonly string[]): Probe => ({
  about,
  page: `${folder}/crm-deal-userfield-update.md`,
  setup: { marker: lead(), field: field(colours), before: stored, changed: change({ LIST }) },
  requests: { got: stored, without },
  expect: [
    { path: 'got.result.LIST', has: values.map((VALUE) => ({ VALUE })) },
    { path: 'got.result.LIST', count: values.length },
  ],
})

const lists: readonly Probe[] = [
  list('A value of a list is changed under its id.', { '$before.LIST.0.ID': { VALUE: 'Blue' } }, ['Blue', 'Green']),
  list('A value of a list is added under the key n0.', { n0: { VALUE: 'Blue', SORT: 900 } }, ['Red', 'Green', 'Blue']),
  list('A value of a list is deleted by DEL.', { '$before.LIST.1.ID': { DEL: 'Y' } }, ['Red']),
  list(
    'A value of a list is changed by the id within it.',
    [{ ID: '$before.LIST.1.ID', VALUE: 'Blue' }],
    ['Red', 'Blue'],
  ),
  {
    about: 'A deal has the id of a value of a list.',
    page: `${folder}/crm-deal-userfield-add.md`,
    setup: {
      marker: lead(),
      field: field(colours),
      before: stored,
      deal: deal({ 'UF_CRM_P{$marker}': '$before.LIST.1.ID' }),
    },
    requests: { got: ['crm.deal.get', { id: '$deal' }], without },
    expect: [{ path: 'got.result', has: { 'UF_CRM_P{$marker}': '$before.LIST.1.ID' } }],
  },
]

const refused = refusals(folder, [
  {
    about: 'A custom field without a type is refused.',
    page: 'crm-deal-userfield-add',
    call: ['crm.deal.userfield.add', { fields: { FIELD_NAME: 'TYPELESS' } }],
    error: '',
  },
  {
    about: 'A custom field without a name is refused.',
    page: 'crm-deal-userfield-add',
    call: ['crm.deal.userfield.add', { fields: { USER_TYPE_ID: 'string' } }],
    error: '',
  },
  {
    about: 'A custom field of an unknown type is refused.',
    page: 'crm-deal-userfield-add',
    call: ['crm.deal.userfield.add', { fields: { FIELD_NAME: 'UNKNOWN', USER_TYPE_ID: 'no_such_type' } }],
    error: 'ERROR_CORE',
  },
  {
    about: 'A custom field that does not exist is not changed.',
    page: 'crm-deal-userfield-update',
    call: ['crm.deal.userfield.update', { id: nobody, fields: { SORT: 1 } }],
    error: 'ERROR_NOT_FOUND',
  },
  {
    about: 'A custom field that does not exist is not deleted.',
    page: 'crm-deal-userfield-delete',
    call: ['crm.deal.userfield.delete', { id: nobody }],
    error: 'ERROR_NOT_FOUND',
  },
])

export const customFieldProbes: readonly Probe[] = [...fields, ...lists, ...refused]
