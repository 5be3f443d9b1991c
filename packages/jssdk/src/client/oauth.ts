import { AuthOAuthManager } from '../auth/oauth-auth.ts'
import type { OAuthOptions } from '../auth/oauth-auth.ts'
import { profileFailed } from '../errors/catalogues/client-errors.ts'
import { type SdkError, textOfThrown } from '../errors/sdk-error.ts'
import { forcedLog } from '../logger/forced-log.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { B24OAuthParams, B24OAuthSecret } from '../types/clients.ts'
import type { CallbackRefreshAuth, CustomRefreshAuth } from '../types/oauth.ts'
import { AbstractB24 } from './abstract-b24.ts'
import type { ClientOptions } from './client-options.ts'

const browserWarning =
  "An application's tokens in a browser are open to every visitor. Call the portal from a server, or use B24Frame inside the portal."

/** A client that calls a portal as an installed application, on the application's server. */
export class B24OAuth extends AbstractB24 {
  readonly #auth: AuthOAuthManager

  /** @throws {SdkError} `JSSDK_OAUTH_PARAMS_INVALID`: no tokens or keys are given; `JSSDK_OAUTH_ENDPOINT_INVALID`: an endpoint is no https address */
  constructor(authOptions: B24OAuthParams, oAuthSecret: B24OAuthSecret, options: ClientOptions & OAuthOptions = {}) {
    super(options)
    const { clock, onTokenStoreError } = options
    this.#auth = new AuthOAuthManager(authOptions, oAuthSecret, {
      ...options,
      onTokenStoreError: (error) => {
        this.#warnOfStore(error)
        onTokenStoreError?.(error)
      },
      ...(clock !== undefined && { nowMs: () => clock.nowMs() }),
    })
    this.wireUp(this.#auth)
    this.#warnInBrowser(true)
  }

  get isInit(): boolean {
    return true
  }

  get auth(): AuthOAuthManager {
    return this.#auth
  }

  /**
   * Asks the portal whether the tokens belong to an administrator. `auth.isAdmin` has the answer afterwards.
   * @throws {SdkError} `JSSDK_OAUTH_PROFILE_FAILED`, with the reason in `cause`
   */
  async initIsAdmin(requestId?: string): Promise<void> {
    try {
      const response = await this.getHttpClient(ApiVersion.v2).call<{ ADMIN?: boolean }>('profile', {}, requestId)
      const data = response.getData()
      if (data === undefined) throw response.getErrors().next().value
      this.#auth.setIsAdmin(data.result.ADMIN === true)
    } catch (cause) {
      throw profileFailed({ cause })
    }
  }

  /** Sets a callback that is awaited after every renewal of the tokens, so that the program can store them. */
  setCallbackRefreshAuth(callback: CallbackRefreshAuth): void {
    this.#auth.setCallbackRefreshAuth(callback)
  }

  removeCallbackRefreshAuth(): void {
    this.#auth.removeCallbackRefreshAuth()
  }

  /** `refresh` replaces the request to the authorisation server. */
  setCustomRefreshAuth(refresh: CustomRefreshAuth): void {
    this.#auth.setCustomRefreshAuth(refresh)
  }

  removeCustomRefreshAuth(): void {
    this.#auth.removeCustomRefreshAuth()
  }

  /**
   * Makes sure that the store has the newest tokens of this process. Await it before the process ends. Also call it after a new
   * authorisation, so that every process with the same store gets the new tokens.
   * @throws {SdkError} `JSSDK_TOKEN_STORE_FAILED`, `JSSDK_TOKEN_STORE_CORRUPT`: the store does not have the tokens
   */
  storeTokens(): Promise<void> {
    return this.#auth.storeTokens()
  }

  /**
   * Tries once more to store tokens that the store refused, and does not wait for the result. To be sure, call `await storeTokens()` first.
   */
  override destroy(): void {
    this.#auth.destroy()
  }

  /** Turns off the warning that a browser shows the tokens to its visitors. */
  offClientSideWarning(): void {
    this.#warnInBrowser(false)
  }

  #warnOfStore({ code, message, cause }: SdkError): void {
    const context = { code, ...(cause !== undefined && { cause: textOfThrown(cause) }) }
    forcedLog(this.getLogger(), 'warning', message, context).catch(() => undefined)
  }

  #warnInBrowser(value: boolean): void {
    for (const version of [ApiVersion.v2, ApiVersion.v3])
      this.getHttpClient(version).setClientSideWarning(value, browserWarning)
  }
}
