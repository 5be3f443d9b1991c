import type { Probe } from '../../../probe.ts'

const folder = 'api-reference/crm/universal/user-defined-object-types'
/** Smart processes are few in some tariffs, so that each probe takes its own away again. */
const type: Probe['requests'][string] = ['crm.type.add', { fields: { title: 'Probe', isStagesEnabled: 'Y' } }]
const item: Probe['requests'][string] = [
  'crm.item.add',
  { entityTypeId: '$type.type.entityTypeId', fields: { title: 'Probe' } },
]
const withoutItem: Probe['requests'][string] = [
  'crm.item.delete',
  { entityTypeId: '$type.type.entityTypeId', id: '$item.item.id' },
]
const without: Probe['requests'][string] = ['crm.type.delete', { id: '$type.type.id' }]

/** Smart processes, which are types of items that users make. */
export const typeProbes: readonly Probe[] = [
  {
    about: 'A new smart process has the flags that it was made with.',
    page: `${folder}/crm-type-add.md`,
    setup: { type },
    requests: { got: ['crm.type.getByEntityTypeId', { entityTypeId: '$type.type.entityTypeId' }], without },
    expect: [
      { path: 'got.result.type', has: { id: '$type.type.id', title: 'Probe', isStagesEnabled: 'Y' } },
      { path: 'without.result', is: [] },
    ],
  },
  {
    about: 'A new smart process has items and a pipeline at once.',
    page: `${folder}/crm-type-add.md`,
    setup: { type, item },
    requests: {
      got: ['crm.category.list', { entityTypeId: '$type.type.entityTypeId' }],
      withoutItem,
      without,
    },
    expect: [
      { path: 'got.result.categories', count: 1 },
      { path: 'got.result.categories.0.id', is: '$item.item.categoryId' },
      { path: 'item.result.item.stageId', is: 'DT{$type.type.entityTypeId}_{$item.item.categoryId}:NEW' },
    ],
  },
  {
    about: 'A smart process with items is not deleted.',
    page: `${folder}/crm-type-delete.md`,
    setup: { type, item },
    requests: { got: without, withoutItem, without },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 'BX_ERROR' },
      { path: 'without.result', is: [] },
    ],
  },
  {
    about: 'A deleted smart process has no items any more.',
    page: `${folder}/crm-type-delete.md`,
    setup: { type, without },
    requests: {
      got: ['crm.item.list', { entityTypeId: '$type.type.entityTypeId' }],
      gone: ['crm.type.get', { id: '$type.type.id' }],
    },
    expect: [
      { path: 'got.error', is: 'NOT_FOUND' },
      { path: 'gone.error', is: 0 },
    ],
  },
  {
    about: 'A smart process keeps the number of its type.',
    page: `${folder}/crm-type-update.md`,
    setup: {
      type,
      changed: ['crm.type.update', { id: '$type.type.id', fields: { title: 'Changed', entityTypeId: 1998 } }],
    },
    requests: { got: ['crm.type.get', { id: '$type.type.id' }], without },
    expect: [{ path: 'got.result.type', has: { title: 'Changed', entityTypeId: '$type.type.entityTypeId' } }],
  },
  {
    about: 'Smart processes are found by their number.',
    page: `${folder}/crm-type-list.md`,
    setup: { type },
    requests: {
      got: ['crm.type.list', { filter: { entityTypeId: '$type.type.entityTypeId' } }],
      none: ['crm.type.list', { filter: { entityTypeId: '$type.type.entityTypeId', title: 'Other' } }],
      without,
    },
    expect: [
      { path: 'got.result.types', has: [{ id: '$type.type.id' }] },
      { path: 'got.result.types', count: 1 },
      { path: 'got.total', is: 1 },
      { path: 'none.result.types', is: [] },
    ],
  },
  {
    about: 'An item of a smart process remembers the stage before.',
    page: 'api-reference/crm/universal/crm-item-update.md',
    setup: { type, item },
    requests: {
      got: [
        'crm.item.update',
        {
          entityTypeId: '$type.type.entityTypeId',
          id: '$item.item.id',
          fields: { stageId: 'DT{$type.type.entityTypeId}_{$item.item.categoryId}:SUCCESS' },
        },
      ],
      withoutItem,
      without,
    },
    expect: [{ path: 'got.result.item.previousStageId', is: '$item.item.stageId' }],
  },
]
