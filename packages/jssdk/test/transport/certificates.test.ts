import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { B24Hook, B24OAuth, B24PullClientManager, memoryTokenStore } from '@bitrix24/b24jssdk'
import { verifyInstallation } from '@bitrix24/b24jssdk/events'
import { nodeTransport } from '@bitrix24/b24jssdk/node-transport'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type CertificateKind, serveTls, type TestAuthority, testAuthority } from '../support/certificates.ts'
import { openProxy } from '../support/proxy.ts'

let folder: string
let authority: TestAuthority
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jssdk-certificates-'))
  authority = await testAuthority(folder)
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const write = { method: 'crm.item.add', params: { entityTypeId: 2, fields: { title: 'A' } } }
const hook = 'rest/1/abcdefgh12345678/'
/** Every text of the kind: both ways out. */
const named = /is not trusted \([A-Z_]+\).*NODE_EXTRA_CA_CERTS.*nodeTransport\(\{ ca \}\)/
const notTrusted = {
  code: 'JSSDK_CERTIFICATE_NOT_TRUSTED',
  status: 0,
  message: expect.stringMatching(named) as unknown,
  cause: expect.any(Error) as unknown,
}

const bad: readonly { readonly kind: CertificateKind; readonly isTrusted: boolean; readonly text: string }[] = [
  { kind: 'good', isTrusted: false, text: 'does not know the authority' },
  { kind: 'selfSigned', isTrusted: false, text: 'does not know the authority' },
  { kind: 'notOfAServer', isTrusted: false, text: 'Node refuses it' },
  { kind: 'unknownIssuer', isTrusted: false, text: 'does not know the authority' },
  { kind: 'expired', isTrusted: true, text: 'has expired' },
  { kind: 'notYetValid', isTrusted: true, text: 'not valid yet' },
  { kind: 'wrongHost', isTrusted: true, text: 'for another host name' },
]

describe.each(bad)('a certificate: $kind, its authority trusted: $isTrusted', ({ kind, isTrusted, text }) => {
  it.each([{ way: 'direct' }, { way: 'by a proxy' }])(
    'ends a write at once, $way: nothing was sent',
    async ({ way }) => {
      await using proxy = await openProxy()
      await using server = await serveTls(await authority.certificate(kind))
      const transport = nodeTransport({
        proxy: way === 'direct' ? false : proxy.url(),
        ca: isTrusted ? authority.ca : undefined,
      })
      const call = B24Hook.fromWebhookUrl(`${server.url}/${hook}`, { transport }).actions.v2.call.make(write)
      await expect(call).rejects.toMatchObject({ ...notTrusted, outcome: 'notSent' })
      await expect(call).rejects.toThrow(text)
      await expect(call).rejects.toThrow(
        way === 'direct' ? `of 127.0.0.1:${server.port} is` : `the proxy ${proxy.label}`,
      )
      expect(server.counts).toEqual({ connections: 1, requests: 0 })
    },
  )

  it('of the proxy ends a write at once', async () => {
    await using proxy = await openProxy({ tls: await authority.certificate(kind) })
    const ca = isTrusted ? authority.ca : undefined
    for (const url of ['https://127.0.0.1:1', 'http://127.0.0.1:1']) {
      const transport = nodeTransport({ proxy: proxy.url(), ca })
      const call = B24Hook.fromWebhookUrl(`${url}/${hook}`, { transport }).actions.v2.call.make(write)
      await expect(call).rejects.toMatchObject({ ...notTrusted, outcome: 'notSent' })
      await expect(call).rejects.toThrow(`The certificate of the proxy ${proxy.label} is not trusted`)
    }
    expect(proxy.seen).toEqual([])
  })

  it('of the authorisation server ends a refresh, the installation check and a call that waits for them', async () => {
    await using server = await serveTls(await authority.certificate(kind))
    await using portal = await createPortal()
    const app = portal.installApp()
    const serverEndpoint = `${server.url}/rest/`
    const transport = nodeTransport({ ca: isTrusted ? authority.ca : undefined })
    const params = { ...app.params, serverEndpoint }
    const $b24 = new B24OAuth(params, app.secret, { tokenStore: memoryTokenStore(), transport })
    await expect($b24.auth.refreshAuth()).rejects.toMatchObject({ ...notTrusted, name: 'RefreshTokenError' })
    portal.oauth.expireTokens()
    const call = $b24.actions.v2.call.make({ method: 'profile' })
    await expect(call).rejects.toMatchObject({ ...notTrusted, name: 'RefreshTokenError' })
    const trusted = { clientId: app.clientId, serverEndpoints: [serverEndpoint], transport }
    await expect(verifyInstallation(params, trusted)).rejects.toMatchObject({ ...notTrusted, status: 403 })
    expect(server.counts).toEqual({ connections: 3, requests: 0 })
  })

  it.each([{ way: 'long polling' }, { way: 'WebSocket' }])('of the push server ends start(): $way', async ({ way }) => {
    await using server = await serveTls(await authority.certificate(kind))
    const transport = nodeTransport({ ca: isTrusted ? authority.ca : undefined })
    class Socket extends WebSocket {
      constructor(address: string) {
        super(address, { agent: transport.agentFor(address) })
      }
    }
    const client = new B24PullClientManager(
      { b24: B24Hook.fromWebhookUrl(`${server.url}/${hook}`), userId: 1, siteId: 's1', serverEnabled: true },
      { transport, ...(way === 'WebSocket' && { webSocket: Socket }) },
    )
    await expect(client.start(pushConfig(server.port, way === 'WebSocket'))).rejects.toMatchObject(notTrusted)
    expect(server.counts.connections).toBe(1)
    expect(client.isConnected()).toBe(false)
    client.destroy()
  })
})

/** As the portal gives it. */
const pushConfig = (port: number, hasSocket: boolean) => ({
  api: { revision_web: 19, revision_mobile: 3 },
  server: {
    server_enabled: true,
    timeShift: 0,
    version: 4,
    mode: 'personal',
    long_polling: `http://127.0.0.1:${port}/sub/`,
    long_pooling_secure: `https://127.0.0.1:${port}/sub/`,
    websocket_enabled: hasSocket,
    websocket: `ws://127.0.0.1:${port}/subws/`,
    websocket_secure: `wss://127.0.0.1:${port}/subws/`,
    publish_enabled: false,
    publish: '',
    publish_secure: '',
    config_timestamp: 0,
  },
  channels: {
    private: { id: 'abc', public_id: 'abc', type: 'private', start: '2026-01-01', end: '2036-01-01' },
  },
  publicChannels: {},
  jwt: null,
  clientId: null,
  exp: 0,
})

describe('nodeTransport({ ca })', () => {
  it.each([
    { what: 'a text', ca: () => authority.ca },
    { what: 'bytes', ca: () => Buffer.from(authority.ca) },
    { what: 'a list', ca: () => [authority.ca, Buffer.from(authority.ca)] },
    { what: 'a bundle', ca: () => `# first\n${authority.ca}\n# second\n${authority.ca}` },
  ])('takes $what, and trusts it', async ({ ca }) => {
    await using portal = await createPortal({ tls: true, tlsDir: folder })
    const $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { transport: nodeTransport({ ca: ca() }) })
    expect((await $b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
  })

  it.each(['', './company.pem', '-----BEGIN CERTIFICATE-----\nno\n-----END CERTIFICATE-----'])('refuses %j', (ca) => {
    expect(() => nodeTransport({ ca })).toThrow(expect.objectContaining({ code: 'JSSDK_CA_INVALID' }))
  })
})
