import { hookOrigin, parseWebhookUrl, webhookRestUrls } from '../auth/webhook-url.ts'
import { isBrowser } from '../platform/browser-rules.ts'
import type { B24HookParams } from '../types/clients.ts'
import { browserWarning } from './browser-warning.ts'
import { type CallActions, type CallsOptions, singleCalls } from './single-calls.ts'

/**
 * A small webhook client. It makes single calls only, to keep bundles small. Calls, limits, retries and errors are those of the package
 * root's client. Batches, lists, logger and statistics are left out.
 */
export class HookCalls {
  readonly actions: CallActions
  #warnsInBrowser = true

  constructor(params: B24HookParams, options: CallsOptions = {}) {
    const b24Url = hookOrigin(params.b24Url)
    const restUrls = webhookRestUrls({ ...params, b24Url })
    const beforeCall = (): void => {
      if (this.#warnsInBrowser && isBrowser()) console.warn(browserWarning)
      this.#warnsInBrowser = false
    }
    this.actions = singleCalls({ origin: b24Url, restUrls, authorise: [], beforeCall }, options)
  }

  /**
   * Creates a client from the webhook's address, as the portal shows it.
   * @throws {SdkError} `JSSDK_HOOK_URL_EMPTY`, `_INVALID`, `_NOT_HTTPS`, `_MALFORMED`, `_USER_ID_NOT_NUMERIC`; no error text contains the
   * address
   */
  static fromWebhookUrl(url: string, options: CallsOptions = {}): HookCalls {
    return new HookCalls(parseWebhookUrl(url), options)
  }

  /** Turns off the warning that a browser shows the webhook's secret to its visitors. */
  offClientSideWarning(): void {
    this.#warnsInBrowser = false
  }
}
