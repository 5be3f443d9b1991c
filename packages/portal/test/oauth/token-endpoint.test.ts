import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { send } from '../client.ts'
import { askToken, callAs, refresh } from './token-client.ts'

let portal: Portal
let app: InstalledApp
beforeEach(async () => {
  portal = await createPortal({ clock: 'manual' })
  app = portal.installApp({ scopes: ['crm', 'task'], redirectUrl: 'https://app.example/back?x=1' })
})
afterEach(() => portal.close())

describe('the token endpoint', () => {
  it.each([
    { way: 'POST', path: '/oauth/token/', method: 'POST' },
    { way: 'POST without a slash', path: '/oauth/token', method: 'POST' },
    { way: 'GET', path: '/oauth/token/', method: 'GET' },
    { way: 'GET without a slash', path: '/oauth/token', method: 'GET' },
    { way: 'the address that server_endpoint names', path: '/oauth-server/oauth/token/', method: 'POST' },
  ])('renews tokens by $way', async ({ path, method }) => {
    const form = new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: app.clientId,
      client_secret: app.clientSecret,
      refresh_token: app.tokens.refreshToken,
    })
    const url = `${portal.url}${path}`
    const { status, body } =
      method === 'GET' ? await send(`${url}?${String(form)}`) : await send(url, { method, body: form })
    expect(status).toBe(200)
    expect(body).toMatchObject({
      expires: Math.floor(portal.clock.nowMs() / 1000) + 3600,
      expires_in: 3600,
      scope: 'crm,task',
      status: 'L',
      client_endpoint: `${portal.url}/rest/`,
      server_endpoint: `${portal.url}/oauth-server/rest/`,
      member_id: app.memberId,
      user_id: 1,
    })
    expect(portal.oauth.refreshes).toBe(1)
    expect(portal.requests.count('oauth.token')).toBe(1)
  })

  it('refuses a refresh token that was used, and goes on with the new one', async () => {
    const first = await refresh(portal, app)
    const again = await askToken(portal, app, { grant_type: 'refresh_token', refresh_token: app.tokens.refreshToken })
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const second = await refresh(portal, app, first.refresh)
    expect((await callAs(portal, second.access, 'profile')).status).toBe(200)
  })

  it('takes a used refresh token when the switch says so', async () => {
    await using lax = await createPortal({ switches: { reusableRefreshTokens: true } })
    const own = lax.installApp()
    await refresh(lax, own)
    await refresh(lax, own)
    expect(lax.oauth.refreshes).toBe(2)
  })

  it.each([401, 400] as const)('answers a wrong secret with the status that the switch says: %i', async (status) => {
    await using own = await createPortal({ switches: { invalidClientStatus: status } })
    const wrong = { ...own.installApp(), clientSecret: 'wrong' }
    const reply = await askToken(own, wrong, { grant_type: 'refresh_token', refresh_token: 'any' })
    expect(reply).toMatchObject({ status, body: { error: 'invalid_client' } })
  })

  it('refuses a refresh token after 180 days', async () => {
    portal.clock.advance(180 * 24 * 3600 * 1000)
    const reply = await askToken(portal, app, { grant_type: 'refresh_token', refresh_token: app.tokens.refreshToken })
    expect(reply.body['error']).toBe('invalid_grant')
  })

  it('exchanges a code once, within 30 seconds', async () => {
    const exchange = (code: string) => askToken(portal, app, { grant_type: 'authorization_code', code })
    const code = portal.oauth.issueCode(app.clientId, 2)
    expect(await exchange(code)).toMatchObject({ status: 200, body: { user_id: 2 } })
    expect(await exchange(code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
    const late = portal.oauth.issueCode(app.clientId, 2)
    portal.clock.advance(30_000)
    expect(await exchange(late)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } })
  })

  it.each([
    { name: 'no grant', fields: {}, status: 400, error: 'invalid_request' },
    { name: 'an unknown grant', fields: { grant_type: 'password' }, status: 400, error: 'invalid_request' },
    { name: 'no refresh token', fields: { grant_type: 'refresh_token' }, status: 400, error: 'invalid_request' },
    {
      name: 'an unknown refresh token',
      fields: { grant_type: 'refresh_token', refresh_token: 'nobody' },
      status: 400,
      error: 'invalid_grant',
    },
    {
      name: 'an unknown code',
      fields: { grant_type: 'authorization_code', code: 'nobody' },
      status: 400,
      error: 'invalid_grant',
    },
    {
      name: 'a wrong secret',
      fields: { grant_type: 'refresh_token', refresh_token: 'any', client_secret: 'wrong' },
      status: 401,
      error: 'invalid_client',
    },
    {
      name: 'an unknown client',
      fields: { grant_type: 'refresh_token', refresh_token: 'any', client_id: 'local.nobody' },
      status: 401,
      error: 'invalid_client',
    },
  ])('answers $name with $error', async ({ fields, status, error }) => {
    expect(await askToken(portal, app, fields)).toMatchObject({ status, body: { error } })
  })

  it("answers another application's token with wrong_client and status 200, and leaves it good", async () => {
    const other = portal.installApp()
    const stolen = { grant_type: 'refresh_token', refresh_token: other.tokens.refreshToken }
    expect(await askToken(portal, app, stolen)).toMatchObject({ status: 200, body: { error: 'wrong_client' } })
    expect((await askToken(portal, other, stolen)).body['error']).toBeUndefined()
  })

  it('says that the application is not paid', async () => {
    portal.oauth.setPaid(app.clientId, false)
    const reply = await askToken(portal, app, { grant_type: 'refresh_token', refresh_token: app.tokens.refreshToken })
    expect(reply).toMatchObject({ status: 401, body: { error: 'PAYMENT_REQUIRED' } })
  })

  it('can be struck by faults under the name oauth.token', async () => {
    portal.faults.add({ match: 'oauth.token', action: 'html502BeforeCommit', times: 1 })
    const response = await fetch(`${portal.url}/oauth/token/`, { method: 'POST', body: 'grant_type=refresh_token' })
    expect(response.status).toBe(502)
    expect(response.headers.get('content-type')).toContain('text/html')
  })
})

describe('the authorization page', () => {
  const authorize = (query: string) => fetch(`${portal.url}/oauth/authorize/?${query}`, { redirect: 'manual' })

  it('sends the user back with a code that can be exchanged', async () => {
    const response = await authorize(`client_id=${app.clientId}&state=a%26b`)
    expect(response.status).toBe(302)
    const back = new URL(response.headers.get('location') ?? '')
    expect(back.origin + back.pathname).toBe('https://app.example/back')
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      x: '1',
      state: 'a&b',
      domain: new URL(portal.url).host,
      member_id: app.memberId,
      scope: 'crm,task',
      server_domain: new URL(portal.url).host,
    })
    const code = back.searchParams.get('code') ?? ''
    expect((await askToken(portal, app, { grant_type: 'authorization_code', code })).status).toBe(200)
  })

  it('shows an error page, and tells the application nothing, when the application is unknown', async () => {
    const response = await authorize('client_id=local.nobody')
    expect(response.status).toBe(404)
    expect(response.headers.get('location')).toBeNull()
  })
})

it('an application whose address is none is refused when it is installed', () => {
  expect(() => portal.installApp({ redirectUrl: 'my page' })).toThrow(/redirectUrl of the application is no address/)
})
