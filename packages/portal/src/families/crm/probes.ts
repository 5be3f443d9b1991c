import type { Probe } from '../probe.ts'

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
]
