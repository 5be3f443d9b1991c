import type { TypeCallParams } from '../../types/calls/call-params.ts'
import type { CallOutcome } from '../../types/calls/errors.ts'
import { AjaxError } from '../ajax-error.ts'
import type { SdkErrorCode } from '../codes.ts'
import { ofRequest, sdkError, type SdkError } from '../sdk-error.ts'

/** The call of an error. */
export interface CallFacts {
  readonly method: string
  /** Absent when there is no request yet. */
  readonly requestId?: string | undefined
  readonly params?: TypeCallParams | undefined
  /** The original error. */
  readonly cause?: unknown
  /** @default by code and status */
  readonly outcome?: CallOutcome | undefined
  /** The key of the call. */
  readonly idempotencyKey?: string | undefined
  /** Where to look for the cause, when the transport knows more than "the network and the address". */
  readonly advice?: string | undefined
}
/** A call that got an HTTP reply. */
export interface ReplyFacts extends CallFacts {
  readonly status: number
  /** The proxy that may have answered instead of the portal. */
  readonly answeredBy?: string | undefined
}

/** `text` follows the method's name in the message. */
const callError = (call: CallFacts, code: SdkErrorCode | (string & {}), status: number, text: string): AjaxError => {
  const { method, requestId = '-', params } = call
  return new AjaxError({
    ...call,
    code,
    status,
    description: `${method} ${text} (request ${requestId}).`,
    requestInfo: { method, requestId, ...(params && { params }) },
    originalError: call.cause,
  })
}

/** A call that was not sent. */
const notSent = (call: CallFacts, code: SdkErrorCode, reason: string): AjaxError =>
  callError({ ...call, outcome: 'notSent' }, code, 400, `was not sent: ${reason}`)

export const invalidParams = (call: CallFacts, reason: string): AjaxError =>
  notSent(call, 'JSSDK_INVALID_PARAMS', `${reason}. Pass plain values`)

/** The invalid value is not part of the text: it may be an address with a webhook's secret. */
export const methodInvalid = (call: { readonly requestId?: string | undefined }): AjaxError =>
  notSent({ method: '?', requestId: call.requestId }, 'JSSDK_INVALID_PARAMS', '`method` is missing or no name')

export const timeoutInvalid = (call: CallFacts, timeoutMs: unknown): AjaxError =>
  notSent(call, 'JSSDK_TIMEOUT_INVALID', `timeoutMs is ${String(timeoutMs)}. Give milliseconds above 0`)

export const idempotencyKeyInvalid = (call: CallFacts): AjaxError =>
  notSent(call, 'JSSDK_IDEMPOTENCY_KEY_INVALID', 'idempotencyKey is no ASCII of 1 to 255 bytes. Give a UUID')

export const methodNotInV3 = ({ method, requestId }: { method: string; requestId?: string | undefined }): SdkError =>
  sdkError(
    'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    500,
    `restApi:v3 not support method ${method}. Use v2, or v3Methods: 'server'${ofRequest(requestId)}.`,
  )

export const pagingNotInV3 = ({ method, requestId }: { method: string; requestId: string }): SdkError =>
  sdkError(
    'JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3',
    500,
    `${method} has no next page in REST v3. Use callList (request ${requestId}).`,
  )

export const apiVersionUnknown = (version: unknown): SdkError =>
  sdkError('JSSDK_CORE_B24_API_WRONG', 500, `No REST version ${String(version)}. Use 'v2' or 'v3'.`)

const notReached = 'did not reach the portal'

/** Advice for a browser, which does not report a failed preflight. It may have refused to send the call because of these headers. */
export const heldBackFor = (headers: readonly string[]): string =>
  `Likely the portal's preflight does not allow ${headers.join(', ')}. Leave them out`

/** `isCut`: a part of the reply had arrived. `code` is set when another attempt cannot help. */
export const networkError = (call: CallFacts, code = 'NETWORK_ERROR', isCut = false): AjaxError => {
  const gotNone = isCut ? 'got a reply that was cut' : 'got no reply'
  return callError(
    call,
    code,
    0,
    `${call.outcome === 'notSent' ? notReached : gotNone}. ${call.advice || "Check the network and the portal's address"}`,
  )
}

export const requestTimeout = (call: CallFacts, timeoutMs: number): AjaxError => {
  const what = call.outcome === 'notSent' ? notReached : 'had no answer'
  return callError(
    call,
    'REQUEST_TIMEOUT',
    408,
    `${what} within ${timeoutMs} ms. ${call.advice || 'Check the network'} or raise timeoutMs`,
  )
}

export const callCancelled = (reason: unknown): SdkError =>
  sdkError('JSSDK_CANCELLED', 0, 'Cancelled. See the cause.', reason)

export const outcomeUnknown = (call: CallFacts): AjaxError =>
  callError(
    call,
    'JSSDK_OUTCOME_UNKNOWN',
    0,
    `may have run: its reply was lost. Check before sending it again${call.advice ? `. ${call.advice}` : call.idempotencyKey === undefined ? '' : ", or use this error's idempotencyKey"}`,
  )

const replyError = (call: ReplyFacts, code: SdkErrorCode, what: string): AjaxError =>
  callError(call, code, call.status, `was answered with ${call.status} and ${what}`)

export const replyNotJson = (call: ReplyFacts): AjaxError =>
  replyError(
    call,
    'JSSDK_REPLY_NOT_JSON',
    `no JSON, by ${call.answeredBy ?? 'a proxy'} or cut. Check the portal's address`,
  )

export const replyEmpty = (call: ReplyFacts): AjaxError =>
  replyError(call, 'JSSDK_REPLY_EMPTY', 'no body. See outcome before trying again')

export const replyTooLarge = (call: ReplyFacts, limitBytes: number): AjaxError =>
  replyError(call, 'JSSDK_REPLY_TOO_LARGE', `over ${limitBytes} bytes. Select less`)

export const replyUnexpected = (call: ReplyFacts): AjaxError =>
  replyError(call, 'JSSDK_REPLY_UNEXPECTED', "no result. Check the portal's address")

export const redirected = (call: ReplyFacts): AjaxError =>
  replyError(call, 'JSSDK_REDIRECTED', "a redirect. Use the portal's new address")
