import type { Probe } from '../../../probe.ts'
import { refusals } from '../../../refusal-probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { lead, nobody } from '../calls.ts'

const folder = 'api-reference/crm/status'
/** The id of a new lead makes a code that no entry has. */
const entry = (fields: WireMap = {}): Probe['requests'][string] => [
  'crm.status.add',
  { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: 'P{$marker}', NAME: 'Probe', ...fields } },
]
const stored: Probe['requests'][string] = ['crm.status.get', { id: '$entry' }]
const without: Probe['requests'][string] = ['crm.status.delete', { id: '$entry' }]

const entries: readonly Probe[] = [
  {
    about: 'A new entry of a dictionary is not one of the system and sorts at 10.',
    page: `${folder}/crm-status-add.md`,
    setup: { marker: lead(), entry: entry() },
    requests: { got: stored, without },
    expect: [
      { path: 'got.result', has: { ENTITY_ID: 'SOURCE', STATUS_ID: 'P{$marker}', NAME: 'Probe', SORT: '10' } },
      { path: 'got.result.SYSTEM', is: 'N' },
      { path: 'without.result', is: true },
    ],
  },
  {
    about: 'Whether an entry belongs to the system is read-only.',
    page: `${folder}/crm-status-add.md`,
    setup: { marker: lead(), entry: entry({ SYSTEM: 'Y' }) },
    requests: { got: stored, without },
    expect: [{ path: 'got.result.SYSTEM', is: 'N' }],
  },
  {
    about: 'The code of an entry is only once in its dictionary.',
    page: `${folder}/crm-status-add.md`,
    setup: { marker: lead(), entry: entry() },
    requests: { got: entry({ NAME: 'Again' }), without },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'The same code is in two dictionaries.',
    page: `${folder}/crm-status-add.md`,
    setup: { marker: lead(), entry: entry(), other: entry({ ENTITY_ID: 'DEAL_TYPE' }) },
    requests: {
      got: ['crm.status.list', { filter: { STATUS_ID: 'P{$marker}' }, order: { ENTITY_ID: 'ASC' } }],
      without,
      withoutOther: ['crm.status.delete', { id: '$other' }],
    },
    expect: [
      { path: 'got.result', has: [{ ENTITY_ID: 'DEAL_TYPE' }, { ENTITY_ID: 'SOURCE' }] },
      { path: 'got.result', count: 2 },
    ],
  },
  {
    about: 'A stage of a pipeline gets the number of the pipeline in front of its code.',
    page: `${folder}/crm-status-add.md`,
    setup: {
      marker: lead(),
      pipeline: ['crm.category.add', { entityTypeId: 2, fields: { name: 'Probe' } }],
      entry: entry({ ENTITY_ID: 'DEAL_STAGE_{$pipeline.category.id}', STATUS_ID: 'DECISION', SORT: 15 }),
    },
    requests: {
      got: stored,
      without: ['crm.category.delete', { entityTypeId: 2, id: '$pipeline.category.id' }],
    },
    expect: [{ path: 'got.result.STATUS_ID', is: 'C{$pipeline.category.id}:DECISION' }],
  },
  {
    about: 'An entry keeps its code and its dictionary when it is changed.',
    page: `${folder}/crm-status-update.md`,
    setup: {
      marker: lead(),
      entry: entry(),
      changed: [
        'crm.status.update',
        { id: '$entry', fields: { NAME: 'Changed', SORT: 70, STATUS_ID: 'OTHER', ENTITY_ID: 'DEAL_TYPE' } },
      ],
    },
    requests: { got: stored, without },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result', has: { NAME: 'Changed', SORT: '70', STATUS_ID: 'P{$marker}', ENTITY_ID: 'SOURCE' } },
    ],
  },
  {
    about: 'An entry of a user is deleted at once.',
    page: `${folder}/crm-status-delete.md`,
    setup: { marker: lead(), entry: entry(), without },
    requests: { got: stored },
    expect: [
      { path: 'without.result', is: true },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'An entry of the system is deleted by force alone.',
    page: `${folder}/crm-status-delete.md`,
    setup: { system: ['crm.status.list', { filter: { ENTITY_ID: 'STATUS', SYSTEM: 'Y' } }] },
    requests: {
      got: ['crm.status.delete', { id: '$system.0.ID' }],
      still: ['crm.status.get', { id: '$system.0.ID' }],
    },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: '' },
      { path: 'still.result.ID', is: '$system.0.ID' },
    ],
  },
  {
    about: 'A new deal begins with the source that a new entry put first.',
    page: 'api-reference/crm/deals/crm-deal-add.md',
    setup: { marker: lead(), entry: entry({ SORT: 1 }), deal: ['crm.deal.add', { fields: { TITLE: 'Probe' } }] },
    requests: {
      got: ['crm.deal.get', { id: '$deal' }],
      first: ['crm.status.list', { filter: { ENTITY_ID: 'SOURCE' }, order: { SORT: 'ASC' } }],
      without,
    },
    expect: [{ path: 'got.result.SOURCE_ID', is: '$first.0.STATUS_ID' }],
  },
  {
    about: 'The stages of deals have a success and a failure.',
    page: `${folder}/crm-status-list.md`,
    requests: {
      won: ['crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'WON' } }],
      lost: ['crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE', STATUS_ID: 'LOSE' } }],
    },
    expect: [
      { path: 'won.result', has: [{ SEMANTICS: 'S', EXTRA: { SEMANTICS: 'success' } }] },
      { path: 'lost.result', has: [{ SEMANTICS: 'F', EXTRA: { SEMANTICS: 'failure' } }] },
      { path: 'won.result', count: 1 },
    ],
  },
  {
    about: 'Entries of a dictionary are listed without paging in the order that is asked for.',
    page: `${folder}/crm-status-list.md`,
    setup: { marker: lead(), entry: entry({ SORT: 99_999 }) },
    requests: {
      got: ['crm.status.list', { filter: { ENTITY_ID: 'SOURCE' }, order: { SORT: 'DESC' } }],
      without,
    },
    expect: [
      { path: 'got.result.0.STATUS_ID', is: 'P{$marker}' },
      { path: 'got.next', isThere: false },
    ],
  },
]

const currencies: readonly Probe[] = [
  {
    about: 'A new currency is not the base and sorts at 100.',
    page: 'api-reference/crm/currency/crm-currency-add.md',
    setup: { currency: ['crm.currency.add', { fields: { CURRENCY: 'XPF', AMOUNT_CNT: 1, AMOUNT: 78.32 } }] },
    requests: { got: ['crm.currency.get', { id: 'XPF' }], without: ['crm.currency.delete', { id: 'XPF' }] },
    expect: [
      { path: 'currency.result', is: 'XPF' },
      { path: 'got.result', has: { CURRENCY: 'XPF', BASE: 'N', SORT: '100', AMOUNT_CNT: '1' } },
      { path: 'without.result', is: true },
    ],
  },
  {
    about: 'A deleted currency is not found any more.',
    page: 'api-reference/crm/currency/crm-currency-delete.md',
    setup: {
      currency: ['crm.currency.add', { fields: { CURRENCY: 'XAG', AMOUNT_CNT: 1, AMOUNT: 2 } }],
      deleted: ['crm.currency.delete', { id: 'XAG' }],
    },
    requests: { got: ['crm.currency.get', { id: 'XAG' }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: '' },
    ],
  },
  {
    about: 'The currency of the account is the base.',
    page: 'api-reference/crm/currency/crm-currency-base-get.md',
    setup: { base: ['crm.currency.base.get'] },
    requests: { got: ['crm.currency.get', { id: '$base' }] },
    expect: [{ path: 'got.result', has: { CURRENCY: '$base', BASE: 'Y' } }],
  },
]

const refused = refusals(folder, [
  {
    about: 'An entry without a name is refused.',
    page: 'crm-status-add',
    call: ['crm.status.add', { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: 'NAMELESS' } }],
    error: '',
  },
  {
    about: 'An entry of an unknown dictionary is refused.',
    page: 'crm-status-add',
    call: ['crm.status.add', { fields: { ENTITY_ID: 'NO_SUCH_DICTIONARY', STATUS_ID: 'A', NAME: 'A' } }],
    error: '',
  },
  {
    about: 'An entry that does not exist is not found.',
    page: 'crm-status-get',
    call: ['crm.status.get', { id: nobody }],
    error: '',
  },
  {
    about: 'An entry that does not exist is not changed.',
    page: 'crm-status-update',
    call: ['crm.status.update', { id: nobody, fields: { NAME: 'A' } }],
    error: '',
  },
  {
    about: 'The entries of an unknown dictionary are refused.',
    page: 'crm-status-entity-items',
    call: ['crm.status.entity.items', { entityId: 'NO_SUCH_DICTIONARY' }],
    error: '',
  },
])

const refusedCurrencies = refusals('api-reference/crm', [
  {
    about: 'A currency that does not exist is not deleted.',
    page: 'currency/crm-currency-delete',
    call: ['crm.currency.delete', { id: 'ZZZ' }],
    error: '',
  },
  {
    about: 'A currency that does not exist is not changed.',
    page: 'currency/crm-currency-update',
    call: ['crm.currency.update', { ID: 'ZZZ', fields: { AMOUNT_CNT: 1, AMOUNT: 2 } }],
    error: '',
  },
  {
    about: 'A deal in an unknown currency is refused.',
    page: 'deals/crm-deal-add',
    call: ['crm.deal.add', { fields: { TITLE: 'Probe', CURRENCY_ID: 'ZZZ' } }],
    error: '',
  },
])

export const dictionaryProbes: readonly Probe[] = [...entries, ...currencies, ...refused, ...refusedCurrencies]
