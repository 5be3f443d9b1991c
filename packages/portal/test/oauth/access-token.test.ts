import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { callV2, send } from '../client.ts'
import { callAs } from './token-client.ts'

let portal: Portal
let app: InstalledApp
let token = ''
beforeEach(async () => {
  portal = await createPortal({ clock: 'manual' })
  app = portal.installApp({ scopes: ['crm', 'task', 'tasks'] })
  token = app.tokens.accessToken
})
afterEach(() => portal.close())

describe('an access token', () => {
  const json = { 'Content-Type': 'application/json' }
  it.each([
    { place: 'a Bearer header', init: () => ({ headers: { ...json, Authorization: `Bearer ${token}` } }), query: '' },
    { place: 'auth of the body', init: () => ({ headers: json, body: JSON.stringify({ auth: token }) }), query: '' },
    {
      place: 'access_token of the body',
      init: () => ({ headers: json, body: JSON.stringify({ access_token: token }) }),
      query: '',
    },
    { place: 'auth of a form', init: () => ({ body: new URLSearchParams({ auth: token }) }), query: '' },
    { place: 'auth of the query', init: () => ({}), query: 'auth' },
    { place: 'access_token of the query', init: () => ({}), query: 'access_token' },
  ])('is taken from $place', async ({ init, query }) => {
    const search = query === '' ? '' : `?${query}=${token}`
    const { status, body } = await send(`${portal.url}/rest/profile${search}`, { method: 'POST', ...init() })
    expect({ status, body }).toMatchObject({ status: 200, body: { result: { ID: '1', ADMIN: true } } })
  })

  it.each([
    { place: 'a Bearer header', headers: () => ({ Authorization: `Bearer ${token}` }), body: () => '{}', query: '' },
    { place: 'the body', headers: () => ({}), body: () => JSON.stringify({ auth: token }), query: '' },
    { place: 'the query', headers: () => ({}), body: () => '{}', query: 'auth' },
  ])('is taken from $place of a v3 call', async ({ headers, body, query }) => {
    const url = `${portal.url}/rest/api/tasks.task.field.list${query === '' ? '' : `?auth=${token}`}`
    const reply = await send(url, { method: 'POST', headers: { ...json, ...headers() }, body: body() })
    expect(reply.status).toBe(200)
  })

  it('acts for its user, with the rights of that user', async () => {
    const bob = portal.installApp({ userId: 2 })
    const { body } = await callAs(portal, bob.tokens.accessToken, 'profile')
    expect(body).toMatchObject({ result: { ID: '2', ADMIN: false } })
  })

  it('works inside a batch', async () => {
    const { body } = await callAs(portal, token, 'batch', { cmd: { me: 'profile', deals: 'crm.deal.list' } })
    expect(body).toMatchObject({ result: { result: { me: { ID: '1' }, deals: [] }, result_error: [] } })
  })

  it.each([
    {
      name: 'an hour later',
      spoil: () => portal.clock.advance(3_600_000),
      status: 401,
      error: 'expired_token',
    },
    { name: 'made to expire', spoil: () => portal.oauth.expireTokens(), status: 401, error: 'expired_token' },
    { name: 'that nobody knows', spoil: () => portal.oauth.forgetTokens(), status: 401, error: 'invalid_token' },
    {
      name: 'of an application that is not paid',
      spoil: () => portal.oauth.setPaid(app.clientId, false),
      status: 401,
      error: 'PAYMENT_REQUIRED',
    },
    {
      name: 'of a user without access to the application',
      spoil: () => portal.oauth.allowUsers(app.clientId, [2]),
      status: 401,
      error: 'user_access_error',
    },
    { name: 'of a user who left', spoil: () => portal.remove('user', [1]), status: 401, error: 'authorization_error' },
  ])('$name is refused with $error, by v2 and by v3', async ({ spoil, status, error }) => {
    spoil()
    expect(await callAs(portal, token, 'crm.deal.list')).toMatchObject({ status, body: { error } })
    expect(await callAs(portal, token, 'api/tasks.task.field.list')).toMatchObject({ status, body: { error } })
  })

  it('without the scope of the method is refused', async () => {
    const narrow = portal.installApp({ scopes: ['task'] })
    const { status, body } = await callAs(portal, narrow.tokens.accessToken, 'crm.deal.list')
    expect(status).toBe(401)
    expect(body).toMatchObject({
      error: 'insufficient_scope',
      error_description: 'The request requires higher privileges than provided by the access token',
    })
  })
})

describe('app.info', () => {
  it('of the portal describes the application', async () => {
    const { body } = await callAs(portal, token, 'app.info')
    expect(body['result']).toMatchObject({
      ID: 1,
      CODE: app.clientId,
      VERSION: 1,
      STATUS: 'L',
      INSTALLED: true,
      LICENSE: 'en_pro100',
      LICENSE_TYPE: 'pro100',
      LICENSE_FAMILY: 'pro',
    })
  })

  it('of the authorization server says whom a token belongs to', async () => {
    const url = `${app.params.serverEndpoint}app.info?auth=`
    const { body } = await send(url + token)
    expect(Object.keys(body)).toEqual(['result', 'time'])
    expect(body['result']).toMatchObject({
      client_id: app.clientId,
      scope: 'crm,task,tasks',
      install: { installed: true, member_id: app.memberId, client_endpoint: app.params.clientEndpoint },
    })
    expect(await send(`${url}forged`)).toMatchObject({ status: 401, body: { error: 'invalid_token' } })
  })
})

describe('options', () => {
  it('of the application are shared by its users, options of a user are not', async () => {
    const bob = portal.installApp({ userId: 2 })
    await callAs(portal, token, 'app.option.set', { options: { mode: 'fast' } })
    await callAs(portal, token, 'user.option.set', { options: { theme: 'dark' } })
    expect((await callAs(portal, token, 'app.option.get')).body['result']).toEqual({ mode: 'fast' })
    expect((await callAs(portal, token, 'app.option.get', { option: 'mode' })).body['result']).toBe('fast')
    expect((await callAs(portal, token, 'app.option.get', { option: 'none' })).body['result']).toBeNull()
    expect((await callAs(portal, token, 'user.option.get')).body['result']).toEqual({ theme: 'dark' })
    expect((await callAs(portal, bob.tokens.accessToken, 'user.option.get')).body['result']).toEqual([])
  })

  it('of the application are set by administrators alone', async () => {
    const bob = portal.installApp({ userId: 2 })
    const reply = await callAs(portal, bob.tokens.accessToken, 'app.option.set', { options: { mode: 'fast' } })
    expect(reply).toMatchObject({ status: 403, body: { error: 'ACCESS_DENIED' } })
  })

  it('are refused when there are none, or a webhook asks', async () => {
    const empty = await callAs(portal, token, 'app.option.set', { options: [] })
    expect(empty).toMatchObject({ status: 400, body: { error: 'ArgumentNullException' } })
    expect(await callV2(portal, 'app.option.get')).toMatchObject({ status: 403, body: { error: 'ACCESS_DENIED' } })
  })
})

describe('a portal that is renamed', () => {
  it('answers its old address with 302 to the same path, and keeps tokens, webhooks and authorization server', async () => {
    const { url: before } = portal
    const { serverEndpoint } = app.params
    await portal.rename()
    expect(portal.url).not.toBe(before)
    const response = await fetch(`${before}/rest/profile?auth=${token}`, { redirect: 'manual' })
    expect(response.status).toBe(302)
    expect(response.headers.get('location')).toBe(`${portal.url}/rest/profile?auth=${token}`)
    expect((await callAs(portal, token, 'profile')).status).toBe(200)
    expect((await callV2(portal, 'profile')).status).toBe(200)
    const info = await send(`${serverEndpoint}app.info?auth=${token}`)
    expect(info.body['result']).toMatchObject({ install: { client_endpoint: `${portal.url}/rest/` } })
  })
})
