import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf, send } from '../client.ts'

describe('the portal and its caller', () => {
  it.each([
    { method: 'profile', result: { ID: '1', ADMIN: true, NAME: 'Ann', LAST_NAME: 'Lee', TIME_ZONE_OFFSET: 10800 } },
    { method: 'user.admin', result: true },
    { method: 'app.info', result: { SCOPE: ['crm', 'user'], LICENSE: 'en_pro100' } },
    { method: 'scope', result: ['crm', 'user'] },
    { method: 'method.get', params: { name: 'CRM.deal.list' }, result: { isExisting: true, isAvailable: true } },
    { method: 'method.get', params: { name: 'tasks.task.list' }, result: { isExisting: true, isAvailable: false } },
    { method: 'method.get', params: { name: 'no.such' }, result: { isExisting: false, isAvailable: false } },
    { method: 'feature.get', params: { CODE: 'rest_offline_extended' }, result: { value: 'Y' } },
    {
      method: 'user.current',
      result: { ID: '1', ACTIVE: true, NAME: 'Ann', UF_DEPARTMENT: [1], USER_TYPE: 'employee' },
    },
  ])('$method answers $result', async ({ method, params, result }) => {
    await using portal = await createPortal({ scopes: ['crm', 'user'] })
    expect((await callV2(portal, method, params ?? {})).body).toMatchObject({ result })
  })

  it('of a portal on a customer’s own server name its licence', async () => {
    await using portal = await createPortal({ tariff: 'on-premise' })
    const { body } = await callV2(portal, 'feature.get', { CODE: 'rest_offline_extended' })
    expect(body).toMatchObject({ result: { value: 'en_selfhosted' } })
  })

  it('are told by the webhook: another owner, other rights', async () => {
    await using portal = await createPortal()
    const url = portal.addWebhook({ userId: 2, scopes: ['user_brief'] })
    expect((await send(`${url}user.admin`)).body).toMatchObject({ result: false })
    const { body } = await send(`${url}user.current`)
    expect(body).toMatchObject({ result: { ID: '2', NAME: 'Bob' } })
    expect(body['result']).not.toHaveProperty('EMAIL')
  })
})

describe('users and departments', () => {
  const seed = { user: Array.from({ length: 60 }, (_, index) => index + 3), department: [2, 3] }
  it.each([
    { method: 'user.get', params: { ID: 2 }, ids: ['2'] },
    { method: 'user.get', params: { FILTER: { '<ID': 4 } }, ids: ['1', '2', '3'] },
    { method: 'user.get', params: { filter: { '<ID': 4 }, sort: 'ID', order: 'DESC' }, ids: ['3', '2', '1'] },
    { method: 'user.get', params: { filter: { '>ID': 60 }, order: { ID: 'DESC' }, start: -1 }, ids: ['62', '61'] },
    { method: 'user.get', params: { start: 50, filter: { '>ID': 10 } }, ids: ['61', '62'] },
    { method: 'department.get', params: {}, ids: ['1', '2', '3'] },
    { method: 'department.get', params: { PARENT: 1, sort: 'ID', order: 'desc' }, ids: ['3', '2'] },
    { method: 'department.get', params: { ID: '2' }, ids: ['2'] },
  ])('$method with $params finds $ids', async ({ method, params, ids }) => {
    await using portal = await createPortal({ seed })
    const rows = await resultOf(portal, method, params)
    expect(rows).toMatchObject(ids.map((ID) => ({ ID })))
    expect(rows).toHaveLength(ids.length)
  })
})

describe('tasks of v2', () => {
  it('take upper case and answer in camelCase text', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const added = await resultOf(portal, 'tasks.task.add', {
      fields: { TITLE: 'Call', RESPONSIBLE_ID: 2, AUDITORS: [1] },
    })
    expect(added).toMatchObject({
      task: {
        id: '1',
        title: 'Call',
        responsibleId: '2',
        createdBy: '1',
        status: '2',
        subStatus: '2',
        deadline: null,
        group: [],
        responsible: { id: '2', name: 'Bob Ray' },
        createdDate: '2026-05-28T20:00:00+03:00',
      },
    })
    await resultOf(portal, 'tasks.task.update', { taskId: 1, fields: { DEADLINE: '2026-06-01T10:00:00+03:00' } })
    await resultOf(portal, 'tasks.task.complete', { taskId: '1' })
    expect(
      await callV2(portal, 'tasks.task.list', { filter: { REAL_STATUS: 5 }, select: ['DEADLINE', 'STATUS'] }),
    ).toMatchObject({
      body: { result: { tasks: [{ id: '1', deadline: '2026-06-01T10:00:00+03:00', status: '5' }] }, total: 1 },
    })
    expect(await resultOf(portal, 'tasks.task.delete', { taskId: 1 })).toEqual({ task: true })
    expect(await resultOf(portal, 'tasks.task.get', { taskId: 1 })).toEqual([])
  })

  it('are listed newest first unless an order is given', async () => {
    await using portal = await createPortal({ seed: { task: [1, 2, 3] } })
    expect(await resultOf(portal, 'tasks.task.list')).toMatchObject({ tasks: [{ id: '3' }, { id: '2' }, { id: '1' }] })
    const forward = { order: { ID: 'asc' }, filter: { '>ID': 1 }, start: -1 }
    expect(await resultOf(portal, 'tasks.task.list', forward)).toMatchObject({ tasks: [{ id: '2' }, { id: '3' }] })
  })

  it.each([
    { method: 'add', params: { fields: { RESPONSIBLE_ID: 1 } }, error: 'ERROR_CORE' },
    { method: 'add', params: { fields: { TITLE: 'A' } }, error: 'ERROR_CORE' },
    { method: 'add', params: {}, error: 100 },
    { method: 'update', params: { taskId: 99, fields: { TITLE: 'A' } }, error: 'ERROR_CORE' },
    { method: 'list', params: { order: { NOPE: 'asc' } }, error: '0' },
    { method: 'get', params: {}, error: 100 },
    { method: 'get', params: { taskId: 'x' }, error: 100 },
  ])('$method with $params is refused with $error', async ({ method, params, error }) => {
    await using portal = await createPortal()
    expect(await callV2(portal, `tasks.task.${method}`, params)).toMatchObject({ status: 400, body: { error } })
  })
})

describe('other families', () => {
  it('list the children of the root folder in pages', async () => {
    await using portal = await createPortal({
      seed: { diskObject: Array.from({ length: 55 }, (_, index) => index + 10) },
    })
    expect(
      (await callV2(portal, 'disk.folder.getchildren', { id: 1, filter: { '>ID': 62 }, order: { ID: 'ASC' } })).body,
    ).toMatchObject({
      result: [{ ID: '63', TYPE: 'file', PARENT_ID: '1' }, { ID: '64' }],
      total: 2,
    })
    expect((await callV2(portal, 'disk.folder.getchildren', { id: 1 })).body).toMatchObject({ next: 50, total: 55 })
    expect(await callV2(portal, 'disk.folder.getchildren', { id: 77 })).toMatchObject({
      status: 400,
      body: { error: 'ERROR_NOT_FOUND' },
    })
  })

  it('bind handlers of events where the switch lets a webhook do it', async () => {
    await using portal = await createPortal({ switches: { eventsByWebhook: true } })
    const handler = { event: 'onCrmDealAdd', handler: 'https://example.com/h' }
    expect(await resultOf(portal, 'event.bind', handler)).toBe(true)
    expect((await callV2(portal, 'event.bind', handler)).status).toBe(400)
    expect(await resultOf(portal, 'event.get')).toEqual([
      { event: 'ONCRMDEALADD', handler: 'https://example.com/h', auth_type: '0', offline: 0 },
    ])
    expect(await resultOf(portal, 'event.unbind', handler)).toEqual({ count: 1 })
    expect((await callV2(portal, 'event.bind', { event: 'ONCRMDEALADD' })).body).toMatchObject({
      error: 'ERROR_ARGUMENT',
      argument: 'HANDLER',
    })
  })

  it('show dictionaries, pipelines, currencies and types', async () => {
    await using portal = await createPortal()
    expect(
      await resultOf(portal, 'crm.status.list', { filter: { ENTITY_ID: 'DEAL_STAGE', SEMANTICS: 'S' } }),
    ).toMatchObject([{ STATUS_ID: 'WON', SORT: '60', EXTRA: { SEMANTICS: 'success' } }])
    expect((await callV2(portal, 'crm.category.list', { entityTypeId: 2 })).body).toMatchObject({
      result: {
        categories: [
          { id: 0, isDefault: 'Y' },
          { id: 1, originId: '' },
        ],
      },
      total: 2,
    })
    expect((await callV2(portal, 'crm.currency.list')).body).toMatchObject({
      result: [{ CURRENCY: 'USD', BASE: 'Y' }, {}, {}],
      total: 0,
    })
    expect(await resultOf(portal, 'crm.type.list')).toMatchObject({
      types: [{ entityTypeId: 31 }, { entityTypeId: 128 }],
    })
    expect(await resultOf(portal, 'crm.deal.fields')).toMatchObject({
      STAGE_ID: { type: 'crm_status', statusType: 'DEAL_STAGE' },
    })
    expect(await resultOf(portal, 'im.chat.get', { ENTITY_TYPE: 'CRM', ENTITY_ID: 'DEAL|1' })).toBeNull()
  })
})

describe('user.search', () => {
  it.each([
    { FILTER: { FIND: 'ann' }, found: ['Ann'] },
    { FILTER: { FIND: 'Lee Ann' }, found: ['Ann'] },
    { FILTER: { NAME: 'B', LAST_NAME: 'Ray' }, found: ['Bob'] },
    { FILTER: { NAME: 'Ann', LAST_NAME: 'Ray' }, found: [] },
    { FILTER: { UF_DEPARTMENT_NAME: 'head' }, found: ['Ann', 'Bob'] },
    { FILTER: { UF_DEPARTMENT_NAME: 'nowhere' }, found: [] },
    { FILTER: { USER_TYPE: 'extranet' }, found: [] },
    { FILTER: {}, found: ['Ann', 'Bob'] },
  ])('with $FILTER finds $found', async ({ FILTER, found }) => {
    await using portal = await createPortal()
    const { body } = await callV2(portal, 'user.search', { FILTER })
    expect(body).toMatchObject({ result: found.map((NAME) => ({ NAME })), total: found.length })
  })
})

it('a department is deleted once', async () => {
  await using portal = await createPortal()
  const { body } = await callV2(portal, 'department.add', { NAME: 'New', PARENT: 1 })
  expect(await callV2(portal, 'department.delete', { ID: body['result'] ?? 0 })).toMatchObject({
    body: { result: true },
  })
  expect(portal.count('department')).toBe(1)
  expect(await callV2(portal, 'department.delete', { ID: 99 })).toMatchObject({ body: { error: 'ERROR_CORE' } })
})
