import type { Probe } from '../probe.ts'
import type { WireMap } from '../../wire-value.ts'

const folder = 'api-reference/crm/universal/userfieldconfig'
/** The id of a new lead makes a name that no field has. */
const field = (values: WireMap = {}): Probe['requests'][string] => [
  'userfieldconfig.add',
  {
    moduleId: 'crm',
    field: { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_Q{$marker}', userTypeId: 'string', ...values },
  },
]
const marker: Probe['requests'][string] = ['crm.lead.add', { fields: { TITLE: 'Probe' } }]
const stored: Probe['requests'][string] = ['userfieldconfig.get', { moduleId: 'crm', id: '$made.field.id' }]
const without: Probe['requests'][string] = ['userfieldconfig.delete', { moduleId: 'crm', id: '$made.field.id' }]

/** What the documentation says of the behaviour of `userfieldconfig.*`. */
export const userFieldConfigProbes: readonly Probe[] = [
  {
    about: 'A field that is configured has one value, is not mandatory and sorts at 100.',
    page: `${folder}/userfieldconfig-add.md`,
    setup: { marker, made: field() },
    requests: { got: stored, without },
    expect: [
      {
        path: 'got.result.field',
        has: {
          entityId: 'CRM_DEAL',
          fieldName: 'UF_CRM_Q{$marker}',
          userTypeId: 'string',
          multiple: 'N',
          mandatory: 'N',
          sort: '100',
        },
      },
      { path: 'without.result', is: null },
    ],
  },
  {
    about: 'A configured field is one of the custom fields of deals.',
    page: `${folder}/userfieldconfig-add.md`,
    setup: { marker, made: field() },
    requests: { got: ['crm.deal.userfield.list', { filter: { FIELD_NAME: 'UF_CRM_Q{$marker}' } }], without },
    expect: [{ path: 'got.result', has: [{ ID: '$made.field.id', FIELD_NAME: 'UF_CRM_Q{$marker}' }] }],
  },
  {
    about: 'Configured fields are found by their name.',
    page: `${folder}/userfieldconfig-list.md`,
    setup: { marker, made: field() },
    requests: {
      got: ['userfieldconfig.list', { moduleId: 'crm', filter: { fieldName: 'UF_CRM_Q{$marker}' } }],
      without,
    },
    expect: [
      { path: 'got.result.fields', has: [{ id: '$made.field.id' }] },
      { path: 'got.result.fields', count: 1 },
      { path: 'got.total', is: 1 },
    ],
  },
  {
    about: 'A configured list of values has an id for each.',
    page: `${folder}/userfieldconfig-add.md`,
    setup: { marker, made: field({ userTypeId: 'enumeration', enum: [{ value: 'Red' }, { value: 'Green' }] }) },
    requests: { got: stored, without },
    expect: [
      { path: 'got.result.field.enum', has: [{ value: 'Red' }, { value: 'Green' }] },
      { path: 'got.result.field.enum.0.id', isThere: true },
    ],
  },
  {
    about: 'A configured field keeps its name.',
    page: `${folder}/userfieldconfig-update.md`,
    setup: {
      marker,
      made: field(),
      changed: [
        'userfieldconfig.update',
        { moduleId: 'crm', id: '$made.field.id', field: { sort: 7, fieldName: 'UF_CRM_OTHER' } },
      ],
    },
    requests: { got: stored, without },
    expect: [{ path: 'got.result.field', has: { sort: '7', fieldName: 'UF_CRM_Q{$marker}' } }],
  },
  {
    about: 'An item without a mandatory field is refused.',
    page: 'api-reference/crm/universal/import/crm-item-batch-import.md',
    setup: { marker, made: field({ mandatory: 'Y' }) },
    requests: {
      got: ['crm.item.batchImport', { entityTypeId: 2, data: [{ title: 'Probe' }] }],
      without,
    },
    expect: [{ path: 'got.result.items.0.error', is: 'CRM_FIELD_ERROR_REQUIRED' }],
  },
  {
    about: 'A deleted field is not configured any more.',
    page: `${folder}/userfieldconfig-delete.md`,
    setup: { marker, made: field(), without },
    requests: { got: ['userfieldconfig.list', { moduleId: 'crm', filter: { fieldName: 'UF_CRM_Q{$marker}' } }] },
    expect: [{ path: 'got.result.fields', is: [] }],
  },
  {
    about: 'A field without a type is not configured.',
    page: `${folder}/userfieldconfig-add.md`,
    requests: {
      got: ['userfieldconfig.add', { moduleId: 'crm', field: { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_TYPELESS' } }],
    },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: '' },
    ],
  },
]
