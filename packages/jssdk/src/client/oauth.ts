import { AuthOAuthManager } from '../auth/oauth-auth.ts'
import type { OAuthOptions } from '../auth/oauth-auth.ts'
import { profileFailed } from '../errors/client-errors.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { B24OAuthParams, B24OAuthSecret } from '../types/clients.ts'
import type { CallbackRefreshAuth, CustomRefreshAuth } from '../types/oauth.ts'
import { AbstractB24 } from './abstract-b24.ts'
import type { ClientOptions } from './client-options.ts'

const browserWarning =
  "An application's tokens in a browser are open to every visitor. Call the portal from a server, or use B24Frame inside the portal."

/** A client that calls a portal as an installed application, on the application's server. */
export class B24OAuth extends AbstractB24 {
  readonly #auth: AuthOAuthManager

  /** @throws {SdkError} `JSSDK_OAUTH_ENDPOINT_INVALID`: an endpoint is no https address */
  constructor(authOptions: B24OAuthParams, oAuthSecret: B24OAuthSecret, options: ClientOptions & OAuthOptions = {}) {
    super(options)
    const { clock } = options
    this.#auth = new AuthOAuthManager(authOptions, oAuthSecret, {
      ...options,
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
   * Asks the portal whether the user behind the tokens is an administrator; `auth.isAdmin` tells it from then on.
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

  /** `callback` is awaited after every renewal of the tokens, so that the program can store them. */
  setCallbackRefreshAuth(callback: CallbackRefreshAuth): void {
    this.#auth.setCallbackRefreshAuth(callback)
  }

  removeCallbackRefreshAuth(): void {
    this.#auth.removeCallbackRefreshAuth()
  }

  /** `refresh` takes the place of the request to the authorisation server. */
  setCustomRefreshAuth(refresh: CustomRefreshAuth): void {
    this.#auth.setCustomRefreshAuth(refresh)
  }

  removeCustomRefreshAuth(): void {
    this.#auth.removeCustomRefreshAuth()
  }

  /** Silences the warning that a browser shows the tokens to its visitors. */
  offClientSideWarning(): void {
    this.#warnInBrowser(false)
  }

  #warnInBrowser(value: boolean): void {
    for (const version of [ApiVersion.v2, ApiVersion.v3])
      this.getHttpClient(version).setClientSideWarning(value, browserWarning)
  }
}
