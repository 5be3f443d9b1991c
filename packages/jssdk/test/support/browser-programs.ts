import { expect } from 'vitest'
import type { Program } from './browser-app.ts'

/** `expect.objectContaining`, which would be of any type. */
const having = (part: object): unknown => expect.objectContaining(part)

const idsUpTo = (last: number): readonly number[] => Array.from({ length: last }, (_, index) => index + 1)

/** The rows that the programs expect: so many deals, tasks and lines of the event log. */
export const rowCount = 120

/** Each call of the SDK that has a shape of its own on the wire, and what it gives. */
export const programs: readonly {
  readonly what: string
  readonly program: Program<unknown>
  readonly gives: unknown
  /** With which credentials a header would be needed where no preflight stands in the way. */
  readonly headerFor?: readonly string[]
}[] = [
  {
    what: 'a v2 read',
    program: async ($b24) => (await $b24.actions.v2.call.make({ method: 'profile' })).getData()?.result,
    gives: having({ ID: '1' }),
  },
  {
    what: 'a v2 write',
    program: async ($b24) => {
      const params = { id: 3, fields: { TITLE: 'Three' } }
      return (await $b24.actions.v2.call.make({ method: 'crm.deal.update', params })).getData()?.result
    },
    gives: true,
  },
  {
    what: 'positional v2 calls, by a list and by numbers',
    headerFor: ['OAuth'],
    program: async ($b24) => {
      const { call } = $b24.actions.v2
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the types of the contract know no lists, portals do
      const list = (...values: readonly unknown[]) => values as object as Record<string, unknown>
      const hello = { POST_MESSAGE: 'Hello' }
      const added = await call.make<number>({ method: 'task.commentitem.add', params: list(7, hello) })
      const id = added.getData()?.result
      const one = await call.make({ method: 'task.commentitem.get', params: { 0: 7, 1: id } })
      const all = await call.make({ method: 'task.commentitem.getlist', params: list(7, { ID: 'desc' }) })
      const gone = await call.make({ method: 'task.commentitem.delete', params: list(7, id) })
      return [one, all, gone].map((reply) => reply.getData()?.result)
    },
    gives: [having({ POST_MESSAGE: 'Hello' }), [having({ POST_MESSAGE: 'Hello', AUTHOR_ID: '1' })], true],
  },
  {
    what: 'a v2 batch with a reference and a write',
    program: async ($b24) => {
      const response = await $b24.actions.v2.batch.make({
        calls: {
          set: { method: 'crm.deal.update', params: { id: 4, fields: { TITLE: 'Four' } } },
          list: { method: 'crm.deal.list', params: { filter: { TITLE: 'Four' }, select: ['ID'] } },
          get: { method: 'crm.deal.get', params: { id: '$result[list][0][ID]' } },
        },
      })
      return response.getData()
    },
    gives: { set: true, list: [{ ID: '4' }], get: having({ ID: '4', TITLE: 'Four' }) },
  },
  {
    what: 'a v2 batch by chunks',
    program: async ($b24) => {
      const calls = Array.from({ length: 60 }, (_, index) => ({ method: 'crm.deal.get', params: { id: index + 1 } }))
      const response = await $b24.actions.v2.batchByChunk.make<{ ID: string }>({ calls })
      return response.getData()?.map(({ ID }) => Number(ID))
    },
    gives: idsUpTo(60),
  },
  {
    what: 'whole v2 lists, at once and page by page',
    program: async ($b24) => {
      const list = { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id'] } }
      const rows = (await $b24.actions.v2.callList.make<{ id: number }>(list)).getData() ?? []
      for await (const page of $b24.actions.v2.fetchList.make<{ id: number }>(list)) rows.push(...page)
      return rows.map(({ id }) => id)
    },
    gives: [...idsUpTo(rowCount), ...idsUpTo(rowCount)],
  },
  {
    what: 'a v3 read',
    program: async ($b24) => {
      const params = { id: 7, select: ['id'] }
      return (await $b24.actions.v3.call.make({ method: 'tasks.task.get', params })).getData()?.result
    },
    gives: { item: having({ id: 7 }) },
  },
  {
    what: 'a v3 write',
    headerFor: ['webhook', 'OAuth'],
    program: async ($b24) => {
      const params = { id: 8, fields: { title: 'Eight' } }
      return (await $b24.actions.v3.call.make({ method: 'tasks.task.update', params })).isSuccess
    },
    gives: true,
  },
  {
    what: 'a v3 batch with a reference and a write',
    headerFor: ['webhook', 'OAuth'],
    program: async ($b24) => {
      const response = await $b24.actions.v3.batch.make({
        calls: [
          { as: 'one', method: 'tasks.task.get', params: { id: 9, select: ['id'] } },
          { method: 'tasks.task.update', params: { id: 9, fields: { title: 'Nine' } } },
          { method: 'tasks.task.get', params: { id: { $ref: 'one.id' }, select: ['id', 'title'] } },
        ],
      })
      const rows: readonly unknown[] = Object.values(response.getData() ?? {})
      return rows.at(-1)
    },
    gives: { item: having({ id: 9, title: 'Nine' }) },
  },
  {
    what: 'a v3 batch by chunks',
    headerFor: ['OAuth'],
    program: async ($b24) => {
      const params = (index: number) => ({ id: index + 1, select: ['id'] })
      const calls = Array.from({ length: 60 }, (_, index) => ({ method: 'tasks.task.get', params: params(index) }))
      const response = await $b24.actions.v3.batchByChunk.make<{ item: { id: number } }>({ calls })
      return response.getData()?.map(({ item }) => item.id)
    },
    gives: idsUpTo(60),
  },
  {
    what: 'whole v3 lists: at once, page by page and by a tail',
    program: async ($b24) => {
      const list = { method: 'main.eventlog.list', params: { select: ['id'] } }
      const rows = (await $b24.actions.v3.callList.make<{ id: number }>(list)).getData() ?? []
      for await (const page of $b24.actions.v3.fetchList.make<{ id: number }>(list)) rows.push(...page)
      const tail = await $b24.actions.v3.callTail.make<{ id: number }>({ method: 'main.eventlog.tail' })
      return [...rows, ...(tail.getData() ?? [])].map(({ id }) => id)
    },
    gives: [...idsUpTo(rowCount), ...idsUpTo(rowCount), ...idsUpTo(rowCount)],
  },
  {
    what: 'the tools, and the document of v3',
    program: async ($b24) => {
      const document = await $b24.actions.v3.call.make<object>({ method: 'documentation' })
      return [await $b24.tools.healthCheck.make(), 'openapi' in (document.getData()?.result ?? {})]
    },
    gives: [true, true],
  },
]
