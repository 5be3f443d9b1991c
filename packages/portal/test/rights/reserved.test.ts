import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultOf } from '../client.ts'
import { callAs } from './call-as.ts'

let portal: Portal
let bob: string
beforeEach(async () => {
  portal = await createPortal()
  bob = portal.addWebhook({ userId: 2 })
})
afterEach(() => portal.close())

/** One method of each kind of setting, and how its module refuses whoever may not call it. */
const reserved = [
  { method: 'user.add', params: { EMAIL: 'z@example.com', UF_DEPARTMENT: [1] }, error: 'ERROR_CORE', status: 400 },
  { method: 'user.update', params: { ID: 2, NAME: 'Z' }, error: 'ERROR_CORE', status: 400 },
  {
    method: 'user.userfield.add',
    params: { fields: { FIELD_NAME: 'Q', USER_TYPE_ID: 'string' } },
    error: 'ACCESS_DENIED',
    status: 403,
  },
  { method: 'department.add', params: { NAME: 'Z', PARENT: 1 }, error: 'ERROR_CORE', status: 400 },
  {
    method: 'crm.deal.userfield.add',
    params: { fields: { FIELD_NAME: 'Q', USER_TYPE_ID: 'string' } },
    error: '',
    status: 400,
  },
  { method: 'crm.deal.userfield.list', params: {}, error: '', status: 400 },
  {
    method: 'crm.status.add',
    params: { fields: { ENTITY_ID: 'SOURCE', STATUS_ID: 'R1', NAME: 'r' } },
    error: '',
    status: 400,
  },
  { method: 'crm.type.add', params: { fields: { title: 'R' } }, error: 'ACCESS_DENIED', status: 400 },
  {
    method: 'crm.category.add',
    params: { entityTypeId: 2, fields: { name: 'R' } },
    error: 'ACCESS_DENIED',
    status: 400,
  },
  {
    method: 'crm.currency.add',
    params: { fields: { CURRENCY: 'KWD', AMOUNT_CNT: 1, AMOUNT: 3 } },
    error: '',
    status: 400,
  },
  { method: 'crm.vat.add', params: { fields: { NAME: 'R', RATE: 5 } }, error: '', status: 400 },
  {
    method: 'crm.deal.details.configuration.set',
    params: { scope: 'C', data: [{ name: 'main', title: 'R', type: 'section', elements: [] }] },
    error: '',
    status: 400,
  },
  { method: 'catalog.vat.add', params: { fields: { name: 'R', rate: 5 } }, error: 200040300020, status: 400 },
  {
    method: 'catalog.product.list',
    params: { select: ['id', 'iblockId'], filter: { iblockId: 24 } },
    error: 200040300010,
    status: 400,
  },
  { method: 'sale.persontype.list', params: {}, error: 200040300010, status: 400 },
  {
    method: 'sale.paysystem.handler.list',
    params: {},
    error: 'ACCESS_DENIED',
    status: 403,
  },
  { method: 'mailservice.add', params: { NAME: 'R' }, error: 'ERROR_CORE', status: 400 },
  { method: 'messageservice.sender.list', params: {}, error: 'ACCESS_DENIED', status: 403 },
  { method: 'bizproc.robot.list', params: {}, error: 'ACCESS_DENIED', status: 400 },
  { method: 'biconnector.connector.list', params: {}, error: 'ACCESS_DENIED', status: 403 },
  {
    method: 'lists.add',
    params: { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'r', FIELDS: { NAME: 'R' } },
    error: 'ACCESS_DENIED',
    status: 400,
  },
  {
    method: 'task.item.userfield.add',
    params: { PARAMS: { FIELD_NAME: 'UF_Q', USER_TYPE_ID: 'string' } },
    error: 'ERROR_CORE',
    status: 400,
  },
  {
    method: 'userfieldconfig.add',
    params: { moduleId: 'crm', field: { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_Q', userTypeId: 'string' } },
    error: '',
    status: 400,
  },
  { method: 'timeman.networkrange.get', params: {}, error: 'ACCESS_ERROR', status: 400 },
] as const

describe('a user who is no administrator', () => {
  it.each(reserved)('is refused $method with $error and $status, and nothing changes', async (row) => {
    const { method, params, error, status } = row
    const before = portal.snapshot()
    expect(await callAs(bob, method, params)).toMatchObject({ status, body: { error } })
    expect(Buffer.compare(portal.snapshot(), before)).toBe(0)
  })

  it.each(reserved)('may call $method as an administrator', async ({ method, params }) => {
    expect(await callAs(portal.webhookUrl, method, params)).toMatchObject({ status: 200 })
  })

  it.each(reserved.filter(({ method }) => !method.startsWith('timeman.')))(
    'may call $method on a portal that checks no rights',
    async ({ method, params }) => {
      await using open = await createPortal({ switches: { rights: 'all' } })
      expect(await callAs(open.addWebhook({ userId: 2 }), method, params)).toMatchObject({ status: 200 })
    },
  )

  it('is refused before his parameters are looked at', async () => {
    expect((await callAs(bob, 'crm.type.add', {})).body['error']).toBe('ACCESS_DENIED')
    expect((await callAs(portal.webhookUrl, 'crm.type.add', {})).body['error']).not.toBe('ACCESS_DENIED')
  })

  it('is refused by the command of a batch, and the others run', async () => {
    const cmd = { status: 'crm.status.delete?id=1', deal: 'crm.deal.add?fields[TITLE]=A' }
    const { body } = await callAs(bob, 'batch', { cmd })
    expect(body['result']).toMatchObject({
      result: { deal: 1 },
      result_error: { status: { error: '', error_description: 'Access denied.' } },
    })
  })

  it('is refused with the token of an application too, and its administrator is not', async () => {
    const codeWith = async (userId: number): Promise<unknown> => {
      const { accessToken } = portal.installApp({ userId }).tokens
      const params = { fields: { title: 'R' }, auth: accessToken }
      return (await callAs(`${portal.url}/rest/`, 'crm.type.add', params)).body['error']
    }
    expect(await codeWith(2)).toBe('ACCESS_DENIED')
    expect(await codeWith(1)).toBeUndefined()
  })

  it.each([
    { method: 'crm.status.list', params: {} },
    { method: 'crm.currency.list', params: {} },
    { method: 'crm.category.list', params: { entityTypeId: 2 } },
    { method: 'crm.deal.fields', params: {} },
    { method: 'crm.lead.userfield.list', params: {} },
    { method: 'department.get', params: {} },
    { method: 'mailservice.list', params: {} },
    { method: 'user.get', params: {} },
    { method: 'catalog.price.list', params: {} },
    { method: 'biconnector.source.fields', params: {} },
    { method: 'crm.deal.add', params: { fields: { TITLE: 'A' } } },
  ])('may call $method', async ({ method, params }) => {
    expect(await callAs(bob, method, params)).toMatchObject({ status: 200 })
  })
})

describe('a group', () => {
  it.each([
    { method: 'sonet_group.update', params: { NAME: 'R' } },
    { method: 'sonet_group.setowner', params: { USER_ID: 2 } },
    { method: 'sonet_group.delete', params: {} },
  ])('is changed by $method of its owner and of administrators alone', async ({ method, params }) => {
    await resultOf(portal, 'sonet_group.create', { NAME: 'Ann’s' })
    await callAs(bob, 'sonet_group.create', { NAME: 'Bob’s' })
    expect(await callAs(bob, method, { ...params, GROUP_ID: 1 })).toMatchObject({ status: 400, body: { error: '' } })
    expect(portal.rows('workgroup')[0]).toMatchObject({ name: 'Ann’s', ownerId: 1 })
    expect(await callAs(bob, method, { ...params, GROUP_ID: 2 })).toMatchObject({ status: 200 })
    expect(await callAs(portal.webhookUrl, method, { ...params, GROUP_ID: 1 })).toMatchObject({ status: 200 })
  })
})
