import { platformTransport } from '#platform-transport'
import type { Limiter } from '../limits/limiter.ts'
import { systemClock } from '../platform/clock.ts'
import { AjaxResult } from '../results/ajax-result.ts'
import type { ApiVersion } from '../types/api-version.ts'
import type { Payload } from '../types/payload.ts'
import type { PerCallOptions } from '../types/per-call-options.ts'
import { asError } from './as-error.ts'
import type { BatchCommands } from './batch-commands.ts'
import { defaultMaxReplyBytes } from './http-options.ts'
import type { HttpOptions } from './http-options.ts'
import type { Observer } from './observer.ts'
import type { Middleware } from './pipeline.ts'
import { requestPipeline } from './request-pipeline.ts'
import { queryOf } from './rest-call.ts'
import { toRestCall } from './to-rest-call.ts'
import type { TransportSettings } from './transport-settings.ts'

/** Sends one call and gives its result: of a success, of a soft error too. Throws what is hard, or was refused here. */
export type SendCall = <T>(
  method: string,
  params: object,
  requestId?: string,
  perCall?: PerCallOptions,
) => Promise<AjaxResult<T>>

/** Where calls go. */
export interface Portal {
  /** Without any credential. */
  origin(): string
  /** The REST base of the version, without a trailing slash. It may hold a webhook's secret: never log it. */
  restUrl(): string
  /** Tells credentials apart without being one. */
  credential(): string
}

export interface SendCallOptions {
  readonly version: ApiVersion
  readonly portal: Portal
  /** Adds the token to a call; nothing when the address says all. */
  readonly authorise: readonly Middleware[]
  readonly limiter: Limiter
  readonly http: Omit<HttpOptions, 'versionRule'>
  /** What refuses calls beside the checks that every client makes. */
  readonly guards: readonly Middleware[]
  readonly commands?: BatchCommands | undefined
  readonly observer: Observer
  /** Asked for every call, so that a change holds from the next one on. */
  readonly settings: () => TransportSettings
  readonly timeoutMs: () => number
  readonly headers: () => Readonly<Record<string, string>>
}

/** Builds the pipeline of one REST version. */
export const createSendCall = (options: SendCallOptions): SendCall => {
  const { version, portal, authorise, limiter, http, guards, commands, observer, settings, timeoutMs, headers } =
    options
  const send = requestPipeline({
    authorise,
    guards,
    retry: {
      clock: http.clock ?? systemClock,
      random: http.random ?? Math.random,
      observer,
      rules: () => settings().retryRules,
    },
    limits: {
      limiter,
      credential: () => portal.credential(),
      settings: () => settings().restrictions,
      observer,
      commands,
    },
    wire: {
      transport: http.transport ?? platformTransport(),
      encodeOptions: () => ({
        baseUrl: portal.restUrl(),
        headers: headers(),
        sendsUserAgent: typeof document === 'undefined',
      }),
      maxReplyBytes: http.maxReplyBytes ?? defaultMaxReplyBytes,
    },
  })
  return async <T>(method: string, params: object, requestId?: string, perCall?: PerCallOptions) => {
    const { retry, softCodes } = settings()
    const call = toRestCall(
      { version, portal: portal.origin(), method, params, requestId, perCall, commands },
      { retry, timeoutMs: timeoutMs() },
    )
    const query = queryOf(call)
    const outcome = await asError(send(call))
    if (outcome.kind === 'reply') {
      const { body, status, error, isReplay } = outcome.reply
      return new AjaxResult<T>({ answer: payloadOf<T>(body), query, status, error, isReplay })
    }
    const { error } = outcome.failure
    if (!softCodes.has(error.code)) throw error
    const answer = { error: error.code, error_description: error.message }
    return new AjaxResult<T>({ answer, query, status: error.status, error })
  }
}

/**
 * The reply as the result reads it. Its `result` has the type that the caller named: the SDK does not check that.
 * A bare document, such as the OpenAPI description of a portal, has no envelope and becomes the result itself.
 */
const payloadOf = <T>(body: Readonly<Record<string, unknown>>): Payload<T> => {
  const answer: unknown = 'result' in body ? body : { result: body }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type of `result` is the caller's word
  return answer as Payload<T>
}
