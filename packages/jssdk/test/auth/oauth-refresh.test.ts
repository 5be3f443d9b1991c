import { AjaxError, AuthOAuthManager, B24OAuth, memoryTokenStore, RefreshTokenError } from '@bitrix24/b24jssdk'
import type { TokenStore } from '@bitrix24/b24jssdk'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let portal: Portal
let app: InstalledApp
beforeEach(async () => {
  portal = await createPortal()
  app = portal.installApp()
})
afterEach(() => portal.close())

/** The portal has no limits here, so nobody waits for them. */
const roomy = { rateLimit: { burstLimit: 1_000, drainRate: 100 } }

type Options = ConstructorParameters<typeof B24OAuth>[2]
const clientOf = (options: Options = {}): B24OAuth =>
  new B24OAuth({ ...app.params }, app.secret, { tokenStore: memoryTokenStore(), restrictionParams: roomy, ...options })
const profile = ($b24: B24OAuth) => $b24.actions.v2.call.make({ method: 'profile', requestId: 'test' })
const events = ($b24: B24OAuth) => $b24.actions.v3.call.make({ method: 'main.eventlog.list', requestId: 'test' })
const many = <T>(count: number, make: () => Promise<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: count }, make))

describe('a token the portal refuses', () => {
  it.each([
    { id: 'E13', code: 'expired_token', spoil: () => portal.oauth.expireTokens() },
    { id: 'E14', code: 'invalid_token', spoil: () => portal.oauth.forgetTokens() },
  ])('$id: 401 $code is followed by one refresh and one repeat, on v2 and on v3', async ({ spoil }) => {
    for (const call of [profile, events]) {
      portal.requests.clear()
      const $b24 = new B24OAuth({ ...portal.installApp().params }, app.secret, { tokenStore: memoryTokenStore() })
      $b24.setCustomRefreshAuth(async () => customTokens(portal.installApp()))
      spoil()
      expect((await call($b24)).isSuccess).toBe(true)
      expect(portal.requests.countStatus(401)).toBe(1)
      expect(portal.requests.countStatus(200)).toBe(1)
    }
  })

  it('E13: the refresh goes to the authorisation server, once for v2 and once for v3', async () => {
    const $b24 = clientOf()
    for (const [index, call] of [profile, events].entries()) {
      portal.oauth.expireTokens()
      expect((await call($b24)).isSuccess).toBe(true)
      expect(portal.oauth.refreshes).toBe(index + 1)
    }
  })

  it('is renewed for a call that must not be retried too', async () => {
    portal.oauth.expireTokens()
    const reply = await clientOf().actions.v2.call.make({ method: 'profile', retry: false })
    expect(reply.isSuccess).toBe(true)
  })

  it('E16: a second 401 after the refresh is thrown, without a loop', async () => {
    portal.faults.add({ match: 'profile', action: 'expiredToken' })
    await expect(profile(clientOf())).rejects.toMatchObject({ code: 'expired_token', status: 401 })
    expect(portal.requests.count('profile')).toBe(2)
    expect(portal.oauth.refreshes).toBe(1)
  })

  it.each([
    { what: '403', spoil: () => portal.oauth.allowUsers(app.clientId, [2]) },
    { what: '500', spoil: () => portal.faults.add({ match: 'profile', action: 'json500' }) },
    {
      what: '502',
      spoil: () => portal.faults.add({ match: 'profile', action: 'html502BeforeCommit' }),
    },
  ])('E15: $what does not trigger a refresh', async ({ spoil }) => {
    const strict = await createPortal({ switches: { credentialStatus: 403 } })
    await portal.close()
    portal = strict
    app = strict.installApp()
    spoil()
    const $b24 = clientOf({ restrictionParams: { maxRetries: 1 } })
    await expect(profile($b24)).rejects.toBeInstanceOf(AjaxError)
    expect(strict.oauth.refreshes).toBe(0)
  })
})

describe('the store of tokens', () => {
  it('gets nothing from a client whose user is not known: nobody could find it again', async () => {
    const calls: string[] = []
    const tokenStore: TokenStore = {
      ...memoryTokenStore(),
      get: async (installation) => void calls.push(installation),
      set: async (installation) => void calls.push(installation),
    }
    portal.oauth.expireTokens()
    const $b24 = new B24OAuth({ ...app.params, userId: 0 }, app.secret, { tokenStore, restrictionParams: roomy })
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
    expect(calls).toEqual([])
  })
})

describe('callers at once', () => {
  it('a caller who is cancelled leaves at once; the refresh goes on for the others', async () => {
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    $b24.setCustomRefreshAuth(async () => {
      await released
      return customTokens(portal.installApp())
    })
    const reason = new Error('The page was closed.')
    const signal = AbortSignal.abort(reason)
    const late = new AbortController()
    const patient = profile($b24)
    const gone = $b24.actions.v2.call.make({ method: 'profile', signal: late.signal })
    await expect($b24.actions.v2.call.make({ method: 'profile', signal })).rejects.toBe(reason)
    await expect.poll(() => portal.requests.countStatus(401)).toBe(2)
    late.abort(reason)
    await expect(gone).rejects.toBe(reason)
    release()
    expect((await patient).isSuccess).toBe(true)
  })

  it('E18: 50 calls at once on an expired token cause one refresh', async () => {
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    const replies = await many(50, () => profile($b24))
    expect(replies.every(({ isSuccess }) => isSuccess)).toBe(true)
    expect(portal.requests.count('oauth.token')).toBe(1)
  })

  it('E18: 50 calls at once on a token that the client knows to be expired cause one refresh', async () => {
    app = { ...app, params: { ...app.params, expires: Math.floor(Date.now() / 1000) - 1 } }
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    await many(50, () => profile($b24))
    expect(portal.requests.count('oauth.token')).toBe(1)
    expect(portal.requests.countStatus(401)).toBe(0)
  })

  it('E102: 25 v2 and 25 v3 calls cause one refresh', async () => {
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    const replies = await Promise.all([many(25, () => profile($b24)), many(25, () => events($b24))])
    expect(replies.flat().every(({ isSuccess }) => isSuccess)).toBe(true)
    expect(portal.requests.count('oauth.token')).toBe(1)
  })

  it('two clients with the same tokens cause one refresh, without a store of the program’s own', async () => {
    portal.oauth.expireTokens()
    const clients = [1, 2].map(() => new B24OAuth({ ...app.params }, app.secret, { restrictionParams: roomy }))
    const replies = await Promise.all(clients.map(($b24) => many(25, () => profile($b24))))
    expect(replies.flat().every(({ isSuccess }) => isSuccess)).toBe(true)
    expect(portal.requests.count('oauth.token')).toBe(1)
  })
})

describe('a refresh that fails', () => {
  it('E17, E103: refused, it reaches the caller of an action as RefreshTokenError', async () => {
    portal.oauth.expireTokens()
    portal.oauth.revokeRefreshTokens()
    const error: unknown = await profile(clientOf()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RefreshTokenError)
    expect(error).toMatchObject({ code: 'invalid_grant', status: 400 })
  })

  it('E55: carries no secret', async () => {
    portal.oauth.expireTokens()
    portal.oauth.revokeRefreshTokens()
    const error: unknown = await profile(clientOf()).catch((thrown: unknown) => thrown)
    const shown = `${String(error)} ${JSON.stringify(error)}`
    for (const secret of [app.clientSecret, app.params.refreshToken, app.params.accessToken])
      expect(shown).not.toContain(secret)
  })

  it.each([
    { what: 'a page of a proxy', action: 'html502BeforeCommit', code: 'JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS' },
    { what: 'a page with status 200', action: 'html200', code: 'JSSDK_OAUTH_TOKEN_REFRESH_NO_DATA' },
    { what: 'a cut reply', action: 'cutJson', code: 'JSSDK_OAUTH_TOKEN_REFRESH_NO_DATA' },
    { what: 'an error with status 200', action: 'softError', code: 'ERROR_CORE' },
    { what: 'a connection that is cut', action: 'resetBeforeCommit', code: 'JSSDK_OAUTH_TOKEN_REFRESH_BAD_STATUS' },
  ] as const)('E17: $what is a RefreshTokenError, not a hang', async ({ action, code }) => {
    portal.oauth.expireTokens()
    portal.faults.add({ match: 'oauth.token', action })
    const error: unknown = await profile(clientOf()).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(RefreshTokenError)
    expect(error).toMatchObject({ code })
  })

  it('E104: an authorisation server that does not answer is given up', async () => {
    portal.oauth.expireTokens()
    portal.faults.add({ match: 'oauth.token', action: 'hangBeforeCommit' })
    await expect(profile(clientOf({ refreshTimeoutMs: 50 }))).rejects.toBeInstanceOf(RefreshTokenError)
  })

  it('is tried again by the next call', async () => {
    portal.oauth.expireTokens()
    portal.faults.add({ match: 'oauth.token', action: 'html502BeforeCommit', times: 1 })
    const $b24 = clientOf()
    await expect(profile($b24)).rejects.toBeInstanceOf(RefreshTokenError)
    expect((await profile($b24)).isSuccess).toBe(true)
  })
})

const customTokens = ({ params }: InstalledApp) => ({
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

describe('what a program has to say in a refresh', () => {
  it('E54: the secrets travel in the body only', async () => {
    portal.oauth.expireTokens()
    await profile(clientOf())
    const request = portal.requests.list().find(({ method }) => method === 'oauth.token')
    expect(request).toMatchObject({ query: {}, params: { client_secret: app.clientSecret } })
  })

  it('E56: a custom refresh sends no HTTP request', async () => {
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    $b24.setCustomRefreshAuth(async () => customTokens(portal.installApp()))
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.requests.count('oauth.token')).toBe(0)
    $b24.removeCustomRefreshAuth()
    portal.oauth.expireTokens()
    await expect(profile($b24)).rejects.toMatchObject({ code: 'wrong_client' })
  })

  it.each([
    { what: 'a text', thrown: 'no luck', text: 'Strange error: no luck' },
    { what: 'a symbol', thrown: Symbol('no luck'), text: 'Strange error: Symbol(no luck)' },
  ])('E57: $what thrown by a custom refresh is kept in the cause', async ({ thrown, text }) => {
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    // oxlint-disable-next-line typescript/prefer-promise-reject-errors -- programs do throw such things
    $b24.setCustomRefreshAuth(() => Promise.reject(thrown))
    const error: unknown = await $b24.auth.refreshAuth().catch((one: unknown) => one)
    expect(error).toMatchObject({ message: text, cause: thrown })
    await expect(profile($b24)).rejects.toThrow('no luck')
  })

  it('the callback is awaited with the new tokens before the call goes on', async () => {
    portal.oauth.expireTokens()
    const $b24 = clientOf()
    const stored: string[] = []
    $b24.setCallbackRefreshAuth(async ({ authData, b24OAuthParams }) => {
      await Promise.resolve()
      stored.push(authData.access_token, b24OAuthParams.refreshToken)
    })
    await profile($b24)
    const tokens = $b24.auth.getAuthData()
    expect(tokens).toMatchObject({ access_token: stored[0], refresh_token: stored[1] })
  })
})

describe('clocks and addresses', () => {
  it.each([
    { clock: 'an hour ahead', shiftMs: 3_600_000, refreshes: 1 },
    { clock: 'an hour behind', shiftMs: -3_600_000, refreshes: 0 },
  ])('a clock that is $clock costs $refreshes refreshes, however many calls follow', async ({ shiftMs, refreshes }) => {
    const auth = clientOf({ clock: { nowMs: () => Date.now() + shiftMs, sleep: async () => undefined } })
    for (let call = 0; call < 5; call += 1) await profile(auth)
    expect(portal.oauth.refreshes).toBe(refreshes)
  })

  it('a portal that was renamed is followed once, and for all later calls', async () => {
    const $b24 = clientOf()
    await profile($b24)
    await portal.rename()
    portal.requests.clear()
    for (const call of [profile, events, profile]) expect((await call($b24)).isSuccess).toBe(true)
    expect(portal.requests.countStatus(302)).toBe(1)
    expect($b24.getTargetOrigin()).toBe(portal.url)
  })

  it('a portal that was renamed goes on renewing tokens', async () => {
    const $b24 = clientOf()
    await portal.rename()
    portal.oauth.expireTokens()
    expect((await profile($b24)).isSuccess).toBe(true)
    expect(portal.oauth.refreshes).toBe(1)
  })

  it.each(['https://portal.example/rest/', 'https://portal.example/rest', 'https://portal.example/rest//'])(
    'E105: %s gives addresses without a doubled slash',
    (clientEndpoint) => {
      const auth = new AuthOAuthManager({ ...app.params, clientEndpoint }, app.secret)
      expect([...auth.getTargetOriginWithPath().values()]).toEqual([
        'https://portal.example/rest',
        'https://portal.example/rest/api',
      ])
    },
  )
})

describe('initIsAdmin', () => {
  it.each([
    { userId: 1, isAdmin: true },
    { userId: 2, isAdmin: false },
  ])('tells that user $userId is an administrator: $isAdmin', async ({ userId, isAdmin }) => {
    app = portal.installApp({ userId })
    const $b24 = clientOf()
    expect(() => $b24.auth.isAdmin).toThrow(expect.objectContaining({ code: 'JSSDK_OAUTH_IS_ADMIN_NOT_INIT' }))
    await $b24.initIsAdmin()
    expect($b24.auth.isAdmin).toBe(isAdmin)
  })

  it.each([
    { what: 'the portal refuses', spoil: () => portal.oauth.setPaid(app.clientId, false) },
    {
      what: 'the tokens cannot be renewed',
      spoil: () => {
        portal.oauth.expireTokens()
        portal.oauth.revokeRefreshTokens()
      },
    },
  ])('E108: rejects with JSSDK_OAUTH_PROFILE_FAILED when $what', async ({ spoil }) => {
    spoil()
    await expect(clientOf().initIsAdmin()).rejects.toMatchObject({ code: 'JSSDK_OAUTH_PROFILE_FAILED' })
  })
})
