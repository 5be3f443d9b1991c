import type { Probe } from '../../../probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { contact, deal, nobody } from '../calls.ts'

const base = 'api-reference/crm/timeline/activities/activity-base'
const call = (fields: WireMap = {}): Probe['requests'][string] => [
  'crm.activity.add',
  {
    fields: {
      OWNER_TYPE_ID: 2,
      OWNER_ID: '$deal',
      TYPE_ID: 2,
      SUBJECT: 'Probe',
      RESPONSIBLE_ID: '$me.ID',
      COMMUNICATIONS: [{ VALUE: '+12125550101', TYPE: 'PHONE', ENTITY_ID: '$contact', ENTITY_TYPE_ID: 3 }],
      START_TIME: '2026-03-01T10:00:00+00:00',
      END_TIME: '2026-03-01T11:00:00+00:00',
      ...fields,
    },
  },
]
const people: NonNullable<Probe['setup']> = { me: ['profile'], contact: contact(), deal: deal() }
const stored: Probe['requests'] = { got: ['crm.activity.get', { id: '$activity' }] }
/** What the documentation says of `crm.activity.*`. */
export const activityProbes: readonly Probe[] = [
  {
    about: 'A new call waits to be done.',
    page: `${base}/crm-activity-get.md`,
    setup: { ...people, activity: call() },
    requests: stored,
    expect: [
      {
        path: 'got.result',
        has: { OWNER_ID: '$deal:text', OWNER_TYPE_ID: '2', TYPE_ID: '2', COMPLETED: 'N', STATUS: '1' },
      },
      { path: 'got.result.PROVIDER_ID', is: 'VOXIMPLANT_CALL' },
    ],
  },
  {
    about: 'The deadline of a call is its beginning.',
    page: `${base}/crm-activity-add.md`,
    setup: { ...people, activity: call() },
    requests: stored,
    expect: [{ path: 'got.result.DEADLINE', is: '$got.START_TIME' }],
  },
  {
    about: 'An activity that is completed has another state.',
    page: `${base}/crm-activity-update.md`,
    setup: {
      ...people,
      activity: call(),
      completed: ['crm.activity.update', { id: '$activity', fields: { COMPLETED: 'Y' } }],
    },
    requests: stored,
    expect: [{ path: 'got.result', has: { COMPLETED: 'Y', STATUS: '2' } }],
  },
  {
    about: 'An activity keeps its owner and its type.',
    page: `${base}/crm-activity-update.md`,
    setup: {
      ...people,
      other: deal(),
      activity: call(),
      changed: [
        'crm.activity.update',
        { id: '$activity', fields: { SUBJECT: 'Changed', OWNER_ID: '$other', TYPE_ID: 1 } },
      ],
    },
    requests: stored,
    expect: [{ path: 'got.result', has: { SUBJECT: 'Changed', OWNER_ID: '$deal:text', TYPE_ID: '2' } }],
  },
  {
    about: 'A deleted deal takes its activities along.',
    page: 'api-reference/crm/deals/crm-deal-delete.md',
    setup: { ...people, activity: call(), deleted: ['crm.deal.delete', { id: '$deal' }] },
    requests: stored,
    expect: [{ path: 'got.status', is: 400 }],
  },
  {
    about: 'Activities are found by their owner and their state.',
    page: `${base}/crm-activity-list.md`,
    setup: { ...people, activity: call(), done: call({ COMPLETED: 'Y' }) },
    requests: {
      got: [
        'crm.activity.list',
        {
          filter: { OWNER_TYPE_ID: 2, OWNER_ID: '$deal', COMPLETED: 'N', PROVIDER_ID: 'VOXIMPLANT_CALL' },
          select: ['ID'],
        },
      ],
    },
    expect: [{ path: 'got.result', is: [{ ID: '$activity:text' }] }],
  },
  {
    about: 'Activities are listed by their beginning unless another order is asked for.',
    page: `${base}/crm-activity-list.md`,
    setup: {
      ...people,
      later: call({ START_TIME: '2026-03-02T10:00:00+00:00', END_TIME: '2026-03-02T11:00:00+00:00' }),
      sooner: call(),
    },
    requests: {
      got: ['crm.activity.list', { filter: { '@ID': ['$later', '$sooner'] }, select: ['ID'] }],
      byId: ['crm.activity.list', { filter: { '@ID': ['$later', '$sooner'] }, order: { ID: 'ASC' }, select: ['ID'] }],
    },
    expect: [
      { path: 'got.result', is: [{ ID: '$sooner:text' }, { ID: '$later:text' }] },
      { path: 'byId.result', is: [{ ID: '$later:text' }, { ID: '$sooner:text' }] },
    ],
  },
  {
    about: 'Activities are found by what they are bound to.',
    page: `${base}/crm-activity-list.md`,
    setup: { ...people, activity: call() },
    requests: {
      got: [
        'crm.activity.list',
        { filter: { ID: '$activity', BINDINGS: [{ OWNER_TYPE_ID: 2, OWNER_ID: '$deal' }] }, select: ['ID'] },
      ],
      none: [
        'crm.activity.list',
        { filter: { ID: '$activity', BINDINGS: [{ OWNER_TYPE_ID: 2, OWNER_ID: nobody }] }, select: ['ID'] },
      ],
    },
    expect: [
      { path: 'got.result', is: [{ ID: '$activity:text' }] },
      { path: 'none.result', is: [] },
    ],
  },
]
