import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AjaxError, B24Hook, type ClientOptions, SdkError } from '@bitrix24/b24jssdk'
import { nodeTransport } from '@bitrix24/b24jssdk/node-transport'
import { createPortal, type Portal, type PortalOptions } from '@bitrix24/b24jssdk-portal'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { openProxy, type ProxyFault, type TestProxy } from '../support/proxy.ts'
import { type TestAuthority, testAuthority } from '../support/certificates.ts'
import { closedPort } from '../support/tcp-server.ts'

let tlsDir: string
let authority: TestAuthority
beforeAll(async () => {
  tlsDir = await mkdtemp(join(tmpdir(), 'jssdk-proxy-'))
  authority = await testAuthority(tlsDir)
})
afterAll(() => rm(tlsDir, { recursive: true, force: true }))
afterEach(() => vi.unstubAllEnvs())

const roomy = { rateLimit: { burstLimit: 1e9, drainRate: 1e9, adaptiveEnabled: false }, retryDelay: 1 } as const
const write = { method: 'crm.item.add', params: { entityTypeId: 2, fields: { title: 'A' } } }

const client = (portal: Portal, options: ClientOptions = {}): B24Hook =>
  B24Hook.fromWebhookUrl(portal.webhookUrl, { restrictionParams: roomy, ...options })

/** A portal under TLS, whose authority no client knows of itself. */
const securePortal = (options: PortalOptions = {}): Promise<Portal> => createPortal({ tls: true, tlsDir, ...options })

const failureOf = async (promise: Promise<unknown>): Promise<SdkError> => {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  )
  if (error instanceof SdkError) return error
  throw new Error('The call was expected to fail with an SdkError.', { cause: error })
}

const viaProxy = async (isTls: boolean, proxyUrl: string) => {
  const portal = await (isTls ? securePortal() : createPortal())
  const transport = nodeTransport({ proxy: proxyUrl, ca: authority.ca })
  return { portal, $b24: client(portal, { transport }) }
}

/** What a proxy sees of one call. */
const lineOf = ({ url }: Portal, isTls: boolean): string =>
  isTls ? `CONNECT ${new URL(url).host}` : `POST ${url}/rest/ID/SECRET/profile`

describe('a proxy that the environment names', () => {
  it.each([
    { name: 'HTTP_PROXY', isTls: false },
    { name: 'http_proxy', isTls: false },
    { name: 'ALL_PROXY', isTls: false },
    { name: 'HTTPS_PROXY', isTls: true },
    { name: 'https_proxy', isTls: true },
    { name: 'all_proxy', isTls: true },
  ])('$name is the way of a call, with TLS: $isTls', async ({ name, isTls }) => {
    await using proxy = await openProxy()
    await using portal = await (isTls ? securePortal() : createPortal())
    vi.stubEnv(name, proxy.url())
    const options = isTls ? { transport: nodeTransport({ ca: authority.ca }) } : {}
    const reply = await client(portal, options).actions.v2.call.make({ method: 'profile' })
    expect(reply.isSuccess).toBe(true)
    expect(proxy.seen).toEqual([lineOf(portal, isTls)])
  })

  it.each([
    { name: 'HTTPS_PROXY', isTls: false },
    { name: 'HTTP_PROXY', isTls: true },
  ])('still: $name is not the way of a call, with TLS: $isTls', async ({ name, isTls }) => {
    await using proxy = await openProxy()
    await using portal = await (isTls ? securePortal() : createPortal())
    vi.stubEnv(name, proxy.url())
    const transport = nodeTransport({ ca: authority.ca })
    expect((await client(portal, { transport }).actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
    expect(proxy.seen).toEqual([])
  })

  it('is read at each call: a program may set it later, and take it back', async () => {
    await using proxy = await openProxy()
    await using portal = await createPortal()
    const $b24 = client(portal)
    const call = () => $b24.actions.v2.call.make({ method: 'profile' })
    await call()
    vi.stubEnv('HTTP_PROXY', proxy.url())
    await call()
    vi.stubEnv('NO_PROXY', '127.0.0.1')
    await call()
    expect(proxy.seen).toEqual([lineOf(portal, false)])
    expect(portal.requests.count('profile')).toBe(3)
  })

  it('is passed by for nodeTransport({ proxy: false }), and NO_PROXY does not hold for nodeTransport({ proxy })', async () => {
    await using proxy = await openProxy()
    await using portal = await createPortal()
    vi.stubEnv('HTTP_PROXY', proxy.url())
    await client(portal, { transport: nodeTransport({ proxy: false }) }).actions.v2.call.make({ method: 'profile' })
    expect(proxy.seen).toEqual([])
    vi.stubEnv('NO_PROXY', '*')
    await client(portal, { transport: nodeTransport({ proxy: proxy.url() }) }).actions.v2.call.make({
      method: 'profile',
    })
    expect(proxy.seen).toHaveLength(1)
  })
})

describe.each([{ isTls: false }, { isTls: true }])('a call by a proxy, with TLS: $isTls', ({ isTls }) => {
  it.each([
    { what: 'as they are', credentials: 'user:password7', given: 'user:password7' },
    { what: 'percent-encoded', credentials: 'us@er:p:a/s s%7', given: 'us%40er:p%3Aa%2Fs%20s%257' },
    { what: 'in another script', credentials: 'иван:пароль', given: encodeURI('иван:пароль') },
    { what: 'with a percent sign that nobody encoded', credentials: 'user:50%off', given: 'user:50%off' },
  ])('gives name and password: $what', async ({ credentials, given }) => {
    await using proxy = await openProxy({ credentials })
    const { portal, $b24 } = await viaProxy(isTls, proxy.url(given))
    await using _ = portal
    expect((await $b24.actions.v2.call.make({ method: 'profile' })).isSuccess).toBe(true)
    expect(proxy.authorizations).toHaveLength(1)
  })

  it('keeps its connections open', async () => {
    await using proxy = await openProxy()
    const { portal, $b24 } = await viaProxy(isTls, proxy.url())
    await using _ = portal
    for (let call = 0; call < 5; call += 1) await $b24.actions.v2.call.make({ method: 'profile' })
    await $b24.actions.v2.callList.make({ method: 'crm.item.list', params: { entityTypeId: 2 } })
    expect(proxy.seen.filter((line) => line.startsWith('CONNECT'))).toHaveLength(isTls ? 1 : 0)
  })

  it.each([
    { what: 'IPv6', options: { host: '::1' } },
    { what: 'TLS', options: {} },
  ])('reaches a proxy by $what', async ({ what, options }) => {
    await using proxy = await openProxy({
      ...options,
      ...(what === 'TLS' && { tls: await authority.certificate('good') }),
    })
    await using portal = await (isTls ? securePortal() : createPortal())
    const transport = nodeTransport({ proxy: proxy.url(), ca: authority.ca })
    const reply = await client(portal, { transport }).actions.v2.call.make({ method: 'profile' })
    expect(reply.isSuccess).toBe(true)
    expect(proxy.seen).toEqual([lineOf(portal, isTls)])
  })

  it.each([
    { what: 'no name', given: undefined, text: 'asks for a name and a password (407)' },
    { what: 'a wrong password', given: 'user:wrongword1', text: 'refused its name and password (407)' },
  ])('is refused with $what: at once, and nothing was sent', async ({ given, text }) => {
    await using proxy = await openProxy({ credentials: 'user:rightword1' })
    const { portal, $b24 } = await viaProxy(isTls, proxy.url(given))
    await using _ = portal
    const error = await failureOf($b24.actions.v2.call.make(write))
    expect(error).toMatchObject({ code: 'JSSDK_PROXY_REFUSED', outcome: 'notSent', status: 0 })
    expect(error.message).toContain(`The proxy ${proxy.label} ${text}`)
    expect(proxy.seen).toHaveLength(1)
    expect(portal.requests.count()).toBe(0)
  })
})

interface InTheWay {
  readonly what: string
  readonly fault?: ProxyFault
  readonly code?: string
  readonly attempts?: number
  readonly text?: string
}

/** What a proxy may do before a tunnel stands; each of three attempts does it. */
const beforeTunnel: readonly InTheWay[] = [
  { what: 'forbids the address', fault: { kind: 'answers', status: 403 }, code: 'JSSDK_PROXY_REFUSED', attempts: 1 },
  { what: 'does not reach the portal', fault: { kind: 'answers', status: 502 }, text: 'it answered with 502' },
  { what: 'is overloaded', fault: { kind: 'answers', status: 503 } },
  { what: 'redirects', fault: { kind: 'answers', status: 302 } },
  { what: 'breaks off', fault: { kind: 'dies' } },
  { what: 'is none', fault: { kind: 'speaksAnotherProtocol' } },
  { what: 'breaks off in the TLS handshake', fault: { kind: 'diesAfter', bytes: 1 } },
]

describe('nothing of a write was sent by a proxy that', () => {
  it.each(beforeTunnel)(
    '$what',
    async ({ fault, code = 'NETWORK_ERROR', attempts = 3, text = 'did not reach the portal' }) => {
      await using proxy = await openProxy()
      proxy.fault = fault
      const { portal, $b24 } = await viaProxy(true, proxy.url())
      await using _ = portal
      const error = await failureOf($b24.actions.v2.call.make(write))
      expect(error).toMatchObject({ code, outcome: 'notSent' })
      expect(error.message).toContain(text)
      expect(error.message).toContain(`the proxy ${proxy.label}`.slice(4))
      expect(proxy.seen).toHaveLength(attempts)
      expect(portal.count('deal')).toBe(0)
    },
  )

  it.each([true, false])('is not there, with TLS: %s', async (isTls) => {
    const port = await closedPort()
    const { portal, $b24 } = await viaProxy(isTls, `http://127.0.0.1:${port}`)
    await using _ = portal
    const error = await failureOf($b24.actions.v2.call.make(write))
    expect(error).toMatchObject({ code: 'NETWORK_ERROR', outcome: 'notSent' })
    expect(error.message).toContain(`the proxy 127.0.0.1:${port}`)
  })

  it('hangs: timeoutMs and signal hold, and no connection is left', async () => {
    await using proxy = await openProxy()
    proxy.fault = { kind: 'hangs' }
    const { portal, $b24 } = await viaProxy(true, proxy.url())
    await using _ = portal
    const error = await failureOf($b24.actions.v2.call.make({ ...write, timeoutMs: 100, retry: false }))
    expect(error).toMatchObject({ code: 'REQUEST_TIMEOUT', outcome: 'notSent' })
    expect(error.message).toContain(`the proxy ${proxy.label}`)
    const stop = new AbortController()
    const call = $b24.actions.v2.call.make({ ...write, signal: stop.signal })
    await vi.waitUntil(() => proxy.seen.length === 2)
    stop.abort(new Error('enough'))
    await expect(call).rejects.toThrow('enough')
    proxy.fault = undefined
    expect((await $b24.actions.v2.call.make(write)).isSuccess).toBe(true)
    expect(portal.count('deal')).toBe(1)
  })
})

describe('nobody knows whether a write ran after a proxy', () => {
  it.each<{ what: string; isTls: boolean; fault: ProxyFault; code?: string }>([
    { what: 'died in the middle of it', isTls: true, fault: { kind: 'diesAfter', bytes: 2_500 } },
    { what: 'lost the reply', isTls: false, fault: { kind: 'losesReply' } },
    { what: 'died instead of handing it over', isTls: false, fault: { kind: 'dies' } },
    { what: 'answered 502 in its place', isTls: false, fault: { kind: 'answers', status: 502 } },
    { what: 'answered 504 in its place', isTls: false, fault: { kind: 'answers', status: 504 } },
  ])('$what', async ({ isTls, fault }) => {
    await using proxy = await openProxy()
    proxy.fault = fault
    const { portal, $b24 } = await viaProxy(isTls, proxy.url())
    await using _ = portal
    const long = { ...write, params: { entityTypeId: 2, fields: { title: 'A'.repeat(9_000) } } }
    const error = await failureOf($b24.actions.v2.call.make(long))
    expect(error).toMatchObject({ code: 'JSSDK_OUTCOME_UNKNOWN', outcome: 'unknown' })
    expect(`${error.message} ${String(error.cause)}`).toContain(`the proxy ${proxy.label}`)
    expect(proxy.seen).toHaveLength(1)
  })

  it('still: a read is asked again', async () => {
    await using proxy = await openProxy()
    proxy.fault = { kind: 'answers', status: 502 }
    const { portal, $b24 } = await viaProxy(false, proxy.url())
    await using _ = portal
    const error = await failureOf($b24.actions.v2.call.make({ method: 'profile' }))
    expect(error).toMatchObject({ code: 'JSSDK_REPLY_NOT_JSON', status: 502 })
    expect(error.message).toContain(`the proxy ${proxy.label}`)
    expect(proxy.seen).toHaveLength(3)
  })
})

describe('an address that is none of an HTTP proxy', () => {
  const addresses = [
    { address: 'socks5://user:tops3cret@127.0.0.1:1080', text: 'socks5' },
    { address: 'socks://user:tops3cret@127.0.0.1:1080', text: 'socks' },
    { address: 'SOCKS4A://user:tops3cret@127.0.0.1', text: 'socks4a' },
    { address: 'ftp://user:tops3cret@127.0.0.1', text: 'ftp' },
    { address: 'http://', text: 'is no address' },
    { address: 'http://user:tops3cret@:3128', text: 'is no address' },
    { address: 'http://user:tops3cret@127.0.0.1:99999', text: 'is no address' },
    { address: 'http://user:tops3cret@exa mple:3128', text: 'is no address' },
    { address: '://user:tops3cret@127.0.0.1:3128', text: 'is no address' },
  ]

  it.each(addresses)('$text: nodeTransport refuses it', ({ address, text }) => {
    const make = (): unknown => nodeTransport({ proxy: address })
    expect(make).toThrow(expect.objectContaining({ code: 'JSSDK_PROXY_INVALID' }))
    expect(make).toThrow(text)
    expect(make).not.toThrow('tops3cret')
  })

  it.each(addresses)('$text: a call refuses it in the environment, and sends nothing', async ({ address, text }) => {
    await using portal = await createPortal()
    vi.stubEnv('HTTP_PROXY', address)
    const error = await failureOf(client(portal).actions.v2.call.make(write))
    expect(error).toMatchObject({ code: 'JSSDK_PROXY_INVALID', outcome: 'notSent' })
    expect(error.message).toContain(text)
    expect(error.message).toContain('HTTP_PROXY')
    expect(`${String(error)} ${JSON.stringify(error)} ${String(error.cause)}`).not.toContain('tops3cret')
    expect(portal.requests.count()).toBe(0)
  })

  it.each([
    { address: '127.0.0.1:3128', label: '127.0.0.1:3128' },
    { address: ' http://proxy.example ', label: 'proxy.example:80' },
    { address: 'HTTPS://proxy.example/', label: 'proxy.example:443' },
    { address: 'http://user:pass@[::1]:3128', label: '[::1]:3128' },
  ])('$address is one', async ({ address, label }) => {
    expect(await nodeTransport({ proxy: address }).proxyOf('https://portal.example/')).toBe(label)
    vi.stubEnv('https_proxy', address)
    expect(await nodeTransport().proxyOf('https://portal.example/')).toBe(label)
  })
})

describe('the password of a proxy', () => {
  it.each<{ what: string; isTls: boolean; spoil: (proxy: TestProxy, echo: string) => void }>([
    {
      what: 'the reply of the proxy',
      isTls: false,
      spoil: (proxy, body) => void (proxy.fault = { kind: 'answers', status: 403, body }),
    },
    {
      what: 'a refused tunnel',
      isTls: true,
      spoil: (proxy, body) => void (proxy.fault = { kind: 'answers', status: 403, body }),
    },
    { what: 'a broken tunnel', isTls: true, spoil: (proxy) => void (proxy.fault = { kind: 'dies' }) },
    { what: 'a proxy that wants another', isTls: true, spoil: () => undefined },
  ])('is in no error of $what', async ({ what, isTls, spoil }) => {
    const password = 'Geheim/Wort 42'
    const isWrong = what.includes('another')
    await using proxy = await openProxy({ credentials: `user:${isWrong ? 'another' : password}` })
    const { portal, $b24 } = await viaProxy(isTls, proxy.url(`user:${encodeURIComponent(password)}`))
    await using _ = portal
    const token = Buffer.from(`user:${password}`).toString('base64')
    const echo = { error: 'FORBIDDEN', error_description: `${password} ${encodeURIComponent(password)} ${token}` }
    spoil(proxy, JSON.stringify(echo))
    const error = await failureOf($b24.actions.v2.call.make(write))
    expect(error).toBeInstanceOf(AjaxError)
    const shown = [String(error), JSON.stringify(error), error.stack, String(error.cause), error.message].join(' ')
    for (const secret of [password, encodeURIComponent(password), token]) expect(shown).not.toContain(secret)
  })
})
