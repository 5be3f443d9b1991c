import type { Probe } from '../probe.ts'
import { refusals } from '../refusal-probe.ts'
import type { WireMap } from '../../wire-value.ts'

const folder = 'api-reference/entity'
/** The id of a new lead makes a name that no storage has. */
const store: WireMap = { ENTITY: 'probe{$marker}' }
const made: NonNullable<Probe['setup']> = {
  marker: ['crm.lead.add', { fields: { TITLE: 'Probe' } }],
  store: ['entity.add', { ...store, NAME: 'Probe' }],
}
const without: Probe['requests'][string] = ['entity.delete', store]
const property = (PROPERTY: string, TYPE: string): Probe['requests'][string] => [
  'entity.item.property.add',
  { ...store, PROPERTY, NAME: PROPERTY, TYPE },
]
const item = (NAME: string, PROPERTY_VALUES: WireMap = {}, more: WireMap = {}): Probe['requests'][string] => [
  'entity.item.add',
  { ...store, NAME, PROPERTY_VALUES, ...more },
]
const items = (params: WireMap = {}): Probe['requests'][string] => ['entity.item.get', { ...store, ...params }]
const three: NonNullable<Probe['setup']> = {
  ...made,
  price: property('price', 'N'),
  tea: item('Tea', { price: 2 }),
  coffee: item('Coffee', { price: 4 }),
  water: item('Water', { price: 1 }),
}

const stores: readonly Probe[] = [
  {
    about: 'A storage is found by its name.',
    page: `${folder}/entities/entity-get.md`,
    setup: made,
    requests: { got: ['entity.get', store], without },
    expect: [{ path: 'got.result', has: { ENTITY: 'probe{$marker}', NAME: 'Probe' } }],
  },
  {
    about: 'A deleted storage is not found any more.',
    page: `${folder}/entities/entity-delete.md`,
    setup: { ...made, without },
    requests: { got: ['entity.get', store] },
    expect: [
      { path: 'without.result', is: true },
      { path: 'got.error', is: 'ERROR_ENTITY_NOT_FOUND' },
    ],
  },
  {
    about: 'A second storage of the same name is refused.',
    page: `${folder}/entities/entity-add.md`,
    setup: made,
    requests: { got: ['entity.add', { ...store, NAME: 'Again' }], without },
    expect: [{ path: 'got.error', is: 'ERROR_ENTITY_ALREADY_EXISTS' }],
  },
  {
    about: 'Whoever made a storage keeps all rights to it.',
    page: `${folder}/entities/entity-rights.md`,
    setup: { ...made, me: ['profile'] },
    requests: { got: ['entity.rights', { ...store, ACCESS: { AU: 'R' } }], without },
    expect: [{ path: 'got.result', has: { AU: 'R', 'U{$me.ID}': 'X' } }],
  },
]

const rows: readonly Probe[] = [
  {
    about: 'An item of a storage has the values of its properties as text.',
    page: `${folder}/items/entity-item-get.md`,
    setup: three,
    requests: { got: items({ FILTER: { NAME: 'Tea' } }), without },
    expect: [
      { path: 'got.result', has: [{ ID: '$tea:text', NAME: 'Tea', ACTIVE: 'Y', PROPERTY_VALUES: { price: '2' } }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'Items of a storage are found by a span of a property, in its order.',
    page: `${folder}/items/entity-item-get.md`,
    setup: three,
    requests: { got: items({ FILTER: { '>=PROPERTY_price': 2 }, SORT: { PROPERTY_price: 'DESC' } }), without },
    expect: [
      { path: 'got.result', has: [{ NAME: 'Coffee' }, { NAME: 'Tea' }] },
      { path: 'got.result', count: 2 },
      { path: 'got.total', is: 2 },
    ],
  },
  {
    about: 'Items of a storage are found by what is not their name and by a part of it.',
    page: `${folder}/items/entity-item-get.md`,
    setup: three,
    requests: {
      others: items({ FILTER: { '!NAME': 'Tea' } }),
      part: items({ FILTER: { '%NAME': 'offe' } }),
      less: items({ FILTER: { '<PROPERTY_price': 2 } }),
      without,
    },
    expect: [
      { path: 'others.result', count: 2 },
      { path: 'part.result', has: [{ NAME: 'Coffee' }] },
      { path: 'part.result', count: 1 },
      { path: 'less.result', has: [{ NAME: 'Water' }] },
      { path: 'less.result', count: 1 },
    ],
  },
  {
    about: 'An item of a storage keeps the properties that a change does not name.',
    page: `${folder}/items/entity-item-update.md`,
    setup: {
      ...made,
      price: property('price', 'N'),
      note: property('note', 'S'),
      tea: item('Tea', { price: 2, note: 'hot' }),
      changed: ['entity.item.update', { ...store, ID: '$tea', PROPERTY_VALUES: { price: 9 } }],
    },
    requests: { got: items(), without },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result', has: [{ NAME: 'Tea', PROPERTY_VALUES: { price: '9', note: 'hot' } }] },
    ],
  },
  {
    about: 'A deleted item of a storage is not listed any more.',
    page: `${folder}/items/entity-item-delete.md`,
    setup: { ...three, deleted: ['entity.item.delete', { ...store, ID: '$tea' }] },
    requests: { got: items({ FILTER: { NAME: 'Tea' } }), all: items(), without },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.result', is: [] },
      { path: 'all.result', count: 2 },
    ],
  },
  {
    about: 'A section below another one knows how deep it is.',
    page: `${folder}/sections/entity-section-get.md`,
    setup: {
      ...made,
      outer: ['entity.section.add', { ...store, NAME: 'Outer' }],
      inner: ['entity.section.add', { ...store, NAME: 'Inner', SECTION: '$outer' }],
    },
    requests: { got: ['entity.section.get', { ...store, FILTER: { SECTION: '$outer' } }], without },
    expect: [
      { path: 'got.result', has: [{ ID: '$inner:text', NAME: 'Inner', SECTION: '$outer:text', DEPTH_LEVEL: '2' }] },
    ],
  },
]

const refused = refusals(folder, [
  {
    about: 'A storage without a name is refused.',
    page: 'entities/entity-add',
    call: ['entity.add', { NAME: 'Probe' }],
    error: 'ERROR_ARGUMENT',
  },
  {
    about: 'A storage that does not exist is not found.',
    page: 'entities/entity-get',
    call: ['entity.get', { ENTITY: 'nosuchstorage' }],
    error: 'ERROR_ENTITY_NOT_FOUND',
  },
  {
    about: 'A storage that does not exist is not deleted.',
    page: 'entities/entity-delete',
    call: ['entity.delete', { ENTITY: 'nosuchstorage' }],
    error: 'ERROR_ENTITY_NOT_FOUND',
  },
  {
    about: 'An item of a storage that does not exist is refused.',
    page: 'items/entity-item-add',
    call: ['entity.item.add', { ENTITY: 'nosuchstorage', NAME: 'Probe' }],
    error: 'ERROR_ENTITY_NOT_FOUND',
  },
  {
    about: 'An item that is not in a storage is not deleted from it.',
    page: 'items/entity-item-delete',
    setup: made,
    call: ['entity.item.delete', { ...store, ID: 999_999_999 }],
    error: 'ERROR_ITEM_NOT_FOUND',
  },
  {
    about: 'An item that is not in a storage is not changed.',
    page: 'items/entity-item-update',
    setup: made,
    call: ['entity.item.update', { ...store, ID: 999_999_999, NAME: 'Probe' }],
    error: 'ERROR_ITEM_NOT_FOUND',
  },
  {
    about: 'A property of the same name is refused.',
    page: 'items/properties/entity-item-property-add',
    setup: { ...made, price: property('price', 'N') },
    call: property('price', 'S'),
    error: 'ERROR_PROPERTY_ALREADY_EXISTS',
  },
  {
    about: 'A property that a storage does not have is not deleted.',
    page: 'items/properties/entity-item-property-delete',
    setup: made,
    call: ['entity.item.property.delete', { ...store, PROPERTY: 'nosuchproperty' }],
    error: 'ERROR_PROPERTY_NOT_FOUND',
  },
])

/** What the documentation says of the behaviour of `entity.*`. */
export const entityProbes: readonly Probe[] = [...stores, ...rows, ...refused]
