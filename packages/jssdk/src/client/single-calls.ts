import { restrictionParamsMisplaced } from '../errors/catalogues/client-errors.ts'
import { createLimiter } from '../limits/limiter.ts'
import { defaultRestrictions, type Restrictions } from '../limits/restrictions.ts'
import { textHash } from '../platform/text-hash.ts'
import { givenOptions } from '../actions/given-options.ts'
import { defaultTimeoutMs } from '../request/http-options.ts'
import type { Middleware } from '../request/pipeline.ts'
import { createSendCall } from '../request/send-call.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { TypeCallParamsV2, TypeCallParamsV3 } from '../types/calls/call-params.ts'
import type { PerCallOptions } from '../types/calls/per-call-options.ts'
import type { ClientOptions } from './client-options.ts'

/** One REST call. */
export interface CallOptions<Params> extends PerCallOptions {
  readonly method: string
  readonly params?: Params
  /** Sent with the call and found in the portal's logs. @default a new UUID */
  readonly requestId?: string
}

/** The one action of the small clients, in the form that the full clients have it. */
export interface CallAction<Params> {
  readonly call: { make<T = unknown>(options: CallOptions<Params>): Promise<AjaxResult<T>> }
}

/** The action in both versions of REST. */
export interface CallActions {
  readonly v2: CallAction<TypeCallParamsV2>
  readonly v3: CallAction<TypeCallParamsV3>
}

/**
 * Settings of a small client. It leaves out what would weigh on everybody's bundle: the list of REST v3 methods (the portal decides
 * which it serves there), and changing parts of the limits, which `restrictions()` does for those who import it.
 */
export interface CallsOptions extends Omit<ClientOptions, 'v3Methods' | 'restrictionParams'> {
  /** Limits and retries, made by `restrictions({ ... })`. @default the standard tariff */
  readonly restrictions?: Restrictions | undefined
}

/** Where the calls go, and what they carry. */
export interface CallsTarget {
  /** Without any credential. */
  readonly origin: string
  readonly restUrls: ReadonlyMap<ApiVersion, string>
  readonly authorise: readonly Middleware[]
  /** Runs before every call. */
  readonly beforeCall?: () => void
}

/** Single calls with the limits, retries and errors of the full clients. */
export const singleCalls = (
  { origin, restUrls, authorise, beforeCall }: CallsTarget,
  options: CallsOptions,
): CallActions => {
  if ('restrictionParams' in options) throw restrictionParamsMisplaced()
  const { clock, limitStore, restrictions = defaultRestrictions, timeoutMs = defaultTimeoutMs } = options
  const defaults = { timeout: timeoutMs, headers: { ...options.headers } }
  const limiter = createLimiter(origin, limitStore, clock)
  const credential = textHash(restUrls.get(ApiVersion.v2) ?? origin)
  const action = <Params extends object>(version: ApiVersion): CallAction<Params> => {
    const send = createSendCall({
      version,
      portal: { origin: () => origin, restUrl: () => restUrls.get(version) ?? '', credential: () => credential },
      authorise,
      limiter,
      http: options,
      guards: [],
      observer: options.observer ?? (() => undefined),
      settings: () => restrictions,
      defaults,
    })
    return {
      call: {
        make: async <T>(given: CallOptions<Params>) => {
          beforeCall?.()
          const { method, params, requestId, ...perCall } = givenOptions(given)
          return send<T>(method, params ?? {}, requestId, perCall)
        },
      },
    }
  }
  return { v2: action(ApiVersion.v2), v3: action(ApiVersion.v3) }
}
