import type { Probe } from '../probe.ts'
import { refusal } from '../refusal-probe.ts'

const page = 'settings/how-to-call-rest-api/batch.md'
/** The documentation has one page for the calls of REST v3, batches included. */
const pageV3 = 'api-reference/rest-v3.md'
const code = (name: string): string => `BITRIX_REST_V3_EXCEPTION_${name}EXCEPTION`
const me = { me: ['profile'] } as const satisfies Probe['setup']
const current = 'user.current'
const unknown = 'no.such.method'

/** What the documentation says of batches of both versions. */
export const restProbes: readonly Probe[] = [
  {
    about: 'A batch runs all commands when one of them fails, and tells its error under its name.',
    page,
    setup: me,
    requests: { got: ['batch', { cmd: { a: unknown, b: current }, halt: 0 }] },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result.result.b.ID', is: '$me.ID' },
      { path: 'got.result.result.a', isThere: false },
      { path: 'got.result.result_error.a.error', is: 'ERROR_METHOD_NOT_FOUND' },
      { path: 'got.result.result_error', count: 1 },
    ],
  },
  {
    about: 'A batch with halt ends with the first command that fails.',
    page,
    requests: { got: ['batch', { cmd: { a: current, b: unknown, c: current, d: unknown }, halt: 1 }] },
    expect: [
      { path: 'got.result.result', count: 1 },
      { path: 'got.result.result_error', count: 1 },
      { path: 'got.result.result_error.b.error', is: 'ERROR_METHOD_NOT_FOUND' },
    ],
  },
  {
    about: 'A batch of a list of commands that succeed has a list of results and no errors.',
    page,
    setup: me,
    requests: { got: ['batch', { cmd: [current, current] }] },
    expect: [
      { path: 'got.result.result', count: 2 },
      { path: 'got.result.result.1.ID', is: '$me.ID' },
      { path: 'got.result.result_error', is: [] },
    ],
  },
  {
    about: 'A batch inside a batch is refused, and the batch around it is not.',
    page,
    requests: { got: ['batch', { cmd: { a: 'batch?cmd%5Bx%5D=user.current' } }] },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result.result', is: [] },
      { path: 'got.result.result_error.a.error', is: 'ERROR_BATCH_METHOD_NOT_ALLOWED' },
    ],
  },
  {
    about: 'A command of a batch takes values of the results before it.',
    page,
    setup: me,
    requests: {
      got: [
        'batch',
        {
          cmd: {
            task: 'tasks.task.add?fields%5BTITLE%5D=A%26B&fields%5BRESPONSIBLE_ID%5D={$me.ID}',
            shown: 'tasks.task.get?taskId=$result[task][task][id]&select%5B0%5D=TITLE',
          },
        },
      ],
    },
    expect: [
      { path: 'got.result.result_error', is: [] },
      { path: 'got.result.result.shown.task.title', is: 'A&B' },
    ],
  },
  {
    about: 'A batch tells the totals of lists under the names of their commands.',
    page,
    setup: { me: ['profile'] },
    requests: { got: ['batch', { cmd: { users: 'user.get?ID={$me.ID}', me: current } }] },
    expect: [
      { path: 'got.result.result_total.users', is: 1 },
      { path: 'got.result.result_total', count: 1 },
      { path: 'got.result.result_next', is: [] },
    ],
  },
  {
    about: 'A batch refuses the commands after the fiftieth, each for itself.',
    page,
    requests: { got: ['batch', { cmd: Array.from({ length: 51 }, () => unknown) }] },
    expect: [
      { path: 'got.status', is: 200 },
      { path: 'got.result.result_error.49.error', is: 'ERROR_METHOD_NOT_FOUND' },
      { path: 'got.result.result_error.50.error', is: 'ERROR_BATCH_LENGTH_EXCEEDED' },
    ],
  },
  {
    about: 'A batch of REST v3 passes ids of its results on.',
    page: pageV3,
    setup: { me: ['im.user.get'] },
    requests: {
      got: [
        'v3:batch',
        [
          {
            method: 'tasks.task.add',
            as: 'task',
            query: { fields: { title: 'Probe', creatorId: '$me.id', responsibleId: '$me.id' } },
          },
          { method: 'tasks.task.get', query: { id: { $ref: 'task.id' }, select: ['title'] } },
        ],
      ],
    },
    expect: [
      { path: 'got.result', count: 2 },
      { path: 'got.result.1.item.title', is: 'Probe' },
    ],
  },
  refusal({
    about: 'A batch of REST v3 fails as a whole when one of its calls fails.',
    page: pageV3,
    call: ['v3:batch', [{ method: 'tasks.task.get', query: { id: 999_999_999 } }]],
    error: code('ENTITYNOTFOUND'),
  }),
]
