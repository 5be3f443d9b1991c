import type { Step } from '../step.ts'

const call = (name: string, method: string, params: Record<string, unknown> = {}): Step => ({
  name,
  run: ({ $b24, requestId }) => $b24.actions.v2.call.make({ method, params, requestId }),
})

export const callSteps: readonly Step[] = [
  call('v2.call profile', 'profile'),
  call('v2.call user.current', 'user.current'),
  call('v2.call crm.item.get', 'crm.item.get', { entityTypeId: 2, id: 7 }),
  call('v2.call crm.deal.get', 'crm.deal.get', { id: 7 }),
  call('v2.call crm.deal.list with order, filter and select', 'crm.deal.list', {
    order: { OPPORTUNITY: 'DESC', ID: 'ASC' },
    filter: { '>OPPORTUNITY': 1000, '!STAGE_ID': ['LOSE'] },
    select: ['ID', 'TITLE', 'OPPORTUNITY', 'STAGE_ID'],
  }),
  call('v2.call crm.item.list, second page', 'crm.item.list', {
    entityTypeId: 2,
    select: ['id', 'title'],
    order: { id: 'ASC' },
    start: 50,
  }),
  call('v2.call crm.item.list with a group', 'crm.item.list', {
    entityTypeId: 2,
    select: ['id'],
    order: { id: 'ASC' },
    filter: { '@stageId': ['NEW', 'WON'], '0': { logic: 'OR', '0': { '>=opportunity': 5000 }, '1': { '<id': 20 } } },
  }),
  call('v2.call crm.item.fields', 'crm.item.fields', { entityTypeId: 3 }),
  call('v2.call crm.status.list', 'crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE' }, order: { SORT: 'ASC' } }),
  call('v2.call crm.category.list', 'crm.category.list', { entityTypeId: 2 }),
  call('v2.call crm.currency.list', 'crm.currency.list'),
  call('v2.call department.get', 'department.get'),
  call('v2.call im.chat.get answers null', 'im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' }),
  call('v2.call crm.item.productrow.list', 'crm.item.productrow.list', {
    filter: { '=ownerType': 'D', '=ownerId': 7 },
  }),
  {
    name: 'v2.call adds, updates, reads and deletes a deal',
    run: async ({ $b24, requestId }) => {
      const { call: action } = $b24.actions.v2
      const added = await action.make<{ item: { id: number } }>({
        method: 'crm.item.add',
        params: { entityTypeId: 2, fields: { title: 'Compared', opportunity: 12.5 } },
        requestId,
      })
      const id = added.getData()?.result.item.id
      const key = { entityTypeId: 2, id }
      await action.make({ method: 'crm.item.update', params: { ...key, fields: { title: 'Changed' } }, requestId })
      const read = await action.make({ method: 'crm.item.get', params: key, requestId })
      const deleted = await action.make({ method: 'crm.item.delete', params: key, requestId })
      return [added, read, deleted]
    },
  },
  {
    name: 'v2.call gives query, total and more',
    run: async ({ $b24, requestId }) => {
      const response = await $b24.actions.v2.call.make({
        method: 'crm.contact.list',
        params: { select: ['ID'], order: { ID: 'ASC' } },
        requestId,
      })
      return { query: response.getQuery(), total: response.getTotal(), isMore: response.isMore() }
    },
  },
  {
    name: 'v2.call pages on with getNext',
    run: async ({ $b24, sdk, requestId }) => {
      const first = await $b24.actions.v2.call.make<unknown[]>({
        method: 'crm.company.list',
        params: { select: ['ID'], order: { ID: 'ASC' } },
        requestId,
      })
      return first.getNext($b24.getHttpClient(sdk.ApiVersion.v2))
    },
  },
  { name: 'tools.healthCheck', run: ({ $b24, requestId }) => $b24.tools.healthCheck.make({ requestId }) },
  {
    name: 'tools.ping',
    run: async ({ $b24, requestId }) => ({ isNumber: (await $b24.tools.ping.make({ requestId })) >= 0 }),
  },
]
