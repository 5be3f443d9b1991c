import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, send } from '../client.ts'
import { ask, read, statusUnder, tell } from './ask.ts'

const denied = { status: 403, body: { code: 'INSPECTOR_ACCESS_DENIED' } }

describe('who may use the inspector', () => {
  it('on a loopback address: whoever calls the portal by that address', async () => {
    await using portal = await createPortal()
    const { port } = new URL(portal.url)
    expect(portal.inspectorUrl).toBe(`${portal.url}/_portal/`)
    expect(await statusUnder(portal, `127.0.0.1:${port}`)).toBe(200)
    expect(await statusUnder(portal, `localhost:${port}`)).toBe(200)
    expect(await statusUnder(portal, `[::1]:${port}`)).toBe(200)
    // The name of a page that has itself resolved to this machine.
    expect(await statusUnder(portal, `attacker.example:${port}`)).toBe(403)
  })

  it('on an address that others reach: whoever has the token, in the address or in the cookie it is exchanged for', async () => {
    await using portal = await createPortal({ host: '0.0.0.0' })
    const { port } = new URL(portal.url)
    const url = `http://127.0.0.1:${port}/_portal/`
    const token = new URL(portal.inspectorUrl).searchParams.get('token') ?? ''
    expect(token).toMatch(/^[a-z\d]{32}$/)
    for (const path of ['', 'api/state', 'api/stream', 'assets/any.js']) {
      expect((await fetch(url + path)).status).toBe(403)
      expect((await fetch(`${url}${path}?token=${token}x`)).status).toBe(403)
    }
    const entry = await fetch(`${url}?token=${token}`, { redirect: 'manual' })
    expect([entry.status, entry.headers.get('location')]).toEqual([302, '/_portal/'])
    const cookie = entry.headers.get('set-cookie') ?? ''
    expect(cookie).toContain('HttpOnly')
    expect(cookie).toContain('SameSite=Strict')
    const headers = { Cookie: cookie.split(';')[0] ?? '' }
    expect((await fetch(`${url}api/state`, { headers })).status).toBe(200)
    expect((await fetch(`${url}api/state?token=${token}`)).status).toBe(200)
  })

  it('of the page with an iframe, which gives out tokens: the same', async () => {
    await using portal = await createPortal({ host: '0.0.0.0' })
    const { clientId } = portal.installApp({ pageUrl: 'http://127.0.0.1:1/' })
    const url = `http://127.0.0.1:${new URL(portal.url).port}`
    const question = { method: 'POST', headers: { Origin: url }, body: JSON.stringify({ app: clientId }) }
    const token = new URL(portal.inspectorUrl).searchParams.get('token') ?? ''
    for (const path of ['open', 'users', 'crm']) {
      expect((await fetch(`${url}/_portal/frame/${path}`, question)).status).toBe(403)
      expect((await fetch(`${url}/_portal/frame/${path}?token=${token}`, question)).status).toBe(200)
    }
    expect((await fetch(`${url}/_portal/frame/?app=${clientId}`)).status).toBe(403)
    const page = await fetch(`${url}/_portal/frame/?app=${clientId}&token=${token}`)
    const headers = { Cookie: page.headers.get('set-cookie')?.split(';')[0] ?? '' }
    expect((await fetch(`${url}/_portal/frame/page.js`, { headers })).status).toBe(200)
  })

  it('nobody under the name of another site that has itself resolved to this machine', async () => {
    await using portal = await createPortal()
    const name = `attacker.example:${new URL(portal.url).port}`
    expect(await statusUnder(portal, name, '/_portal/frame/page.js')).toBe(403)
  })

  it.each([
    { case: 'a page of another site', headers: { Origin: 'http://attacker.example' } },
    { case: 'a page without an origin', headers: { Origin: 'null' } },
    { case: 'another port of this machine', headers: { Origin: 'http://127.0.0.1:1' } },
    { case: 'an image on another site', headers: { 'Sec-Fetch-Site': 'cross-site' } },
  ])('$case is refused', async ({ headers }) => {
    await using portal = await createPortal()
    expect((await ask(portal, 'state', { headers })).status).toBe(403)
    expect(await tell(portal, 'POST', 'clock', { advanceMs: 1 }, headers)).toMatchObject(denied)
  })

  it('its own page and programs are let in, with JSON only', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const before = portal.clock.nowMs()
    expect(await tell(portal, 'POST', 'clock', { advanceMs: 5 }, { Origin: portal.url })).toMatchObject({ status: 200 })
    expect(await tell(portal, 'POST', 'clock', { advanceMs: 5 })).toMatchObject({ status: 200 })
    const form = { method: 'POST', body: new URLSearchParams({ advanceMs: '5' }) }
    expect((await ask(portal, 'clock', form)).status).toBe(415)
    expect(portal.clock.nowMs()).toBe(before + 10)
  })
})

describe('secrets', () => {
  it('stand in no answer: webhooks, tokens, client secrets, tokens of applications', async () => {
    await using portal = await createPortal({ secret: 'asecretthatisgiven' })
    const app = portal.installApp({ handlerUrl: `${portal.url}/nowhere/${'a1'.repeat(35)}` })
    const { accessToken, refreshToken } = app.tokens
    const bearer = { headers: { Authorization: `Bearer ${accessToken}` } }
    await send(`${portal.url}/rest/profile?auth=${accessToken}`)
    await send(`${portal.url}/rest/profile`, bearer)
    await callV2(portal, 'batch', {
      cmd: {
        a: `profile?auth=${accessToken}`,
        b: `x?url=${portal.webhookUrl}`,
        c: encodeURIComponent(`batch?cmd=profile?auth=${accessToken}`),
      },
    })
    const renewal = new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret })
    await send(
      `${portal.url}/oauth/token/?grant_type=refresh_token&refresh_token=${refreshToken}&${renewal.toString()}`,
    )
    await callV2(portal, 'crm.deal.add', { fields: { TITLE: `my ${portal.webhookUrl} and asecretthatisgiven` } })
    await portal.events.settled()

    const texts = await Promise.all(
      portal.requests.list().map(async (_, index) => (await ask(portal, `requests/${String(index + 1)}`)).text()),
    )
    for (const path of ['requests', 'state', 'events', 'entities/deal/rows', 'entities/event/rows'])
      texts.push(await (await ask(portal, path)).text())
    const shown = texts.join('\n')
    expect(portal.requests.count()).toBe(5)
    expect(shown).toContain('"method":"oauth.token"')
    expect(shown).toContain('/rest/1/••••••/')
    expect(shown).toContain('ONAPPINSTALL')
    const secrets = [accessToken, refreshToken, app.clientSecret, app.applicationToken, 'asecretthatisgiven']
    expect(secrets.filter((secret) => shown.includes(secret))).toEqual([])
    expect(shown).not.toMatch(/[a-z0-9]{70}/)
  })

  it('what is no secret stays readable', async () => {
    await using portal = await createPortal({ seed: { deal: [{ id: 1, title: 'Token ring, code 7, auth' }] } })
    await callV2(portal, 'crm.deal.get', { id: 1 })
    expect(await read(portal, 'requests/1')).toMatchObject({
      method: 'crm.deal.get',
      params: { id: 1 },
      reply: expect.stringContaining('Token ring, code 7, auth') as unknown,
    })
  })
})
