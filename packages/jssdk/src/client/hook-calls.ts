import { hookOrigin, parseWebhookUrl, webhookRestUrls } from '../auth/webhook-url.ts'
import { createLimiter } from '../limits/limiter.ts'
import { defaultRestrictions, mergeRestrictionParams } from '../limits/restrictions.ts'
import { credentialId } from '../request/credential-id.ts'
import { defaultTimeoutMs } from '../request/http-options.ts'
import { createSendCall } from '../request/send-call.ts'
import { transportSettings } from '../request/transport-settings.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { TypeCallParamsV2, TypeCallParamsV3 } from '../types/call-params.ts'
import type { B24HookParams } from '../types/clients.ts'
import type { PerCallOptions } from '../types/per-call-options.ts'
import type { ClientOptions } from './client-options.ts'
import { browserWarning } from './browser-warning.ts'

/** One REST call. */
export interface CallOptions<Params> extends PerCallOptions {
  readonly method: string
  readonly params?: Params
  /** Sent with the call and found in the portal's logs. @default a new UUID */
  readonly requestId?: string
}

/** The one action of this client, in the form that the full client has it. */
export interface CallAction<Params> {
  readonly call: { make<T = unknown>(options: CallOptions<Params>): Promise<AjaxResult<T>> }
}

/** Which methods REST v3 serves is left to the portal: the SDK's own list of them weighs too much here. */
export type CallsOptions = Omit<ClientOptions, 'v3Methods'>

/**
 * A webhook client that makes single calls and nothing else, for bundles where each byte counts: the same calls, limits, retries
 * and errors as the client of the package root, without batches, lists, logger and statistics.
 */
export class HookCalls {
  readonly actions: { readonly v2: CallAction<TypeCallParamsV2>; readonly v3: CallAction<TypeCallParamsV3> }
  #warnsInBrowser = true

  constructor(params: B24HookParams, options: CallsOptions = {}) {
    const origin = hookOrigin(params.b24Url)
    const restUrls = webhookRestUrls({ ...params, b24Url: origin })
    const credential = credentialId(restUrls.get(ApiVersion.v2) ?? '')
    const { restrictionParams, clock, limitStore: store } = options
    const settings = transportSettings(mergeRestrictionParams(defaultRestrictions, restrictionParams))
    const limiter = createLimiter(origin, { store, clock })
    const action = <Params extends object>(version: ApiVersion): CallAction<Params> => {
      const send = createSendCall({
        version,
        portal: { origin: () => origin, restUrl: () => restUrls.get(version) ?? '', credential: () => credential },
        limiter,
        http: options,
        guards: [],
        observer: options.observer ?? (() => undefined),
        settings: () => settings,
        timeoutMs: () => options.timeoutMs ?? defaultTimeoutMs,
        headers: () => options.headers ?? {},
      })
      return {
        call: {
          make: async <T>({ method, params: callParams, requestId, ...perCall }: CallOptions<Params>) => {
            if (this.#warnsInBrowser && isBrowserPage()) console.warn(browserWarning)
            return send<T>(method, callParams ?? {}, requestId, perCall)
          },
        },
      }
    }
    this.actions = { v2: action(ApiVersion.v2), v3: action(ApiVersion.v3) }
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

const isBrowserPage = (): boolean => typeof window !== 'undefined' && typeof document !== 'undefined'
