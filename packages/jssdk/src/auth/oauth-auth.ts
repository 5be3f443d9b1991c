import { platformTransport } from '#platform-transport'
import { callerFirst } from '../errors/caller-first.ts'
import { isAdminNotInit, oauthParamsInvalid, refreshRefused } from '../errors/catalogues/client-errors.ts'
import { knowSecrets } from '../errors/redact.ts'
import type { SdkError } from '../errors/sdk-error.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions, AuthData } from '../types/auth.ts'
import type { B24OAuthParams, B24OAuthSecret } from '../types/clients.ts'
import { isObject, isString } from '../types/narrow.ts'
import type { CallbackRefreshAuth, CustomRefreshAuth } from '../types/oauth.ts'
import { fetchTransport } from '../transport/fetch-transport.ts'
import type { Transport } from '../transport/transport.ts'
import { appStatusOf } from './app-status.ts'
import { memoryTokenStore } from './tokens/memory-token-store.ts'
import { endpointOf, renamedEndpoint } from './oauth-endpoints.ts'
import { type TokenKeeper, tokenKeeper } from './tokens/token-keeper.ts'
import { renewedTokens, requestTokens } from './tokens/token-refresh.ts'
import type { StoredTokens, TokenStore } from './tokens/token-store.ts'

export interface OAuthOptions {
  /**
   * Where the tokens are kept; whoever shares it refreshes once for all. Tokens of a user who is not known (`userId` 0) are kept in the
   * client alone. @default memory of this process
   */
  readonly tokenStore?: TokenStore | undefined
  /**
   * Is told when the store fails and the calls go on all the same: new tokens that are in memory alone until a later call or
   * `storeTokens()` has stored them, or a lock that cannot be given back. The client logs it besides, whatever its logger.
   */
  readonly onTokenStoreError?: ((error: SdkError) => void) | undefined
  /** Milliseconds that the authorisation server has to answer. @default 30_000 */
  readonly refreshTimeoutMs?: number | undefined
  /** Sends the renewals; a client gives its own. @default Node's own HTTP client on Node, the platform's `fetch` elsewhere */
  readonly transport?: Transport | undefined
  /** Takes the place of `transport` for the renewals. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly nowMs?: (() => number) | undefined
}

const processStore = /* @__PURE__ */ memoryTokenStore()

/** Authorisation by the tokens of an installed application: renews them, once for all who ask. */
export class AuthOAuthManager implements AuthActions {
  readonly #params: B24OAuthParams
  readonly #secret: B24OAuthSecret
  readonly #keeper: TokenKeeper
  readonly #onStoreFault: (fault: SdkError) => void
  readonly #transport: Transport
  readonly #refreshTimeoutMs: number
  readonly #nowMs: () => number
  #tokens: StoredTokens
  #clientEndpoint: string
  #isAdmin: boolean | undefined
  /** How far the authorisation server's clock is ahead of ours. */
  #skewMs = 0
  #callback: CallbackRefreshAuth | undefined
  #customRefresh: CustomRefreshAuth | undefined

  /** @throws {SdkError} `JSSDK_OAUTH_PARAMS_INVALID`: no tokens or keys are given; `JSSDK_OAUTH_ENDPOINT_INVALID`: an endpoint is no https address */
  constructor(params: B24OAuthParams, secret: B24OAuthSecret, options: OAuthOptions = {}) {
    // Programs without types leave an argument out, or a variable of the environment is not set.
    if (!isObject(params) || !isObject(secret) || !isString(secret.clientId) || !isString(secret.clientSecret))
      throw oauthParamsInvalid()
    this.#params = params
    this.#secret = secret
    const { fetch, transport } = options
    this.#transport = fetch === undefined ? (transport ?? platformTransport()) : fetchTransport(fetch)
    this.#refreshTimeoutMs = options.refreshTimeoutMs ?? 30_000
    this.#nowMs = options.nowMs ?? Date.now
    this.#tokens = tokensOf(params)
    knowSecrets(secret.clientSecret, params.applicationToken, params.accessToken, params.refreshToken)
    this.#clientEndpoint = endpointOf('clientEndpoint', params.clientEndpoint)
    endpointOf('serverEndpoint', params.serverEndpoint)
    this.#onStoreFault = (fault) => {
      // What the program does with it must not cost anybody the tokens.
      const tell = async (): Promise<void> => options.onTokenStoreError?.(fault)
      tell().catch(() => undefined)
    }
    this.#keeper = tokenKeeper({
      // Tokens belong to a user of a portal and to an application: neither may get another's. Who does not know the user shares nothing,
      // and leaves nothing behind in a store that outlives this client.
      store: params.userId > 0 ? (options.tokenStore ?? processStore) : memoryTokenStore(),
      installation: [params.memberId, params.userId, secret.clientId].join(' '),
      own: () => this.#tokens,
      nowMs: this.#nowMs,
      onFault: this.#onStoreFault,
    })
  }

  /** The tokens, or `false` when they have expired. Every call asks: those that could not be stored are tried again meanwhile. */
  readonly getAuthData = (): false | AuthData => {
    this.#keeper.retry()
    return this.#isExpired(this.#tokens) ? false : this.#authData()
  }

  /**
   * Renews the tokens. When somebody else who shares the store has done so meanwhile, theirs are taken.
   * @throws {RefreshTokenError} the authorisation server refused, did not answer in time, or answered without tokens
   * @throws {SdkError} `JSSDK_TOKEN_STORE_FAILED`, `JSSDK_TOKEN_STORE_CORRUPT`: without the store nobody knows whether the tokens are still
   * good; the server was not asked, and nothing is lost
   */
  readonly refreshAuth = async (): Promise<AuthData> => {
    try {
      return await this.#refresh()
    } catch (error) {
      callerFirst(error)
      throw error
    }
  }

  #refresh(): Promise<AuthData> {
    const stale = this.#tokens.access_token
    const isRenewed = (): boolean => this.#tokens.access_token !== stale && !this.#isExpired(this.#tokens)
    return this.#keeper.alone(async (turn) => {
      this.#adopt(turn.here())
      if (isRenewed()) return this.#authData()
      // Old ones of somebody else are the newest all the same: ours were used up for them.
      const before = await turn.newest()
      this.#adopt(before)
      if (isRenewed()) return this.#authData()
      const renewed = await this.#renew()
      // With a clock that goes wrong by an hour new tokens would look expired, and every call would renew them.
      this.#skewMs = (renewed.expires - renewed.expires_in) * 1000 - this.#nowMs()
      this.#adopt(renewed)
      await turn.keep(renewed, before)
      await this.#callback?.({ authData: this.#authData(), b24OAuthParams: this.#currentParams() })
      return this.#authData()
    })
  }

  /**
   * Makes sure that the store has the newest tokens known to this process: at the end of a program, for tokens that could not be stored,
   * and at the beginning of a client whose tokens are those of a new authorisation, for all others who share the store. Not to be
   * called within the refresh callback.
   * @throws {SdkError} `JSSDK_TOKEN_STORE_FAILED`, `JSSDK_TOKEN_STORE_CORRUPT`: the store does not have them
   */
  storeTokens(): Promise<void> {
    return this.#keeper.save()
  }

  /** Tries the store once more when it could not take the tokens, and does not wait for it. */
  destroy(): void {
    this.#keeper.retry(this.#onStoreFault)
  }

  readonly getUniq = (prefix: string): string => `${prefix}_${this.#params.memberId}`

  /** @throws {SdkError} `JSSDK_OAUTH_IS_ADMIN_NOT_INIT` before `initIsAdmin()` of the client */
  get isAdmin(): boolean {
    if (this.#isAdmin === undefined) throw isAdminNotInit()
    return this.#isAdmin
  }

  /** Takes note of what the portal says of the user. */
  setIsAdmin(value: boolean): void {
    this.#isAdmin = value
  }

  /** `callback` is awaited after every renewal, so that the program can store the tokens. */
  setCallbackRefreshAuth(callback: CallbackRefreshAuth): void {
    this.#callback = callback
  }

  removeCallbackRefreshAuth(): void {
    this.#callback = undefined
  }

  /** `refresh` takes the place of the request to the authorisation server. */
  setCustomRefreshAuth(refresh: CustomRefreshAuth): void {
    this.#customRefresh = refresh
  }

  removeCustomRefreshAuth(): void {
    this.#customRefresh = undefined
  }

  getTargetOrigin(): string {
    return new URL(this.#clientEndpoint).origin
  }

  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return new Map([
      [ApiVersion.v2, this.#clientEndpoint],
      [ApiVersion.v3, `${this.#clientEndpoint}/api`],
    ])
  }

  /** Follows a portal that was renamed; `false` when the redirect leads elsewhere. */
  portalMoved(location: string): boolean {
    const endpoint = renamedEndpoint(this.#clientEndpoint, location)
    if (endpoint === undefined) return false
    this.#clientEndpoint = endpoint
    this.#tokens = { ...this.#tokens, client_endpoint: `${endpoint}/`, domain: new URL(endpoint).host }
    return true
  }

  async #renew(): Promise<StoredTokens> {
    if (this.#customRefresh !== undefined) return this.#renewByProgram(this.#customRefresh)
    return requestTokens({
      tokens: this.#tokens,
      secret: this.#secret,
      transport: this.#transport,
      timeoutMs: this.#refreshTimeoutMs,
      nowMs: this.#nowMs,
    })
  }

  async #renewByProgram(refresh: CustomRefreshAuth): Promise<StoredTokens> {
    const reply = await refresh().catch((error: unknown) => {
      throw error instanceof Error ? error : new Error(`Strange error: ${String(error)}`, { cause: error })
    })
    const renewed = renewedTokens(this.#tokens, reply, this.#nowMs())
    if (renewed === undefined) throw refreshRefused({ fault: 'noData', status: 0 })
    return renewed
  }

  #isExpired({ expires }: StoredTokens): boolean {
    return expires * 1000 <= this.#nowMs() + this.#skewMs
  }

  #adopt(tokens: StoredTokens): void {
    this.#tokens = tokens
    knowSecrets(tokens.access_token, tokens.refresh_token)
    this.#clientEndpoint = endpointOf('clientEndpoint', tokens.client_endpoint)
  }

  #authData(): AuthData {
    const { access_token, refresh_token, expires, expires_in, domain, member_id } = this.#tokens
    return { access_token, refresh_token, expires, expires_in, domain, member_id }
  }

  #currentParams(): B24OAuthParams {
    const {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires,
      expires_in: expiresIn,
      domain,
      scope,
      status,
    } = this.#tokens
    const { client_endpoint: clientEndpoint, server_endpoint: serverEndpoint } = this.#tokens
    return {
      ...this.#params,
      accessToken,
      refreshToken,
      expires,
      expiresIn,
      domain,
      scope,
      status: appStatusOf(status),
      clientEndpoint,
      serverEndpoint,
    }
  }
}

const tokensOf = (params: B24OAuthParams): StoredTokens => ({
  access_token: params.accessToken,
  refresh_token: params.refreshToken,
  expires: params.expires,
  expires_in: params.expiresIn,
  domain: params.domain,
  member_id: params.memberId,
  client_endpoint: params.clientEndpoint,
  server_endpoint: params.serverEndpoint,
  scope: params.scope,
  status: params.status,
})
