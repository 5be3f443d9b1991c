import { AuthHookManager } from '../auth/hook-auth.ts'
import { parseWebhookUrl } from '../auth/webhook-url.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { B24HookParams } from '../types/clients.ts'
import { AbstractB24 } from './abstract-b24.ts'
import { browserWarning } from './browser-warning.ts'
import type { ClientOptions } from './client-options.ts'

/**
 * A client that calls a portal through an incoming webhook, on a server or in a script.
 * @example
 * const $b24 = B24Hook.fromWebhookUrl(process.env.B24_HOOK)
 * const response = await $b24.actions.v2.call.make({ method: 'profile' })
 */
export class B24Hook extends AbstractB24 {
  readonly #auth: AuthHookManager

  constructor(params: B24HookParams, options: ClientOptions = {}) {
    super(options)
    this.#auth = new AuthHookManager(params)
    this.wireUp(this.#auth)
    this.#warnInBrowser(true)
  }

  /**
   * Creates a client from the webhook's address, as the portal shows it.
   * @throws {SdkError} `JSSDK_HOOK_URL_EMPTY`, `_INVALID`, `_NOT_HTTPS`, `_MALFORMED`, `_USER_ID_NOT_NUMERIC`; no error text contains the
   * address
   */
  static fromWebhookUrl(url: string, options: ClientOptions = {}): B24Hook {
    return new B24Hook(parseWebhookUrl(url), options)
  }

  get isInit(): boolean {
    return true
  }

  get auth(): AuthHookManager {
    return this.#auth
  }

  /** Turns off the warning that a browser shows the webhook's secret to its visitors. */
  offClientSideWarning(): void {
    this.#warnInBrowser(false)
  }

  #warnInBrowser(value: boolean): void {
    for (const version of [ApiVersion.v2, ApiVersion.v3])
      this.getHttpClient(version).setClientSideWarning(value, browserWarning)
  }
}
