import { callerFirst } from '../errors/caller-first.ts'
import { softCodesOf } from '../limits/error-codes.ts'
import { AjaxResult } from '../results/ajax-result.ts'
import type { Payload } from '../types/calls/payload.ts'
import type { PerCallOptions } from '../types/calls/per-call-options.ts'
import { asError } from './as-error.ts'
import type { RequestOptions } from './request-options.ts'
import { requestPipeline } from './request-pipeline.ts'
import { queryOf } from './rest-call.ts'
import { toRestCall } from './to-rest-call.ts'

/** Sends one call and resolves with its result, after a soft error too. Throws hard errors, and errors from before the call was sent. */
export type SendCall = <T>(
  method: string,
  params: object,
  requestId?: string,
  perCall?: PerCallOptions,
) => Promise<AjaxResult<T>>

/** Builds the pipeline of one REST version. */
export const createSendCall = (options: RequestOptions): SendCall => {
  const send = requestPipeline(options)
  return async <T>(method: string, params: object, requestId?: string, perCall?: PerCallOptions) => {
    // The settings are read once, so a change during the call has no effect on it.
    const settings = options.settings()
    const call = toRestCall(options, method, params, requestId, perCall)
    const query = queryOf(call)
    const outcome = await asError(() => send(call))
    if (outcome.kind === 'reply') {
      const { body, ...reply } = outcome.reply
      return new AjaxResult<T>({ query, answer: payloadOf<T>(body), ...reply })
    }
    const { error } = outcome.failure
    callerFirst(error)
    if (!softCodesOf(settings).includes(error.code)) throw error
    return new AjaxResult<T>({ query, status: error.status, error })
  }
}

/**
 * The reply as a payload. The type of `result` is the caller's choice, and the SDK does not check it. A document without an envelope, such
 * as a portal's OpenAPI document, becomes the result itself.
 */
const payloadOf = <T>(body: Readonly<Record<string, unknown>>): Payload<T> => {
  const answer: unknown = 'result' in body ? body : { result: body }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the type of `result` is the caller's word
  return answer as Payload<T>
}
