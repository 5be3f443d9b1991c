import type { Step } from '../step.ts'

const ids = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index)
const deal = (id: number): [string, { id: number }] => ['crm.deal.get', { id }]
/** An id far above every id of the data. */
const gone = 999_999
const missing: [string, { entityTypeId: number; id: number }] = ['crm.item.get', { entityTypeId: 2, id: gone }]

export const batchSteps: readonly Step[] = [
  {
    name: 'v2.batch of tuples',
    run: ({ $b24, requestId }) => $b24.actions.v2.batch.make({ calls: [deal(1), deal(2)], options: { requestId } }),
  },
  {
    name: 'v2.batch of objects',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({ calls: [{ method: 'crm.deal.get', params: { id: 3 } }], options: { requestId } }),
  },
  {
    name: 'v2.batch of tuples with AjaxResults',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: [deal(1), missing, ['profile']],
        options: { isHaltOnError: false, returnAjaxResult: true, requestId },
      }),
  },
  {
    name: 'v2.batch of tuples that halts',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: [deal(1), missing, deal(2)],
        options: { isHaltOnError: true, requestId },
      }),
  },
  {
    name: 'v2.batch of tuples that goes on',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: [missing, deal(2), missing],
        options: { isHaltOnError: false, requestId },
      }),
  },
  {
    name: 'v2.batch named, both forms',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: {
          Deal: { method: 'crm.item.get', params: { entityTypeId: 2, id: 5 } },
          Contacts: ['crm.contact.list', { select: ['ID'], filter: { '<=ID': 3 }, order: { ID: 'ASC' } }],
          Chat: ['im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' }],
        },
        options: { requestId },
      }),
  },
  {
    name: 'v2.batch named with AjaxResults and a failure',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: { Good: deal(4), Bad: missing, Unknown: ['no.such.method'] },
        options: { isHaltOnError: false, returnAjaxResult: true, requestId },
      }),
  },
  {
    name: 'v2.batch named with references',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: {
          first: ['crm.item.list', { entityTypeId: 2, select: ['id'], order: { id: 'ASC' } }],
          read: ['crm.item.get', { entityTypeId: 2, id: '$result[first][items][2][id]' }],
        },
        options: { requestId },
      }),
  },
  {
    name: 'v2.batch with nested params',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({
        calls: [
          [
            'crm.item.list',
            { entityTypeId: 2, select: ['id', 'title'], filter: { '@id': [3, 4, 5], '!%title': 'a&b=c' } },
          ],
        ],
        options: { requestId },
      }),
  },
  {
    name: 'v2.batch with an error whose code is empty',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({ calls: [deal(gone), deal(2)], options: { isHaltOnError: false, requestId } }),
  },
  {
    name: 'v2.batch with 51 commands',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batch.make({ calls: ids(1, 51).map((id) => deal(id)), options: { requestId } }),
  },
  {
    name: 'v2.batch without commands',
    run: ({ $b24, requestId }) => $b24.actions.v2.batch.make({ calls: [], options: { requestId } }),
  },
  {
    name: 'v2.batch: isMore and getTotal of its items',
    run: async ({ $b24, requestId }) => {
      const response = await $b24.actions.v2.batch.make({
        calls: [['crm.contact.list', { select: ['ID'] }], ['profile']],
        options: { returnAjaxResult: true, requestId },
      })
      const items: unknown = response.getData()
      if (!Array.isArray(items)) throw new TypeError('A batch of tuples gives a list.')
      return items.map((item: { isMore(): boolean; getTotal(): number }) => [item.isMore(), item.getTotal()])
    },
  },
  {
    name: 'v2.batchByChunk of 120 commands',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batchByChunk.make({ calls: ids(1, 120).map((id) => deal(id)), options: { requestId } }),
  },
  {
    name: 'v2.batchByChunk with failures in three chunks',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batchByChunk.make({
        calls: ids(1, 150).map((id) => (id % 50 === 1 ? missing : deal(id))),
        options: { isHaltOnError: false, requestId },
      }),
  },
  {
    name: 'v2.batchByChunk that halts in the first chunk',
    run: ({ $b24, requestId }) =>
      $b24.actions.v2.batchByChunk.make({
        calls: ids(1, 100).map((id) => (id === 3 ? missing : deal(id))),
        options: { isHaltOnError: true, requestId },
      }),
  },
  {
    name: 'v2.batchByChunk without commands',
    run: ({ $b24, requestId }) => $b24.actions.v2.batchByChunk.make({ calls: [], options: { requestId } }),
  },
]
