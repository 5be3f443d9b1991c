import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { resultOf, send } from '../client.ts'
import { callAs as call } from './call-as.ts'

let portal: Portal
let bob: string
beforeEach(async () => {
  const deals = [
    { id: 1, title: "Ann's", assignedById: 1 },
    { id: 2, title: "Bob's", assignedById: 2 },
  ]
  portal = await createPortal({ switches: { rights: 'own' }, seed: { deal: deals } })
  bob = portal.addWebhook({ userId: 2 })
})
afterEach(() => portal.close())

const titles = (): unknown[] => portal.rows('deal').map(({ title }) => title)

describe('a user who may see his own items only', () => {
  it.each([
    { method: 'crm.deal.get', params: { id: 1 }, code: '' },
    { method: 'crm.deal.update', params: { id: 1, fields: { TITLE: 'X' } }, code: '' },
    { method: 'crm.deal.delete', params: { id: 1 }, code: '' },
    { method: 'crm.item.get', params: { entityTypeId: 2, id: 1 }, code: 'ACCESS_DENIED' },
    { method: 'crm.item.update', params: { entityTypeId: 2, id: 1, fields: { title: 'X' } }, code: 'ACCESS_DENIED' },
    { method: 'crm.item.delete', params: { entityTypeId: 2, id: 1 }, code: 'ACCESS_DENIED' },
  ])('is denied $method on the deal of somebody else, and nothing changes', async ({ method, params, code }) => {
    const refused = { error: code, error_description: 'Access denied.' }
    expect(await call(bob, method, params)).toMatchObject({ status: 400, body: refused })
    expect(titles()).toEqual(["Ann's", "Bob's"])
    expect((await call(portal.webhookUrl, method, params)).status).toBe(200)
    expect((await call(bob, method, { ...params, id: 2 })).status).toBe(200)
  })

  it.each([
    { method: 'crm.deal.list', params: { select: ['ID'] }, result: [{ ID: '2' }] },
    { method: 'crm.item.list', params: { entityTypeId: 2, select: ['id'] }, result: { items: [{ id: 2 }] } },
    { method: 'crm.deal.list', params: { select: ['ID'], filter: { ID: 1 } }, result: [] },
  ])('finds only his own by $method with $params, and they alone are counted', async ({ method, params, result }) => {
    const { body } = await call(bob, method, params)
    expect(body).toMatchObject({ result })
    expect(body['total']).toBe(JSON.stringify(result) === '[]' ? 0 : 1)
  })

  it('is denied inside of a batch too, by the command', async () => {
    const { body } = await call(bob, 'batch', { cmd: { a: 'crm.deal.get?id=1', b: 'crm.deal.get?id=2' } })
    expect(body['result']).toMatchObject({
      result: { b: { ID: '2' } },
      result_error: { a: { error_description: 'Access denied.' } },
    })
  })

  it('sees the item that he gives away once more, and then no longer', async () => {
    const params = { entityTypeId: 2, id: 2, fields: { assignedById: 1 } }
    expect((await call(bob, 'crm.item.update', params)).status).toBe(200)
    expect((await call(bob, 'crm.item.get', { entityTypeId: 2, id: 2 })).body['error']).toBe('ACCESS_DENIED')
  })

  it('is told the same of an item that is not there as anybody else', async () => {
    const reply = await call(bob, 'crm.item.get', { entityTypeId: 2, id: 99 })
    expect(reply).toEqual(await call(portal.webhookUrl, 'crm.item.get', { entityTypeId: 2, id: 99 }))
    expect(reply.body['error']).toBe('NOT_FOUND')
  })
})

it('an administrator is who the row of the user says', async () => {
  portal.insert('user', [{ id: 7, name: 'Eve', isAdmin: true }])
  const eve = portal.addWebhook({ userId: 7 })
  expect((await call(eve, 'crm.deal.get', { id: 1 })).status).toBe(200)
  expect((await call(eve, 'user.admin', {})).body['result']).toBe(true)
  expect((await call(bob, 'user.admin', {})).body['result']).toBe(false)
})

it.each(['roles', 'all'] as const)('with the rights %s everybody sees every deal', async (rights) => {
  await using open = await createPortal({
    switches: { rights },
    seed: { deal: [{ id: 1, title: "Ann's", assignedById: 1 }] },
  })
  expect((await call(open.addWebhook({ userId: 2 }), 'crm.deal.get', { id: 1 })).status).toBe(200)
})

it('a dismissed user’s webhook is refused, and works again when he comes back', async () => {
  await using open = await createPortal()
  const url = `${open.addWebhook({ userId: 2 })}profile`
  const status = async (): Promise<unknown> => send(url)
  await resultOf(open, 'user.update', { ID: 2, ACTIVE: 'N' })
  expect(await status()).toMatchObject({ status: 401, body: { error: 'authorization_error' } })
  expect(await send(url.replace('/rest/', '/rest/api/').replace('profile', 'rest.scope.list'))).toMatchObject({
    status: 401,
    body: { error: 'authorization_error' },
  })
  await resultOf(open, 'user.update', { ID: 2, ACTIVE: 'Y' })
  expect(await status()).toMatchObject({ status: 200, body: { result: { ID: '2' } } })
})
