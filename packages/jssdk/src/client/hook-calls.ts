import { hookOrigin, parseWebhookUrl, webhookRestUrls } from '../auth/webhook-url.ts'
import { isBrowser } from '../platform/browser-rules.ts'
import type { B24HookParams } from '../types/clients.ts'
import { browserWarning } from './browser-warning.ts'
import { type CallActions, type CallsOptions, singleCalls } from './single-calls.ts'

/**
 * A webhook client that makes single calls and nothing else, for bundles where each byte counts: the same calls, limits, retries
 * and errors as the client of the package root, without batches, lists, logger and statistics.
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
   * A client from the webhook's address as the portal shows it.
   * @throws {SdkError} `JSSDK_HOOK_URL_EMPTY`, `_INVALID`, `_NOT_HTTPS`, `_MALFORMED`, `_USER_ID_NOT_NUMERIC`; none repeats the address
   */
  static fromWebhookUrl(url: string, options: CallsOptions = {}): HookCalls {
    return new HookCalls(parseWebhookUrl(url), options)
  }

  /** Silences the warning that a browser shows the webhook's secret to its visitors. */
  offClientSideWarning(): void {
    this.#warnsInBrowser = false
  }
}
