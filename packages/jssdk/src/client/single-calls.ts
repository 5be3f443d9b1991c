import { restrictionParamsMisplaced } from '../errors/catalogues/client-errors.ts'
import { createLimiter } from '../limits/limiter.ts'
import { defaultRestrictions, type Restrictions } from '../limits/restrictions.ts'
import { textHash } from '../platform/text-hash.ts'
import { givenOptions } from '../actions/options/given-options.ts'
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
  /** Sent with the call; the portal writes it to its logs. @default a new UUID */
  readonly requestId?: string
}

/** The one action of the small clients. It has the same form as in the full clients. */
export interface CallAction<Params> {
  readonly call: { make<T = unknown>(options: CallOptions<Params>): Promise<AjaxResult<T>> }
}

/** The action in both REST versions. */
export interface CallActions {
  readonly v2: CallAction<TypeCallParamsV2>
  readonly v3: CallAction<TypeCallParamsV3>
}

/**
 * Settings of a small client. Two settings of the full clients are missing, to keep bundles small. There is no list of REST v3 methods: the
 * portal decides. Limits cannot be changed in part: `restrictions()` makes them, and only its users load its code.
 */
export interface CallsOptions extends Omit<ClientOptions, 'v3Methods' | 'restrictionParams'> {
  /** Limits and retries, from `restrictions({ ... })`. @default the standard plan */
  readonly restrictions?: Restrictions | undefined
}

/** The address of the calls, and what is added to them. */
export interface CallsTarget {
  /** The portal's address without any credential. */
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
