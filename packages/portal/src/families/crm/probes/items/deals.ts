import type { Probe } from '../../../probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { company, contact, deal } from '../calls.ts'

const folder = 'api-reference/crm/deals'
const stored: Probe['requests'] = { got: ['crm.deal.get', { id: '$deal' }] }
const stage = (STAGE_ID: string, fields: WireMap = {}): Probe['requests'][string] => [
  'crm.deal.update',
  { id: '$deal', fields: { STAGE_ID, ...fields } },
]

/** What a deal is after it was added. */
const added: readonly Probe[] = [
  {
    about: 'A new deal has the source that sorts first.',
    page: `${folder}/crm-deal-add.md`,
    setup: {
      sources: ['crm.status.list', { filter: { ENTITY_ID: 'SOURCE' }, order: { SORT: 'ASC' } }],
      deal: deal(),
    },
    requests: stored,
    expect: [{ path: 'got.result.SOURCE_ID', is: '$sources.0.STATUS_ID' }],
  },
  {
    about: 'A new deal has the currency of the account.',
    page: `${folder}/crm-deal-add.md`,
    setup: { base: ['crm.currency.base.get'], deal: deal() },
    requests: stored,
    expect: [{ path: 'got.result.CURRENCY_ID', is: '$base' }],
  },
  {
    about: 'A new deal is worth nothing, is open, and is neither recurring nor repeated.',
    page: `${folder}/crm-deal-add.md`,
    setup: { deal: deal() },
    requests: stored,
    expect: [
      {
        path: 'got.result',
        has: {
          OPPORTUNITY: '0.00',
          IS_MANUAL_OPPORTUNITY: 'N',
          CLOSED: 'N',
          IS_RECURRING: 'N',
          IS_RETURN_CUSTOMER: 'N',
          IS_REPEATED_APPROACH: 'N',
        },
      },
    ],
  },
  {
    about: 'A new deal is in the general pipeline.',
    page: `${folder}/crm-deal-add.md`,
    setup: { deal: deal() },
    requests: stored,
    expect: [
      { path: 'got.result.CATEGORY_ID', is: '0' },
      { path: 'got.result.STAGE_SEMANTIC_ID', is: 'P' },
    ],
  },
  {
    about: 'A deal without a title gets one.',
    page: `${folder}/crm-deal-add.md`,
    setup: { deal: ['crm.deal.add', { fields: { COMMENTS: 'Probe' } }] },
    requests: stored,
    expect: [
      { path: 'got.result.TITLE', isNot: '' },
      { path: 'got.result.TITLE', isNot: null },
    ],
  },
  {
    about: 'The amount of a deal is a text with two decimals.',
    page: `${folder}/crm-deal-get.md`,
    setup: { deal: deal({ OPPORTUNITY: 19_999.9 }) },
    requests: stored,
    expect: [{ path: 'got.result.OPPORTUNITY', is: '19999.90' }],
  },
  {
    about: 'A deal is made by whoever calls.',
    page: `${folder}/crm-deal-add.md`,
    setup: { me: ['profile'], deal: deal() },
    requests: stored,
    expect: [
      { path: 'got.result.CREATED_BY_ID', is: '$me.ID:text' },
      { path: 'got.result.MODIFY_BY_ID', is: '$me.ID:text' },
    ],
  },
  {
    about: 'Deals without a company are found by the company 0.',
    page: `${folder}/crm-deal-list.md`,
    setup: { company: company(), other: deal({ COMPANY_ID: '$company' }), deal: deal() },
    requests: { got: ['crm.deal.list', { filter: { '@ID': ['$deal', '$other'], COMPANY_ID: 0 }, select: ['ID'] }] },
    expect: [{ path: 'got.result', is: [{ ID: '$deal:text' }] }],
  },
  {
    about: 'The first of the contacts of a new deal is its main contact.',
    page: `${folder}/crm-deal-add.md`,
    setup: { ann: contact(), bob: contact(), deal: deal({ CONTACT_IDS: ['$bob', '$ann'] }) },
    requests: stored,
    expect: [{ path: 'got.result.CONTACT_ID', is: '$bob:text' }],
  },
]

/** What its stage does to a deal. */
const closing: readonly Probe[] = [
  {
    about: 'A won deal is closed today.',
    page: `${folder}/crm-deal-update.md`,
    setup: {
      deal: deal({ CLOSEDATE: '2035-01-01' }),
      other: deal(),
      today: ['crm.deal.get', { id: '$other' }],
      won: stage('WON'),
    },
    requests: stored,
    expect: [
      { path: 'got.result.CLOSED', is: 'Y' },
      { path: 'got.result.STAGE_SEMANTIC_ID', is: 'S' },
      { path: 'got.result.CLOSEDATE', is: '$today.BEGINDATE' },
    ],
  },
  {
    about: 'A lost deal is closed as a failure.',
    page: `${folder}/crm-deal-update.md`,
    setup: { deal: deal(), lost: stage('LOSE') },
    requests: stored,
    expect: [
      { path: 'got.result.CLOSED', is: 'Y' },
      { path: 'got.result.STAGE_SEMANTIC_ID', is: 'F' },
    ],
  },
  {
    about: 'A step between two open stages leaves the day on which a deal is to be closed.',
    page: `${folder}/crm-deal-update.md`,
    setup: {
      deal: deal({ CLOSEDATE: '2035-01-01' }),
      before: ['crm.deal.get', { id: '$deal' }],
      moved: stage('EXECUTING'),
    },
    requests: stored,
    expect: [
      { path: 'got.result.STAGE_ID', is: 'EXECUTING' },
      { path: 'got.result.CLOSED', is: 'N' },
      { path: 'got.result.CLOSEDATE', is: '$before.CLOSEDATE' },
    ],
  },
  {
    about: 'A deal that leaves its last stage is open again.',
    page: `${folder}/crm-deal-update.md`,
    setup: { deal: deal({ STAGE_ID: 'WON' }), reopened: stage('NEW') },
    requests: stored,
    expect: [
      { path: 'got.result.CLOSED', is: 'N' },
      { path: 'got.result.STAGE_SEMANTIC_ID', is: 'P' },
    ],
  },
  {
    about: 'A deal that is added in a last stage is closed at once.',
    page: `${folder}/crm-deal-add.md`,
    setup: { deal: deal({ STAGE_ID: 'LOSE' }) },
    requests: stored,
    expect: [{ path: 'got.result.CLOSED', is: 'Y' }],
  },
]

/** What an update does not do. */
const kept: readonly Probe[] = [
  {
    about: 'An update of a deal leaves the fields that it does not name.',
    page: `${folder}/crm-deal-update.md`,
    setup: {
      deal: deal({ OPPORTUNITY: 7, COMMENTS: 'Kept' }),
      changed: ['crm.deal.update', { id: '$deal', fields: { TITLE: 'Changed' } }],
    },
    requests: stored,
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result', has: { TITLE: 'Changed', OPPORTUNITY: '7.00', COMMENTS: 'Kept' } },
    ],
  },
  {
    about: 'The time and the author of a deal are read-only.',
    page: `${folder}/crm-deal-update.md`,
    setup: {
      deal: deal(),
      before: ['crm.deal.get', { id: '$deal' }],
      changed: [
        'crm.deal.update',
        { id: '$deal', fields: { TITLE: 'Changed', DATE_CREATE: '2020-01-01T00:00:00+00:00', CREATED_BY_ID: 999_999 } },
      ],
    },
    requests: stored,
    expect: [
      { path: 'got.result.TITLE', is: 'Changed' },
      { path: 'got.result.DATE_CREATE', is: '$before.DATE_CREATE' },
      { path: 'got.result.CREATED_BY_ID', is: '$before.CREATED_BY_ID' },
    ],
  },
  {
    about: 'The meaning of the stage of a deal is read-only.',
    page: `${folder}/crm-deal-update.md`,
    setup: {
      deal: deal(),
      changed: ['crm.deal.update', { id: '$deal', fields: { TITLE: 'Changed', STAGE_SEMANTIC_ID: 'S' } }],
    },
    requests: stored,
    expect: [
      { path: 'got.result.TITLE', is: 'Changed' },
      { path: 'got.result.STAGE_SEMANTIC_ID', is: 'P' },
    ],
  },
  {
    about: 'An update of a deal does not move it to another pipeline.',
    page: `${folder}/crm-deal-update.md`,
    setup: {
      pipeline: ['crm.category.add', { entityTypeId: 2, fields: { name: 'Probe' } }],
      deal: deal(),
      changed: ['crm.deal.update', { id: '$deal', fields: { TITLE: 'Changed', CATEGORY_ID: '$pipeline.category.id' } }],
    },
    requests: { ...stored, deleted: ['crm.category.delete', { entityTypeId: 2, id: '$pipeline.category.id' }] },
    expect: [
      { path: 'got.result.CATEGORY_ID', is: '0' },
      { path: 'got.result.TITLE', is: 'Changed' },
    ],
  },
  {
    about: 'A new deal gets its id from the account.',
    page: `${folder}/crm-deal-add.md`,
    requests: { deal: deal({ ID: 987_654_321 }) },
    expect: [
      { path: 'deal.result', isThere: true },
      { path: 'deal.result', isNot: 987_654_321 },
    ],
  },
]

export const dealProbes: readonly Probe[] = [...added, ...closing, ...kept]
