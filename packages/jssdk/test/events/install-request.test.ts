import { B24OAuth, type B24OAuthParams } from '@bitrix24/b24jssdk'
import { parseInstallRequest, verifyInstallation } from '@bitrix24/b24jssdk/events'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { serveFetch } from '../support/fetch-server.ts'

let portal: Portal
let app: InstalledApp
beforeEach(async () => {
  portal = await createPortal()
  app = portal.installApp({ userId: 2 })
})
afterEach(() => portal.close())

const request = (change: { query?: Record<string, string>; form?: Record<string, string> } = {}): Request => {
  const query = { DOMAIN: new URL(portal.url).host, PROTOCOL: '0', LANG: 'en', APP_SID: 'x', ...change.query }
  const form = {
    AUTH_ID: app.tokens.accessToken,
    AUTH_EXPIRES: '3600',
    REFRESH_ID: app.tokens.refreshToken,
    SERVER_ENDPOINT: app.params.serverEndpoint,
    APPLICATION_TOKEN: app.applicationToken,
    member_id: app.memberId,
    status: 'L',
    PLACEMENT: 'CRM_DEAL_DETAIL_TAB',
    PLACEMENT_OPTIONS: '{"ID":"42"}',
    ...change.form,
  }
  const url = `https://app.example/install?${String(new URLSearchParams(query))}`
  return new Request(url, { method: 'POST', body: new URLSearchParams(form) })
}

describe('the request that opens an application', () => {
  it('gives the parameters of a client, with what the servers confirm', async () => {
    const { params, placement, placementOptions, language } = await parseInstallRequest(request(), {
      nowMs: () => 1_000_000,
    })
    expect({ placement, placementOptions, language }).toEqual({
      placement: 'CRM_DEAL_DETAIL_TAB',
      placementOptions: { ID: '42' },
      language: 'en',
    })
    expect(params).toMatchObject({ expires: 4_600, memberId: app.memberId, applicationToken: app.applicationToken })
    const trusted = { clientId: app.clientId, serverEndpoints: [app.params.serverEndpoint] }
    const verified = await verifyInstallation(params, trusted)
    expect(verified).toMatchObject({ userId: 2, clientEndpoint: `${portal.url}/rest/`, scope: app.params.scope })
    portal.oauth.expireTokens()
    const reply = await new B24OAuth(verified, app.secret).actions.v2.call.make({ method: 'profile' })
    expect(reply.isSuccess).toBe(true)
  })

  it.each([
    { what: 'no options', options: '' },
    { what: 'the text undefined', options: 'undefined' },
    { what: 'an empty list', options: '[]' },
  ])('with $what has no placement options', async ({ options }) => {
    const { placementOptions } = await parseInstallRequest(request({ form: { PLACEMENT_OPTIONS: options } }))
    expect(placementOptions).toEqual({})
  })

  it.each([
    { what: 'no token', change: { form: { AUTH_ID: '' } } },
    { what: 'no portal', change: { form: { member_id: '' } } },
    { what: 'no domain', change: { query: { DOMAIN: '' } } },
    { what: 'a domain that is an address', change: { query: { DOMAIN: 'evil.example/x?' } } },
    { what: 'a life time that is no number', change: { form: { AUTH_EXPIRES: 'soon' } } },
  ])('with $what is refused', async ({ change }) => {
    await expect(parseInstallRequest(request(change))).rejects.toMatchObject({ code: 'JSSDK_INSTALL_REQUEST_INVALID' })
  })
})

describe('an installation that is not confirmed', () => {
  it.each<{ what: string; params?: Partial<B24OAuthParams>; clientId?: string; spoil?: () => void }>([
    { what: 'by a server of its own choice', params: { serverEndpoint: 'https://evil.example/rest/' } },
    { what: 'because the token is forged', params: { accessToken: 'forged' } },
    { what: 'because the portal is another', params: { memberId: 'other' } },
    { what: 'because the application is another', clientId: 'local.other' },
    {
      what: 'because the server is down',
      spoil: () => portal.faults.add({ match: 'oauth.*', action: 'html502BeforeCommit' }),
    },
  ])('$what is refused', async ({ params, clientId = app.clientId, spoil = () => undefined }) => {
    spoil()
    const trusted = { clientId, serverEndpoints: [app.params.serverEndpoint] }
    const verified = verifyInstallation({ ...app.params, ...params }, trusted)
    await expect(verified).rejects.toMatchObject({ code: 'JSSDK_INSTALL_NOT_VERIFIED' })
  })
})

describe('the host that a request names', () => {
  const stranger = async () => {
    const requests: string[] = []
    const server = await serveFetch(async (taken) => {
      requests.push(`${taken.url} ${await taken.text()}`)
      return Response.json({ result: { ID: '1' } })
    })
    return { server, requests }
  }
  /** An authorisation server that knows the token. */
  const authorisation = (install: object) =>
    serveFetch(async () => Response.json({ result: { client_id: app.clientId, scope: 'crm', install } }))

  it('still: gets neither a request nor a token: the authorisation server names the portal', async () => {
    const { server, requests } = await stranger()
    await using _ = server
    const { host } = new URL(server.url)
    const { params } = await parseInstallRequest(request({ query: { DOMAIN: host } }))
    expect(params.domain).toBe(host)
    const trusted = { clientId: app.clientId, serverEndpoints: [app.params.serverEndpoint] }
    const verified = await verifyInstallation(params, trusted)
    expect(verified).toMatchObject({ clientEndpoint: `${portal.url}/rest/`, domain: new URL(portal.url).host })
    expect(requests).toEqual([])
  })

  it.each<{ what: string; install: object }>([
    { what: 'no address', install: {} },
    { what: 'an address that is none', install: { client_endpoint: 'file:///etc/passwd' } },
    { what: 'a plain address', install: { client_endpoint: 'http://a.bitrix24.com/rest/' } },
    { what: 'a domain that is an address', install: { domain: ' ' } },
    { what: 'a list', install: { client_endpoint: ['https://a.bitrix24.com/rest/'], domain: 7 } },
  ])('gets nothing either when the authorisation server names $what', async ({ install }) => {
    const { server, requests } = await stranger()
    await using _ = server
    await using trusted = await authorisation({ member_id: app.memberId, ...install })
    const params = { ...app.params, serverEndpoint: trusted.url, clientEndpoint: `${server.url}rest/` }
    const verified = verifyInstallation(params, { clientId: app.clientId, serverEndpoints: [trusted.url] })
    await expect(verified).rejects.toMatchObject({ code: 'JSSDK_INSTALL_NOT_VERIFIED' })
    expect(requests).toEqual([])
  })

  it('gives neither scope nor status', async () => {
    await using trusted = await authorisation({ member_id: app.memberId, client_endpoint: `${portal.url}/rest/` })
    const params: B24OAuthParams = { ...app.params, serverEndpoint: trusted.url, scope: 'everything', status: 'S' }
    const verified = await verifyInstallation(params, { clientId: app.clientId, serverEndpoints: [trusted.url] })
    expect(verified).toMatchObject({ scope: 'crm', status: '', domain: new URL(portal.url).host })
  })
})
