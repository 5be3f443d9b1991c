import type { Probe } from '../../probe.ts'
import { deal, nobody } from './calls.ts'

const page = 'settings/how-to-call-rest-api/batch.md'

export const batchProbes: readonly Probe[] = [
  {
    about: 'A command of a batch uses the result of an earlier one.',
    page,
    requests: {
      got: [
        'batch',
        { cmd: { deal: 'crm.deal.add?fields[TITLE]=Probe%20batch', read: 'crm.deal.get?id=$result[deal]' } },
      ],
    },
    expect: [
      { path: 'got.result.result.read', has: { TITLE: 'Probe batch', ID: '$got.result.deal:text' } },
      { path: 'got.result.result_error', is: [] },
    ],
  },
  {
    about: 'A command of a batch uses a value within an earlier result.',
    page,
    setup: { deal: deal({ TITLE: 'Probe within' }) },
    requests: {
      got: [
        'batch',
        {
          cmd: {
            list: 'crm.deal.list?filter[ID]={$deal}&select[]=ID',
            read: 'crm.deal.get?id=$result[list][0][ID]',
          },
        },
      ],
    },
    expect: [{ path: 'got.result.result.read', has: { ID: '$deal:text', TITLE: 'Probe within' } }],
  },
  {
    about: 'A batch goes on after a command that is refused.',
    page,
    setup: { deal: deal() },
    requests: {
      got: ['batch', { cmd: { wrong: `crm.deal.get?id=${String(nobody)}`, right: 'crm.deal.get?id={$deal}' } }],
    },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result.result_error.wrong', has: { error: '' } },
      { path: 'got.result.result.right', has: { ID: '$deal:text' } },
    ],
  },
  {
    about: 'A batch that halts makes no command after one that is refused.',
    page,
    setup: { deal: deal({ TITLE: 'Before' }) },
    requests: {
      got: [
        'batch',
        {
          halt: 1,
          cmd: {
            wrong: `crm.deal.get?id=${String(nobody)}`,
            next: 'crm.deal.update?id={$deal}&fields[TITLE]=After',
          },
        },
      ],
      kept: ['crm.deal.get', { id: '$deal' }],
    },
    expect: [
      { path: 'got.result.result_error.wrong', has: { error: '' } },
      { path: 'got.result.result.next', isThere: false },
      { path: 'kept.result.TITLE', is: 'Before' },
    ],
  },
  {
    about: 'A list in a batch has its total beside the results.',
    page,
    setup: { a: deal(), b: deal() },
    requests: {
      got: ['batch', { cmd: { list: 'crm.deal.list?filter[@ID][]={$a}&filter[@ID][]={$b}&select[]=ID' } }],
    },
    expect: [
      { path: 'got.result.result.list', count: 2 },
      { path: 'got.result.result_total.list', is: 2 },
      { path: 'got.result.result_next', is: [] },
    ],
  },
  {
    about: 'A batch within a batch is refused.',
    page,
    requests: { got: ['batch', { cmd: { inner: 'batch?cmd[a]=profile' } }] },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result.result_error.inner.error', is: 'ERROR_BATCH_METHOD_NOT_ALLOWED' },
    ],
  },
  {
    about: 'The fifty-first command of a batch is refused and the others are made.',
    page,
    requests: {
      got: [
        'batch',
        { cmd: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`c${String(index)}`, 'profile'])) },
      ],
    },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result.result', count: 50 },
      { path: 'got.result.result_error.c50.error', is: 'ERROR_BATCH_LENGTH_EXCEEDED' },
    ],
  },
  {
    about: 'A command of a batch that names no method is refused as such.',
    page,
    requests: { got: ['batch', { cmd: { none: 'no.such.method' } }] },
    expect: [{ path: 'got.result.result_error.none.error', is: 'ERROR_METHOD_NOT_FOUND' }],
  },
]
