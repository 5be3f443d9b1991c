import type { Probe } from '../../../probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { contact, lead } from '../calls.ts'

const folder = 'api-reference/crm/leads'
const stored: Probe['requests'] = { got: ['crm.lead.get', { id: '$lead' }] }
const update = (fields: WireMap): Probe['requests'][string] => ['crm.lead.update', { id: '$lead', fields }]

const states: readonly Probe[] = [
  {
    about: 'A new lead is in the status that sorts first and was not closed.',
    page: `${folder}/crm-lead-add.md`,
    setup: {
      statuses: ['crm.status.list', { filter: { ENTITY_ID: 'STATUS' }, order: { SORT: 'ASC' } }],
      lead: lead(),
    },
    requests: stored,
    expect: [
      { path: 'got.result.STATUS_ID', is: '$statuses.0.STATUS_ID' },
      { path: 'got.result.STATUS_SEMANTIC_ID', is: 'P' },
      { path: 'got.result.DATE_CLOSED', is: '' },
    ],
  },
  {
    about: 'A converted lead is closed as a success.',
    page: `${folder}/crm-lead-update.md`,
    setup: { lead: lead(), converted: update({ STATUS_ID: 'CONVERTED' }) },
    requests: stored,
    expect: [
      { path: 'got.result.STATUS_SEMANTIC_ID', is: 'S' },
      { path: 'got.result.DATE_CLOSED', isNot: '' },
    ],
  },
  {
    about: 'A lead of poor quality is closed as a failure.',
    page: `${folder}/crm-lead-update.md`,
    setup: { lead: lead(), closed: update({ STATUS_ID: 'JUNK' }) },
    requests: stored,
    expect: [
      { path: 'got.result.STATUS_SEMANTIC_ID', is: 'F' },
      { path: 'got.result.DATE_CLOSED', isNot: '' },
    ],
  },
  {
    about: 'A lead that is opened again was not closed.',
    page: `${folder}/crm-lead-update.md`,
    setup: { lead: lead({ STATUS_ID: 'JUNK' }), opened: update({ STATUS_ID: 'NEW' }) },
    requests: stored,
    expect: [
      { path: 'got.result.STATUS_SEMANTIC_ID', is: 'P' },
      { path: 'got.result.DATE_CLOSED', is: '' },
    ],
  },
  {
    about: 'The meaning of the status of a lead is read-only.',
    page: `${folder}/crm-lead-update.md`,
    setup: { lead: lead(), changed: update({ TITLE: 'Changed', STATUS_SEMANTIC_ID: 'F' }) },
    requests: stored,
    expect: [
      { path: 'got.result.TITLE', is: 'Changed' },
      { path: 'got.result.STATUS_SEMANTIC_ID', is: 'P' },
    ],
  },
  {
    about: 'The time at which a lead was closed is read-only.',
    page: `${folder}/crm-lead-update.md`,
    setup: { lead: lead(), changed: update({ TITLE: 'Changed', DATE_CLOSED: '2020-01-01T00:00:00+00:00' }) },
    requests: stored,
    expect: [
      { path: 'got.result.TITLE', is: 'Changed' },
      { path: 'got.result.DATE_CLOSED', is: '' },
    ],
  },
  {
    about: 'A lead with a status that is given has that status.',
    page: `${folder}/crm-lead-add.md`,
    setup: { lead: lead({ STATUS_ID: 'IN_PROCESS' }) },
    requests: stored,
    expect: [{ path: 'got.result.STATUS_ID', is: 'IN_PROCESS' }],
  },
]

const values: readonly Probe[] = [
  {
    about: 'A lead without telephone and mail says so.',
    page: `${folder}/crm-lead-get.md`,
    setup: { lead: lead() },
    requests: stored,
    expect: [
      { path: 'got.result', has: { HAS_PHONE: 'N', HAS_EMAIL: 'N' } },
      { path: 'got.result.PHONE', isThere: false },
    ],
  },
  {
    about: 'A lead with a telephone says so.',
    page: `${folder}/crm-lead-get.md`,
    setup: { lead: lead({ PHONE: [{ VALUE: '+12125550100', VALUE_TYPE: 'WORK' }] }) },
    requests: stored,
    expect: [
      { path: 'got.result', has: { HAS_PHONE: 'Y', HAS_EMAIL: 'N' } },
      { path: 'got.result.PHONE', has: [{ VALUE: '+12125550100', VALUE_TYPE: 'WORK', TYPE_ID: 'PHONE' }] },
    ],
  },
  {
    about: 'Whether a lead has a telephone is read-only.',
    page: `${folder}/crm-lead-update.md`,
    setup: { lead: lead(), changed: update({ TITLE: 'Changed', HAS_PHONE: 'Y' }) },
    requests: stored,
    expect: [
      { path: 'got.result.TITLE', is: 'Changed' },
      { path: 'got.result.HAS_PHONE', is: 'N' },
    ],
  },
  {
    about: 'A new lead has the currency of the account and no amount.',
    page: `${folder}/crm-lead-add.md`,
    setup: { base: ['crm.currency.base.get'], lead: lead() },
    requests: stored,
    expect: [
      { path: 'got.result.CURRENCY_ID', is: '$base' },
      { path: 'got.result.OPPORTUNITY', is: '0.00' },
    ],
  },
  {
    about: 'A deleted lead is not found any more.',
    page: `${folder}/crm-lead-delete.md`,
    setup: { lead: lead(), deleted: ['crm.lead.delete', { id: '$lead' }] },
    requests: stored,
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.status', is: 400 },
    ],
  },
  {
    about: 'The first of the contacts of a new lead is its main contact.',
    page: `${folder}/crm-lead-add.md`,
    setup: { ann: contact(), bob: contact(), lead: lead({ CONTACT_IDS: ['$bob', '$ann'] }) },
    requests: stored,
    expect: [{ path: 'got.result.CONTACT_ID', is: '$bob:text' }],
  },
]

export const leadProbes: readonly Probe[] = [...states, ...values]
