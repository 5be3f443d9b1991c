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
   * Where the tokens are kept. Clients with the same store refresh the tokens once for all of them. Without a user id (`userId` 0) the
   * client does not use the store and keeps the tokens itself. @default memory of this process
   */
  readonly tokenStore?: TokenStore | undefined
  /**
   * Called when the store fails and the calls go on. Either new tokens are only in memory until a later call or `storeTokens()` stores
   * them, or a lock could not be released. The client also logs the error, with any logger.
   */
  readonly onTokenStoreError?: ((error: SdkError) => void) | undefined
  /** Time limit for the authorisation server's answer, in milliseconds. @default 30_000 */
  readonly refreshTimeoutMs?: number | undefined
  /**
   * Sends the refresh requests; a client passes its own transport. @default Node's own HTTP client on Node, the platform's `fetch`
   * elsewhere
   */
  readonly transport?: Transport | undefined
  /** Replaces `transport` for the refresh requests. */
  readonly fetch?: typeof globalThis.fetch | undefined
  readonly nowMs?: (() => number) | undefined
}

const processStore = /* @__PURE__ */ memoryTokenStore()

/** Authorisation by the tokens of an installed application. Callers that need new tokens at the same time share one refresh. */
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
  /** How far the authorisation server's clock is ahead of this one. */
  #skewMs = 0
  #callback: CallbackRefreshAuth | undefined
  #customRefresh: CustomRefreshAuth | undefined

  /** @throws {SdkError} `JSSDK_OAUTH_PARAMS_INVALID`: no tokens or keys are given; `JSSDK_OAUTH_ENDPOINT_INVALID`: an endpoint is no https address */
  constructor(params: B24OAuthParams, secret: B24OAuthSecret, options: OAuthOptions = {}) {
    // A program without types may leave an argument out, or pass an environment variable that is not set.
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
      // An error in the program's own function must not lose the tokens.
      const tell = async (): Promise<void> => options.onTokenStoreError?.(fault)
      tell().catch(() => undefined)
    }
    this.#keeper = tokenKeeper({
      // Tokens belong to one user of one portal and to one application, and must not be mixed. A client without a user id cannot tell its
      // tokens from another user's. So it shares none, and leaves none in a store that outlives it.
      store: params.userId > 0 ? (options.tokenStore ?? processStore) : memoryTokenStore(),
      installation: [params.memberId, params.userId, secret.clientId].join(' '),
      own: () => this.#tokens,
      nowMs: this.#nowMs,
      onFault: this.#onStoreFault,
    })
  }

  /**
   * The tokens, or `false` when they have expired. Every call comes here, so this also tries again to store tokens that the store refused.
   */
  readonly getAuthData = (): false | AuthData => {
    this.#keeper.retry()
    return this.#isExpired(this.#tokens) ? false : this.#authData()
  }

  /**
   * Renews the tokens. When another process with the same store has renewed them meanwhile, this client uses those.
   * @throws {RefreshTokenError} the authorisation server refused, did not answer in time, or answered without tokens
   * @throws {SdkError} `JSSDK_TOKEN_STORE_FAILED`, `JSSDK_TOKEN_STORE_CORRUPT`: without the store the client cannot know whether another
   * process used the refresh token. The server was not asked, and nothing is lost
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
      // Another process's tokens count as the newest even when they have expired: our refresh token was used up to get them.
      const before = await turn.newest()
      this.#adopt(before)
      if (isRenewed()) return this.#authData()
      const renewed = await this.#renew()
      // The skew is kept because with a clock that is an hour fast new tokens would look expired, and every call would renew them.
      this.#skewMs = (renewed.expires - renewed.expires_in) * 1000 - this.#nowMs()
      this.#adopt(renewed)
      await turn.keep(renewed, before)
      await this.#callback?.({ authData: this.#authData(), b24OAuthParams: this.#currentParams() })
      return this.#authData()
    })
  }

  /**
   * Makes sure that the store has the newest tokens of this process. Call it at the end of a program, for tokens that could not be stored.
   * Also call it after a new authorisation, so that every process with the same store gets the new tokens. Do not call it inside the
   * refresh callback.
   * @throws {SdkError} `JSSDK_TOKEN_STORE_FAILED`, `JSSDK_TOKEN_STORE_CORRUPT`: the store does not have the tokens
   */
  storeTokens(): Promise<void> {
    return this.#keeper.save()
  }

  /** Tries once more to store tokens that the store refused, and does not wait for the result. */
  destroy(): void {
    this.#keeper.retry(this.#onStoreFault)
  }

  readonly getUniq = (prefix: string): string => `${prefix}_${this.#params.memberId}`

  /** @throws {SdkError} `JSSDK_OAUTH_IS_ADMIN_NOT_INIT`: the client's `initIsAdmin()` was not called */
  get isAdmin(): boolean {
    if (this.#isAdmin === undefined) throw isAdminNotInit()
    return this.#isAdmin
  }

  /** Stores whether the portal calls the user an administrator. */
  setIsAdmin(value: boolean): void {
    this.#isAdmin = value
  }

  /** Sets a callback that is awaited after every renewal, so that the program can store the tokens. */
  setCallbackRefreshAuth(callback: CallbackRefreshAuth): void {
    this.#callback = callback
  }

  removeCallbackRefreshAuth(): void {
    this.#callback = undefined
  }

  /** `refresh` replaces the request to the authorisation server. */
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

  /** Takes the new address of a renamed portal. Returns `false` when the redirect leads elsewhere. */
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
