import type { Step } from '../step.ts'
import { collect } from './lists.ts'

const eventlog = { method: 'main.eventlog.list', idKey: 'id', customKeyForResult: 'items' }
const tail = { method: 'main.eventlog.tail' }

const call = (name: string, method: string, params: Record<string, unknown> = {}): Step => ({
  name: `v3.call ${name}`,
  run: ({ $b24, requestId }) => $b24.actions.v3.call.make({ method, params, requestId }),
})

export const v3Steps: readonly Step[] = [
  call('tasks.task.get', 'tasks.task.get', { id: 3, select: ['id', 'title'] }),
  call('tasks.task.get, not there', 'tasks.task.get', { id: 999_999 }),
  call('tasks.task.field.list', 'tasks.task.field.list', { select: ['name', 'type'] }),
  call('main.eventlog.list', 'main.eventlog.list', {
    select: ['id', 'auditTypeId'],
    filter: [['id', '<=', 5]],
    order: { id: 'DESC' },
    pagination: { page: 1, limit: 3 },
  }),
  call('main.eventlog.list with an unknown operator', 'main.eventlog.list', { filter: [['id', 'like', 5]] }),
  call('a validation error', 'tasks.task.add', { fields: {} }),
  call('a method that is not on the list', 'crm.item.get', { entityTypeId: 2, id: 1 }),
  {
    name: 'v3.call adds, updates and deletes a task',
    run: async ({ $b24, requestId }) => {
      const { call: action } = $b24.actions.v3
      const fields = { title: 'Compared', creatorId: 1, responsibleId: 1 }
      const added = await action.make<{ item: { id: number } }>({
        method: 'tasks.task.add',
        params: { fields },
        requestId,
      })
      const id = added.getData()?.result.item.id
      const updated = await action.make({
        method: 'tasks.task.update',
        params: { id, fields: { title: 'Changed' } },
        requestId,
      })
      const read = await action.make({ method: 'tasks.task.get', params: { id, select: ['id', 'title'] }, requestId })
      const deleted = await action.make({ method: 'tasks.task.delete', params: { id }, requestId })
      return [added.isSuccess, updated, read, deleted]
    },
  },
  {
    name: 'v3.batch of tuples',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.batch.make({
        calls: [1, 2, 3].map((id): [string, Record<string, unknown>] => [
          'tasks.task.get',
          { id, select: ['id', 'title'] },
        ]),
        options: { requestId },
      }),
  },
  {
    name: 'v3.batch named with AjaxResults',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.batch.make({
        calls: {
          Task: { method: 'tasks.task.get', params: { id: 1, select: ['id', 'title'] } },
          Log: ['main.eventlog.list', { select: ['id'], pagination: { limit: 2 } }],
        },
        options: { returnAjaxResult: true, requestId },
      }),
  },
  {
    name: 'v3.batch with a failure',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.batch.make({
        calls: { Good: ['tasks.task.get', { id: 1 }], Bad: ['tasks.task.get', { id: 999_999 }] },
        options: { isHaltOnError: false, requestId },
      }),
  },
  {
    name: 'v3.batch with references',
    run: ({ $b24, sdk, requestId }) =>
      $b24.actions.v3.batch.make({
        calls: [
          { method: 'main.eventlog.list', params: { select: ['id'], pagination: { limit: 2 } }, as: 'log' },
          { method: 'tasks.task.get', params: { id: sdk.BatchRefV3.ref('log.1.id'), select: ['id'] } },
          {
            method: 'main.eventlog.list',
            params: { select: ['id'], filter: [['id', 'in', sdk.BatchRefV3.refArray('log.id')]] },
          },
        ],
        options: { requestId },
      }),
  },
  {
    name: 'v3.batchByChunk of 60 commands',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.batchByChunk.make({
        calls: Array.from({ length: 60 }, (_, index): [string, Record<string, unknown>] => [
          'tasks.task.get',
          { id: index + 1, select: ['id'] },
        ]),
        options: { requestId },
      }),
  },
  {
    name: 'v3.callList main.eventlog.list',
    run: ({ $b24, requestId }) => $b24.actions.v3.callList.make({ ...eventlog, params: { select: ['id'] }, requestId }),
  },
  {
    name: 'v3.callList with FilterV3',
    run: ({ $b24, sdk: { FilterV3 }, requestId }) =>
      $b24.actions.v3.callList.make({
        ...eventlog,
        params: {
          select: ['id'],
          filter: FilterV3.build(
            FilterV3.gt('id', 10),
            FilterV3.or(FilterV3.eq('userId', 1), FilterV3.between('id', 20, 90)),
          ),
        },
        limit: 30,
        requestId,
      }),
  },
  {
    name: 'v3.fetchList with a limit',
    run: ({ $b24, requestId }) =>
      collect($b24.actions.v3.fetchList.make({ ...eventlog, params: { select: ['id'] }, limit: 100, requestId })),
  },
  {
    name: 'v3.callList with a wrong customKeyForResult',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.callList.make({ ...eventlog, customKeyForResult: 'wrong', requestId }),
  },
  {
    name: 'v3.callTail main.eventlog.tail',
    run: ({ $b24, requestId }) => $b24.actions.v3.callTail.make({ ...tail, params: { select: ['id'] }, requestId }),
  },
  {
    name: 'v3.fetchTail from a value on',
    run: ({ $b24, requestId }) =>
      collect($b24.actions.v3.fetchTail.make({ ...tail, params: { select: ['id'] }, initialValue: 77, requestId })),
  },
  {
    name: 'v3.callTail downwards without a value',
    run: ({ $b24, requestId }) => $b24.actions.v3.callTail.make({ ...tail, order: 'DESC', requestId }),
  },
  {
    name: 'v3.callTail downwards',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.callTail.make({
        ...tail,
        params: { select: ['id'] },
        order: 'DESC',
        initialValue: 60,
        requestId,
      }),
  },
  {
    name: 'v3.aggregate with an unknown function',
    run: ({ $b24, requestId }) =>
      $b24.actions.v3.aggregate.make({
        method: 'main.eventlog.list',
        select: Object.fromEntries([['median', ['id']]]),
        requestId,
      }),
  },
  {
    name: 'FilterV3 and BatchRefV3 as data',
    run: ({ sdk: { FilterV3, BatchRefV3 } }) => ({
      conditions: [FilterV3.eq('a', 1), FilterV3.in('a', [1, 2]), FilterV3.between('a', 1, 2), FilterV3.ne('a', null)],
      refs: [BatchRefV3.ref('t.id'), BatchRefV3.refArray('t.id')],
    }),
  },
  {
    name: 'FilterV3 groups as data',
    run: ({ sdk: { FilterV3 } }) => FilterV3.build(FilterV3.not(FilterV3.or(FilterV3.eq('a', 1), FilterV3.lt('b', 2)))),
  },
]
