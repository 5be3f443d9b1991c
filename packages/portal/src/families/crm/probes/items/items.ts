import type { Probe } from '../../../probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { contact, dealItem } from '../calls.ts'

const folder = 'api-reference/crm/universal'
const stored: Probe['requests'] = { got: ['crm.item.get', { entityTypeId: 2, id: '$item.item.id' }] }
const update = (fields: WireMap): Probe['requests'][string] => [
  'crm.item.update',
  { entityTypeId: 2, id: '$item.item.id', fields },
]
const pipeline: Probe['requests'][string] = ['crm.category.add', { entityTypeId: 2, fields: { name: 'Probe' } }]

const values: readonly Probe[] = [
  {
    about: 'An item has numbers as numbers and flags as letters.',
    page: `${folder}/crm-item-get.md`,
    setup: { item: dealItem({ title: 'Probe', opportunity: 19_999.9, isManualOpportunity: 'Y' }) },
    requests: stored,
    expect: [
      {
        path: 'got.result.item',
        has: { id: '$item.item.id', title: 'Probe', opportunity: 19_999.9, isManualOpportunity: 'Y', closed: 'N' },
      },
      { path: 'got.result.item.entityTypeId', is: 2 },
    ],
  },
  {
    about: 'A new item is returned with all of its fields.',
    page: `${folder}/crm-item-add.md`,
    requests: { got: dealItem({ title: 'Probe' }) },
    expect: [
      { path: 'got.result.item', has: { title: 'Probe', stageId: 'NEW', categoryId: 0, entityTypeId: 2 } },
      { path: 'got.result.item.createdTime', isThere: true },
    ],
  },
  {
    about: 'An item and the row of the classic method are the same.',
    page: `${folder}/crm-item-add.md`,
    setup: { item: dealItem({ title: 'Probe', opportunity: 12.5 }) },
    requests: { got: ['crm.deal.get', { id: '$item.item.id' }] },
    expect: [{ path: 'got.result', has: { ID: '$item.item.id:text', TITLE: 'Probe', OPPORTUNITY: '12.50' } }],
  },
  {
    about: 'A new item belongs to whoever calls.',
    page: `${folder}/crm-item-add.md`,
    setup: { me: ['profile'], item: dealItem() },
    requests: stored,
    expect: [
      { path: 'got.result.item', has: { createdBy: '$item.item.assignedById', updatedBy: '$item.item.assignedById' } },
      { path: 'me.result.ID', is: '$item.item.assignedById:text' },
    ],
  },
  {
    about: 'An item keeps its labels of advertising.',
    page: `${folder}/crm-item-add.md`,
    setup: { item: dealItem({ utmSource: 'web', utmMedium: 'cpc', utmCampaign: 'spring' }) },
    requests: stored,
    expect: [{ path: 'got.result.item', has: { utmSource: 'web', utmMedium: 'cpc', utmCampaign: 'spring' } }],
  },
  {
    about: 'An item has several contacts, of which the first is its main contact.',
    page: `${folder}/crm-item-add.md`,
    setup: { ann: contact(), bob: contact(), item: dealItem({ contactIds: ['$bob', '$ann'] }) },
    requests: stored,
    expect: [{ path: 'got.result.item', has: { contactId: '$bob', contactIds: ['$bob', '$ann'] } }],
  },
  {
    about: 'The id and the time of an item are read-only.',
    page: `${folder}/crm-item-update.md`,
    setup: {
      item: dealItem(),
      changed: update({ title: 'Changed', id: 987_654_321, createdTime: '2020-01-01T00:00:00+00:00' }),
    },
    requests: stored,
    expect: [
      {
        path: 'got.result.item',
        has: { id: '$item.item.id', title: 'Changed', createdTime: '$item.item.createdTime' },
      },
    ],
  },
  {
    about: 'An update of an item leaves the fields that it does not name.',
    page: `${folder}/crm-item-update.md`,
    setup: { item: dealItem({ opportunity: 7, comments: 'Kept' }) },
    requests: { got: update({ title: 'Changed' }) },
    expect: [{ path: 'got.result.item', has: { title: 'Changed', opportunity: 7 } }],
  },
  {
    about: 'A deleted item is not found any more.',
    page: `${folder}/crm-item-delete.md`,
    setup: { item: dealItem(), deleted: ['crm.item.delete', { entityTypeId: 2, id: '$item.item.id' }] },
    requests: stored,
    expect: [
      { path: 'deleted.result', is: [] },
      { path: 'got.error', is: 'NOT_FOUND' },
    ],
  },
  {
    about: 'Fields of items are described with their names in upper case.',
    page: `${folder}/crm-item-fields.md`,
    requests: { got: ['crm.item.fields', { entityTypeId: 2 }] },
    expect: [
      { path: 'got.result.fields.title', has: { type: 'string', upperName: 'TITLE', isDynamic: false } },
      { path: 'got.result.fields.id', has: { isReadOnly: true } },
    ],
  },
]

const stages: readonly Probe[] = [
  {
    about: 'An item that is moved to another pipeline begins in its first stage.',
    page: `${folder}/crm-item-update.md`,
    setup: { pipeline, item: dealItem() },
    requests: {
      got: update({ categoryId: '$pipeline.category.id' }),
      deleted: ['crm.item.delete', { entityTypeId: 2, id: '$item.item.id' }],
      without: ['crm.category.delete', { entityTypeId: 2, id: '$pipeline.category.id' }],
    },
    expect: [
      {
        path: 'got.result.item',
        has: { categoryId: '$pipeline.category.id', stageId: 'C{$pipeline.category.id}:NEW' },
      },
    ],
  },
  {
    about: 'A won item is closed.',
    page: `${folder}/crm-item-update.md`,
    setup: { item: dealItem() },
    requests: { got: update({ stageId: 'WON' }) },
    expect: [{ path: 'got.result.item', has: { stageId: 'WON', stageSemanticId: 'S', closed: 'Y' } }],
  },
]

const imports: readonly Probe[] = [
  {
    about: 'An import keeps the time at which an item was made.',
    page: `${folder}/import/crm-item-import.md`,
    setup: {
      imported: [
        'crm.item.import',
        { entityTypeId: 2, fields: { title: 'Probe', createdTime: '2020-01-02T10:00:00+00:00' } },
      ],
    },
    requests: {
      got: [
        'crm.item.list',
        {
          entityTypeId: 2,
          filter: { id: '$imported.item.id', '<createdTime': '2020-01-03T00:00:00+00:00' },
          select: ['id'],
        },
      ],
    },
    expect: [{ path: 'got.result.items', is: [{ id: '$imported.item.id' }] }],
  },
  {
    about: 'An import of several items answers for each of them.',
    page: `${folder}/import/crm-item-batch-import.md`,
    requests: {
      got: ['crm.item.batchImport', { entityTypeId: 2, data: [{ title: 'Probe 1' }, { title: 'Probe 2' }] }],
      second: ['crm.item.get', { entityTypeId: 2, id: '$got.items.1.item.id' }],
    },
    expect: [
      { path: 'got.result.items', count: 2 },
      { path: 'second.result.item.title', is: 'Probe 2' },
    ],
  },
]

/** What the documentation says of items of any type. */
export const itemProbes: readonly Probe[] = [...values, ...stages, ...imports]
