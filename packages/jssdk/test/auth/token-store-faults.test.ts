import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { B24OAuth, memoryTokenStore, RefreshTokenError, SdkError } from '@bitrix24/b24jssdk'
import type { HandlerRefreshAuth, StoredTokens, TokenStore } from '@bitrix24/b24jssdk'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { fileTokenStore } from '@bitrix24/b24jssdk/token-store-file'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { everyTime, faultyStore } from '../support/faulty-store.ts'
import type { StoreFaults } from '../support/faulty-store.ts'
import { storedOf } from '../support/stored-of.ts'

let portal: Portal
let app: InstalledApp
let installation: string
beforeEach(async () => {
  portal = await createPortal()
  app = portal.installApp()
  installation = [app.memberId, app.params.userId, app.clientId].join(' ')
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterEach(async () => {
  vi.restoreAllMocks()
  await portal.close()
})

type Options = NonNullable<ConstructorParameters<typeof B24OAuth>[2]>
const clientOn = (tokenStore: TokenStore, options: Options = {}): B24OAuth =>
  new B24OAuth({ ...app.params }, app.secret, {
    tokenStore,
    restrictionParams: { rateLimit: { burstLimit: 1_000, drainRate: 100 } },
    ...options,
  })
const profile = ($b24: B24OAuth) => $b24.actions.v2.call.make({ method: 'profile', requestId: 'test' })
const tokenOf = ($b24: B24OAuth): unknown => ($b24.auth.getAuthData() || undefined)?.access_token
const handed = ({ params }: InstalledApp): HandlerRefreshAuth => ({
  access_token: params.accessToken,
  refresh_token: params.refreshToken,
  expires: String(params.expires),
  expires_in: String(params.expiresIn),
  client_endpoint: params.clientEndpoint,
  server_endpoint: params.serverEndpoint,
  member_id: params.memberId,
  scope: params.scope,
  status: params.status,
  domain: params.domain,
})

describe('new tokens that the store does not take at once', () => {
  it.each<{ what: string; faults: Partial<StoreFaults>; calls: number }>([
    { what: 'set fails once', faults: { set: ['fails'] }, calls: 1 },
    { what: 'set fails five times', faults: { set: ['fails', 'fails', 'fails', 'fails', 'fails'] }, calls: 6 },
    { what: 'set fails, and then the lock', faults: { set: ['fails'], lock: [undefined, 'fails', 'deaf'] }, calls: 3 },
    { what: 'set fails, and then get', faults: { set: ['fails'], get: [undefined, 'fails', 'fails'] }, calls: 3 },
    { what: 'set fails, and get gives junk', faults: { set: ['fails'], get: [undefined, 'junk', 'junk'] }, calls: 3 },
    { what: 'set writes and fails then', faults: { set: ['late'] }, calls: 0 },
    { what: 'the lock cannot be given back', faults: { lock: ['late'] }, calls: 0 },
    { what: 'the lock is lost before the work ends', faults: { lock: ['early'] }, calls: 0 },
  ])('$what: calls go on, each tries again, and another process finds the tokens', async ({ faults, calls }) => {
    const backend = memoryTokenStore()
    const $b24 = clientOn(faultyStore(backend, faults))
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    for (let call = 0; call < calls; call += 1) {
      expect((await profile($b24)).isSuccess).toBe(true)
      // An attempt that a call began is not waited for by that call.
      await new Promise((resolve) => setImmediate(resolve))
    }
    await expect.poll(async () => (await backend.get(installation))?.access_token).toBe(tokenOf($b24))
    expect((await profile(clientOn(faultyStore(backend)))).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(2)
  })

  it('set fails for ever: calls go on through any number of refreshes, and the end says that nothing was stored', async () => {
    const store = faultyStore(memoryTokenStore(), { set: everyTime('fails') })
    const $b24 = clientOn(store)
    for (let hour = 1; hour <= 3; hour += 1) {
      portal.oauth.expireTokens()
      expect((await profile($b24)).isSuccess).toBe(true)
      expect(portal.oauth.refreshes).toBe(hour)
    }
    await expect($b24.storeTokens()).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    store.faults.set.length = 0
    await $b24.storeTokens()
    expect((await store.get(installation))?.access_token).toBe(tokenOf($b24))
  })

  it('the whole store fails after it was seen without them: calls go on through any number of refreshes', async () => {
    const store = faultyStore(memoryTokenStore(), { set: everyTime('fails') })
    const $b24 = clientOn(store)
    portal.oauth.expireTokens()
    await profile($b24)
    store.faults.lock.push(...everyTime('fails' as const))
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(2)
  })

  it('the whole store fails, and nobody knows whether it took them: they are not used a second time, and not lost', async () => {
    const backend = memoryTokenStore()
    const store = faultyStore(backend, { set: ['late'], get: [undefined, ...everyTime('fails' as const)] })
    const [$b24, other] = [clientOn(store), clientOn(faultyStore(backend))]
    portal.oauth.expireTokens()
    await profile($b24)
    await profile(other)
    portal.oauth.expireTokens()
    await profile(other)
    expect(portal.oauth.refreshes).toBe(2)
    await expect($b24.auth.refreshAuth()).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    store.faults.get.length = 0
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.requests.list().filter(({ status }) => status === 400)).toEqual([])
  })

  it('one attempt is under way at a time, and no call waits for it', async () => {
    const backend = memoryTokenStore()
    let attempts = 0
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const $b24 = clientOn({
      ...backend,
      set: async (...given) => {
        attempts += 1
        if (attempts === 1) throw new Error('ENOSPC')
        await released
        if (attempts <= 3) throw new Error('ENOSPC')
        return backend.set(...given)
      },
    })
    portal.oauth.expireTokens()
    for (let call = 0; call < 5; call += 1) expect((await profile($b24)).isSuccess).toBe(true)
    expect(attempts).toBe(2)
    release()
    await expect($b24.storeTokens()).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    expect(attempts).toBe(3)
    await $b24.storeTokens()
    expect((await backend.get(installation))?.access_token).toBe(tokenOf($b24))
  })

  it('newer tokens that somebody else stored meanwhile are not written over, and are taken', async () => {
    const backend = memoryTokenStore()
    const store = faultyStore(backend, { set: ['fails', 'fails'] })
    const $b24 = clientOn(store)
    portal.oauth.expireTokens()
    await profile($b24)
    const theirs = { ...(await storedOf(portal, app)), expires: app.params.expires + 100 }
    await backend.set(installation, theirs)
    await $b24.storeTokens()
    expect(await backend.get(installation)).toEqual(theirs)
    portal.oauth.expireTokens()
    await expect(profile($b24)).rejects.toMatchObject({ code: 'expired_token' })
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.requests.list().at(-2)?.params).toMatchObject({ refresh_token: theirs.refresh_token })
  })
})

describe('clients of one process that share a store', () => {
  it.each<{ what: string; other: (store: TokenStore) => TokenStore }>([
    { what: 'the same store object', other: (store) => store },
    { what: 'another store object of the same place', other: (store) => ({ ...store, place: store }) },
  ])('$what: the second client gets the tokens that could not be stored', async ({ other }) => {
    const store = faultyStore(memoryTokenStore(), { set: everyTime('fails') })
    const [first, second] = [clientOn(store), clientOn(other(store))]
    portal.oauth.expireTokens()
    await profile(first)
    store.faults.get.push(...everyTime('fails' as const))
    expect((await profile(second)).isSuccess).toBe(true)
    expect(tokenOf(second)).toBe(tokenOf(first))
    expect(portal.oauth.refreshes).toBe(1)
    store.faults.set.length = 0
    store.faults.get.length = 0
    await second.storeTokens()
    expect((await store.get(installation))?.access_token).toBe(tokenOf(first))
  })

  it('a directory that cannot be written to after the grant: the next store object on it has the tokens', async () => {
    const parent = await mkdtemp(join(tmpdir(), 'tokens-'))
    const directory = join(parent, 'tokens')
    const told: string[] = []
    const $b24 = clientOn(fileTokenStore({ directory }), {
      onTokenStoreError: ({ message }) => told.push(message),
      fetch: async (...request) => {
        const granted = await fetch(...request)
        await rm(directory, { recursive: true })
        await writeFile(directory, 'in the way')
        return granted
      },
    })
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(told).toEqual([expect.stringContaining('set() failed'), expect.stringContaining('after its work was done')])
    const second = clientOn(fileTokenStore({ directory }))
    expect((await profile(second)).isSuccess).toBe(true)
    await expect(second.storeTokens()).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    await rm(directory)
    await second.storeTokens()
    expect((await fileTokenStore({ directory }).get(installation))?.access_token).toBe(tokenOf($b24))
    expect(portal.oauth.refreshes).toBe(1)
    await rm(parent, { recursive: true })
  })
})

describe('a store that fails before the authorisation server is asked', () => {
  it.each<{ what: string; faults: Partial<StoreFaults>; code: string }>([
    { what: 'get fails', faults: { get: ['fails'] }, code: 'JSSDK_TOKEN_STORE_FAILED' },
    { what: 'get gives junk', faults: { get: ['junk'] }, code: 'JSSDK_TOKEN_STORE_CORRUPT' },
    { what: 'the lock fails', faults: { lock: ['fails'] }, code: 'JSSDK_TOKEN_STORE_FAILED' },
    { what: 'the lock never runs its work', faults: { lock: ['deaf'] }, code: 'JSSDK_TOKEN_STORE_FAILED' },
  ])('$what: the call fails with $code, no token is used up, and the next call succeeds', async ({ faults, code }) => {
    const $b24 = clientOn(faultyStore(memoryTokenStore(), faults))
    portal.oauth.expireTokens()
    await expect(profile($b24)).rejects.toMatchObject({ code })
    expect(portal.requests.count('oauth.token')).toBe(0)
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
  })

  it.each<{ junk: unknown }>([
    { junk: 'a text' },
    { junk: 7 },
    { junk: true },
    { junk: {} },
    { junk: [] },
    { junk: { access_token: 'a' } },
    { junk: { access_token: '', refresh_token: 'b' } },
    { junk: { access_token: 7, refresh_token: 'b' } },
  ])('what are no tokens is not taken for any: $junk', async ({ junk }) => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a damaged row may be
    const $b24 = clientOn({ ...memoryTokenStore(), get: async () => junk as StoredTokens })
    portal.oauth.expireTokens()
    await expect(profile($b24)).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_CORRUPT' })
    expect(portal.requests.count('oauth.token')).toBe(0)
  })

  it('null, as databases have it, is nothing', async () => {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a program without types
    const $b24 = clientOn({ ...memoryTokenStore(), get: async () => null as unknown as undefined })
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
  })

  it('a row with the tokens alone and numbers as text is as good as a whole one', async () => {
    const { access_token, refresh_token, expires } = await storedOf(portal, app)
    const row = { access_token, refresh_token, expires: String(expires + 100) }
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a program without types
    const $b24 = clientOn({ ...memoryTokenStore(), get: async () => row as unknown as StoredTokens })
    app = { ...app, params: { ...app.params, expires: 1 } }
    await $b24.auth.refreshAuth()
    expect(tokenOf($b24)).toBe(access_token)
    expect((await profile($b24)).isSuccess).toBe(true)
  })

  it('a lock that gave up and lets its work in later finds nothing to do', async () => {
    const backend = memoryTokenStore()
    const late: (() => Promise<unknown>)[] = []
    const $b24 = clientOn({
      ...backend,
      lock: (_installation, work) => {
        late.push(work)
        return Promise.reject(new Error('timed out'))
      },
    })
    portal.oauth.expireTokens()
    await expect(profile($b24)).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    await expect(late[0]?.()).rejects.toMatchObject({ code: 'JSSDK_TOKEN_STORE_FAILED' })
    expect(portal.requests.count('oauth.token')).toBe(0)
  })

  it('still: work that a lock runs twice is done once', async () => {
    const $b24 = clientOn({
      ...memoryTokenStore(),
      lock: async (_installation, work) => {
        await work()
        return work()
      },
    })
    portal.oauth.expireTokens()
    const refreshed: string[] = []
    $b24.setCallbackRefreshAuth(async ({ authData }) => void refreshed.push(authData.access_token))
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(refreshed).toHaveLength(1)
  })
})

describe('tokens of somebody else', () => {
  it('that have expired too are renewed by their own refresh token: ours was used up for them', async () => {
    const backend = memoryTokenStore()
    const idle = clientOn(faultyStore(backend), {
      clock: { nowMs: () => Date.now() + 2 * 3_600_000, sleep: async () => undefined },
    })
    portal.oauth.expireTokens()
    await profile(clientOn(faultyStore(backend)))
    portal.oauth.expireTokens()
    expect((await profile(idle)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(2)
  })

  it('of a new authorisation are in the store for all others once one client has stored them', async () => {
    const backend = memoryTokenStore()
    const stuck = clientOn(faultyStore(backend))
    portal.oauth.expireTokens()
    portal.oauth.revokeRefreshTokens()
    await expect(profile(stuck)).rejects.toBeInstanceOf(RefreshTokenError)
    const { access_token: accessToken, refresh_token: refreshToken, expires } = await storedOf(portal, app)
    const opened = { ...app.params, accessToken, refreshToken, expires }
    await new B24OAuth(opened, app.secret, { tokenStore: faultyStore(backend) }).storeTokens()
    expect((await profile(stuck)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(0)
  })

  it('storeTokens leaves newer ones where they are', async () => {
    const backend = memoryTokenStore()
    portal.oauth.expireTokens()
    await profile(clientOn(backend))
    const newest = await backend.get(installation)
    app = { ...app, params: { ...app.params, expires: app.params.expires - 60 } }
    await clientOn(faultyStore(backend)).storeTokens()
    expect(await backend.get(installation)).toEqual(newest)
  })
})

describe('whoever looks is told', () => {
  it('the program’s function, the log whatever the logger, and the callback of the refresh', async () => {
    const told: SdkError[] = []
    const refreshed: unknown[] = []
    const $b24 = clientOn(faultyStore(memoryTokenStore(), { set: ['fails'] }), {
      onTokenStoreError: (fault) => {
        told.push(fault)
        throw new Error('a bug of the program')
      },
    })
    $b24.setCallbackRefreshAuth(async ({ authData }) => void refreshed.push(authData.access_token))
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(told).toEqual([expect.objectContaining({ code: 'JSSDK_TOKEN_STORE_FAILED' })])
    expect(told[0]).toBeInstanceOf(SdkError)
    expect(console.warn).toHaveBeenCalledWith(expect.stringContaining('set() failed'), {
      code: 'JSSDK_TOKEN_STORE_FAILED',
      cause: 'ENOSPC: no space left on device, write',
    })
    expect(refreshed).toEqual([tokenOf($b24)])
  })

  it('once for each pair of tokens, however many calls try again', async () => {
    const told: SdkError[] = []
    const store = faultyStore(memoryTokenStore(), { set: everyTime('fails') })
    const $b24 = clientOn(store, { onTokenStoreError: (fault) => told.push(fault) })
    portal.oauth.expireTokens()
    for (let call = 0; call < 5; call += 1) await profile($b24)
    await expect.poll(() => store.asked.length).toBeGreaterThan(2)
    expect(told).toHaveLength(1)
  })

  it('destroy() tries once more, and says so when it fails', async () => {
    const told: SdkError[] = []
    const backend = memoryTokenStore()
    const store = faultyStore(backend, { set: everyTime('fails') })
    const $b24 = clientOn(store, { onTokenStoreError: (fault) => told.push(fault) })
    portal.oauth.expireTokens()
    await profile($b24)
    await $b24.storeTokens().catch(() => undefined)
    $b24.destroy()
    await expect.poll(() => told.length).toBe(2)
    store.faults.set.length = 0
    $b24.destroy()
    await expect.poll(async () => (await backend.get(installation))?.access_token).toBe(tokenOf($b24))
    expect(told).toHaveLength(2)
  })

  it('still: an error of the callback reaches the caller; the tokens are kept and stored', async () => {
    const backend = memoryTokenStore()
    const $b24 = clientOn(faultyStore(backend))
    $b24.setCallbackRefreshAuth(() => Promise.reject(new Error('the database is away')))
    portal.oauth.expireTokens()
    await expect(profile($b24)).rejects.toThrow('the database is away')
    expect((await backend.get(installation))?.access_token).toBe(tokenOf($b24))
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
  })

  it('no token is in any error or log line, whatever the database repeats', async () => {
    const fresh = portal.installApp()
    const secrets = ['short-A', 'short-R', fresh.params.accessToken, fresh.params.refreshToken, app.params.refreshToken]
    const told: unknown[] = []
    const failure = Object.assign(new Error(`Failing row contains (short-A, ${secrets.join(', ')}).`), {
      parameters: ['short-A', { row: 'short-R' }],
      cause: new AggregateError([new Error('short-R')], 'short-A'),
    })
    const $b24 = clientOn(
      { ...memoryTokenStore(), set: () => Promise.reject(failure) },
      { onTokenStoreError: (fault) => told.push(fault) },
    )
    $b24.setCustomRefreshAuth(async () => ({ ...handed(fresh), access_token: 'short-A', refresh_token: 'short-R' }))
    await $b24.auth.refreshAuth()
    told.push(await $b24.storeTokens().catch((error: unknown) => error), vi.mocked(console.warn).mock.calls)
    const shown = told.map((one) => `${inspect(one, { depth: 20, showHidden: true })} ${JSON.stringify(one)}`).join()
    expect(shown).toContain('Failing row contains')
    for (const secret of secrets) expect(shown).not.toContain(secret)
  })

  it('an unsafe address in a reply costs nobody the tokens that came with it', async () => {
    const $b24 = clientOn(faultyStore(memoryTokenStore()))
    const unsafe = 'http://portal.example/rest/'
    $b24.setCustomRefreshAuth(async () => ({
      ...handed(portal.installApp()),
      client_endpoint: unsafe,
      server_endpoint: unsafe,
    }))
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    expect($b24.getTargetOrigin()).toBe(portal.url)
  })
})
