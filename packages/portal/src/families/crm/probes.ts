import type { Probe } from '../probe.ts'
import { activityProbes } from './probes/timeline/activities.ts'
import { batchProbes } from './probes/batches.ts'
import { classicListProbes } from './probes/items/classic-lists.ts'
import { customFieldProbes } from './probes/settings/custom-fields.ts'
import { dealProbes } from './probes/items/deals.ts'
import { dictionaryProbes } from './probes/settings/dictionaries.ts'
import { itemListProbes } from './probes/items/item-lists.ts'
import { itemProbes } from './probes/items/items.ts'
import { leadProbes } from './probes/items/leads.ts'
import { linkProbes } from './probes/links.ts'
import { multifieldProbes } from './probes/multifields.ts'
import { partyProbes } from './probes/items/parties.ts'
import { pipelineProbes } from './probes/settings/pipelines.ts'
import { productRowProbes } from './probes/items/product-rows.ts'
import { refusedItemProbes } from './probes/refusals.ts'
import { requisiteProbes } from './probes/requisites.ts'
import { todoProbes } from './probes/timeline/todos.ts'
import { timelineProbes } from './probes/timeline/timeline.ts'
import { typeProbes } from './probes/settings/types.ts'

const deal = (fields: Record<string, string | number>): Probe['requests'][string] => ['crm.deal.add', { fields }]

/** What the documentation says of the behaviour of `crm.*`. */
export const crmProbes: readonly Probe[] = [
  {
    about: 'A new deal is in the first stage of its pipeline, of the type SALE, and its author is responsible for it.',
    page: 'api-reference/crm/deals/crm-deal-add.md',
    setup: { me: ['profile'], deal: deal({ TITLE: 'Probe' }) },
    requests: { got: ['crm.deal.get', { id: '$deal' }] },
    expect: [
      { path: 'got.result.STAGE_ID', is: 'NEW' },
      { path: 'got.result.TYPE_ID', is: 'SALE' },
      { path: 'got.result.ASSIGNED_BY_ID', is: '$me.ID:text' },
    ],
  },
  {
    about: 'A deal that does not exist is not found.',
    page: 'api-reference/crm/deals/crm-deal-get.md',
    requests: { got: ['crm.deal.get', { id: 999_999_999 }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'A deleted deal is not found any more.',
    page: 'api-reference/crm/deals/crm-deal-delete.md',
    setup: { deal: deal({ TITLE: 'Probe' }), deleted: ['crm.deal.delete', { id: '$deal' }] },
    requests: { got: ['crm.deal.get', { id: '$deal' }] },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: '' },
    ],
  },
  ...dealProbes,
  ...leadProbes,
  ...partyProbes,
  ...classicListProbes,
  ...multifieldProbes,
  ...linkProbes,
  ...itemProbes,
  ...itemListProbes,
  ...productRowProbes,
  ...pipelineProbes,
  ...dictionaryProbes,
  ...typeProbes,
  ...activityProbes,
  ...todoProbes,
  ...timelineProbes,
  ...requisiteProbes,
  ...customFieldProbes,
  ...batchProbes,
  ...refusedItemProbes,
]
