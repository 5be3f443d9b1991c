import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { B24Hook, B24OAuth, B24PullClientManager, memoryTokenStore, type PullOptions } from '@bitrix24/b24jssdk'
import { verifyInstallation } from '@bitrix24/b24jssdk/events'
import { type NodeTransport, nodeTransport } from '@bitrix24/b24jssdk/node-transport'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { commandsOf, until } from '../pull/pull-bench.ts'
import { type TestAuthority, testAuthority } from '../support/certificates.ts'
import { openProxy, type TestProxy } from '../support/proxy.ts'

let tlsDir: string
let authority: TestAuthority
beforeAll(async () => {
  tlsDir = await mkdtemp(join(tmpdir(), 'jssdk-ways-'))
  authority = await testAuthority(tlsDir)
})
afterAll(() => rm(tlsDir, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const pathOf = (line: string): string => line.replace(/^POST https?:\/\/[^/]+/, 'POST ')

/** Everything by the proxy of the environment without TLS, and by that of a transport with it. */
const ways = [{ isTls: false }, { isTls: true }]
const open = async (proxy: TestProxy, isTls: boolean): Promise<{ portal: Portal; transport?: NodeTransport }> => {
  const portal = await createPortal(isTls ? { tls: true, tlsDir } : {})
  if (isTls) return { portal, transport: nodeTransport({ proxy: proxy.url('user:pass1'), ca: authority.ca }) }
  vi.stubEnv('HTTP_PROXY', proxy.url('user:pass1'))
  return { portal }
}

describe.each(ways)('by a proxy, with TLS: $isTls,', ({ isTls }) => {
  it('goes a token refresh', async () => {
    await using proxy = await openProxy({ credentials: 'user:pass1' })
    const { portal, transport } = await open(proxy, isTls)
    await using _ = portal
    const app = portal.installApp()
    portal.oauth.expireTokens()
    const $b24 = new B24OAuth({ ...app.params }, app.secret, { tokenStore: memoryTokenStore(), transport })
    expect((await $b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
    const handedOver = ['POST /rest/profile', 'POST /oauth-server/oauth/token/', 'POST /rest/profile']
    expect(proxy.seen.map(pathOf)).toEqual(isTls ? [`CONNECT ${new URL(portal.url).host}`] : handedOver)
  })

  it('goes the check of an installation', async () => {
    await using proxy = await openProxy({ credentials: 'user:pass1' })
    const { portal, transport } = await open(proxy, isTls)
    await using _ = portal
    const app = portal.installApp()
    const trusted = { clientId: app.clientId, serverEndpoints: [app.params.serverEndpoint], transport }
    expect(await verifyInstallation(app.params, trusted)).toMatchObject({ memberId: app.memberId })
    expect(proxy.seen).toHaveLength(isTls ? 1 : 2)
  })

  it('goes a call to the new address of a portal', async () => {
    await using proxy = await openProxy({ credentials: 'user:pass1' })
    const { portal, transport } = await open(proxy, isTls)
    await using _ = portal
    const app = portal.installApp()
    const $b24 = new B24OAuth({ ...app.params }, app.secret, { tokenStore: memoryTokenStore(), transport })
    const before = portal.url
    await portal.rename()
    expect((await $b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
    const hosts = proxy.seen.map((line) => /[\w.]+:\d+/.exec(line)?.[0])
    expect(hosts).toEqual([new URL(before).host, new URL(portal.url).host])
  })

  it.each<{ way: string; options: (transport: NodeTransport) => PullOptions; kind: string }>([
    { way: 'long polling, where the runtime has a WebSocket of its own', options: () => ({}), kind: 'N' },
    {
      way: 'a WebSocket of ws with the agent of the transport',
      options: (transport) => ({
        webSocket: class extends WebSocket {
          constructor(address: string) {
            super(address, { agent: transport.agentFor(address) })
          }
        },
      }),
      kind: 'Y',
    },
  ])('comes what the portal pushes: $way', async ({ options, kind }) => {
    await using proxy = await openProxy({ credentials: 'user:pass1' })
    const { portal, transport } = await open(proxy, isTls)
    await using _ = portal
    vi.stubGlobal('WebSocket', function ownWebSocket() {
      throw new Error('The own WebSocket goes past the proxy.')
    })
    const client = new B24PullClientManager(
      { b24: B24Hook.fromWebhookUrl(portal.webhookUrl, { transport }), userId: 1, siteId: 's1', serverEnabled: true },
      { transport, ...options(transport ?? nodeTransport()) },
    )
    try {
      const heard = commandsOf(client)
      expect(await client.start()).toBe(true)
      await until(() => portal.push.connections === 1)
      portal.push.send({ moduleId: 'application', command: 'one', params: { a: 1 } })
      await until(() => heard.length === 1)
      expect(client.getDebugInfo()).toMatchObject({ 'WebSocket connected': kind })
      expect(portal.requests.count()).toBeGreaterThan(0)
      const way = isTls || kind === 'Y' ? `CONNECT ${new URL(portal.url).host}` : 'GET '
      expect(proxy.seen.some((line) => line.startsWith(way))).toBe(true)
    } finally {
      client.destroy()
      vi.unstubAllGlobals()
    }
  })
})

describe('a proxy that refuses', () => {
  it('ends a refresh, the check of an installation and start() at once, each with the code', async () => {
    await using proxy = await openProxy({ credentials: 'user:pass1' })
    await using portal = await createPortal({ tls: true, tlsDir })
    const transport = nodeTransport({ proxy: proxy.url(), ca: authority.ca })
    const app = portal.installApp()
    const refused = {
      code: 'JSSDK_PROXY_REFUSED',
      message: expect.stringContaining(`The proxy ${proxy.label} asks`) as unknown,
    }
    const $b24 = new B24OAuth({ ...app.params }, app.secret, { tokenStore: memoryTokenStore(), transport })
    await expect($b24.auth.refreshAuth()).rejects.toMatchObject({ ...refused, name: 'RefreshTokenError' })
    const trusted = { clientId: app.clientId, serverEndpoints: [app.params.serverEndpoint], transport }
    await expect(verifyInstallation(app.params, trusted)).rejects.toMatchObject(refused)
    const params = { userId: 1, siteId: 's1', serverEnabled: true }
    const b24 = B24Hook.fromWebhookUrl(portal.webhookUrl, { transport: nodeTransport({ ca: authority.ca }) })
    const client = new B24PullClientManager({ b24, ...params }, { transport })
    await expect(client.start()).rejects.toMatchObject(refused)
    client.destroy()
    expect(proxy.seen).toHaveLength(3)
  })

  it('ends a refresh that waits for it in time', async () => {
    await using proxy = await openProxy()
    proxy.fault = { kind: 'hangs' }
    await using portal = await createPortal({ tls: true, tlsDir })
    const app = portal.installApp()
    const transport = nodeTransport({ proxy: proxy.url(), ca: authority.ca })
    const options = { tokenStore: memoryTokenStore(), transport, refreshTimeoutMs: 100 }
    const { auth } = new B24OAuth({ ...app.params }, app.secret, options)
    await expect(auth.refreshAuth()).rejects.toMatchObject({
      code: 'JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS',
      message: expect.stringContaining(`the proxy ${proxy.label}`) as unknown,
    })
  })
})
