import type { Step } from '../step.ts'

export const collect = async (
  pages: AsyncIterable<readonly unknown[]>,
): Promise<{ pages: number[]; rows: unknown[] }> => {
  const sizes: number[] = []
  const rows: unknown[] = []
  for await (const page of pages) {
    sizes.push(page.length)
    rows.push(...page)
  }
  return { pages: sizes, rows }
}

const items = { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id', 'title'] } }
const tasks = { method: 'tasks.task.list', params: { select: ['ID', 'TITLE'] }, customKeyForResult: 'tasks' }

interface ListOptions {
  method: string
  params?: Record<string, unknown>
  idKey?: string
  cursorIdKey?: string
  customKeyForResult?: string
}
const callList = (name: string, options: ListOptions): Step => ({
  name: `v2.callList ${name}`,
  run: ({ $b24, requestId }) => $b24.actions.v2.callList.make({ ...options, requestId }),
})
const fetchList = (name: string, options: ListOptions): Step => ({
  name: `v2.fetchList ${name}`,
  run: ({ $b24, requestId }) => collect($b24.actions.v2.fetchList.make({ ...options, requestId })),
})

const keyed = { idKey: 'id', customKeyForResult: 'items' }

export const listSteps: readonly Step[] = [
  callList('all 5,009 deals, crm.deal.list', { method: 'crm.deal.list', params: { select: ['ID', 'TITLE'] } }),
  callList('all 5,009 deals, crm.item.list', { ...items, ...keyed }),
  fetchList('all 5,009 deals, crm.item.list', { ...items, ...keyed }),
  fetchList('all contacts, crm.contact.list', { method: 'crm.contact.list', params: { select: ['ID'] } }),
  callList('filtered', {
    ...items,
    ...keyed,
    params: { ...items.params, filter: { '>opportunity': 500, '!stageId': ['WON'] } },
  }),
  callList('with no match', { ...items, ...keyed, params: { ...items.params, filter: { '>opportunity': 1e12 } } }),
  callList('tasks with both keys', { ...tasks, idKey: 'id', cursorIdKey: 'ID' }),
  fetchList('tasks with both keys', { ...tasks, idKey: 'id', cursorIdKey: 'ID' }),
  callList('tasks with a key of the wrong case', { ...tasks, idKey: 'ID' }),
  callList('with an order of the caller', { ...items, ...keyed, params: { ...items.params, order: { id: 'DESC' } } }),
  callList('with idKey ID for crm.item.list', { ...items, idKey: 'ID', customKeyForResult: 'items' }),
  callList('with >= on the id', { ...items, ...keyed, params: { ...items.params, filter: { '>=id': 4900 } } }),
  callList('with > on the id', { ...items, ...keyed, params: { ...items.params, filter: { '>id': 4900 } } }),
  callList('with keys left out for crm.item.list', items),
  callList('with a wrong customKeyForResult', { ...items, idKey: 'id', customKeyForResult: 'wrong' }),
]
