import { AjaxError } from '../errors/ajax-error.ts'
import { redirected, replyEmpty, replyNotJson, replyUnexpected } from '../errors/catalogue.ts'
import { LONGEST_RESET_WAIT_MS } from '../limits/operating-budget.ts'
import { isObject } from '../types/narrow.ts'
import { failed, replied } from './failure.ts'
import type { Failure, Outcome } from './failure.ts'
import { queryOf } from './rest-call.ts'
import type { RestCall } from './rest-call.ts'
import type { HttpReply } from './transport.ts'

/** Turns a reply's text into the end of the attempt. What comes off the wire is checked here and nowhere else. */
export const decode = (call: RestCall, reply: HttpReply, text: string): Outcome => {
  const { status } = reply
  if (status >= 300 && status < 400) return failed(redirect(call, reply))
  const body = parse(text)
  if (body === undefined) return failed(unreadable(call, status, text))
  if (!isObject(body)) return failed(lostOrRejected(status, replyUnexpected({ ...queryOf(call), status })))
  if (status >= 200 && status < 300) return replied({ status, body })
  return failed(refusal(call, reply, body))
}

/** Reads the error body of either version; a body without one names the status. */
const errorOf = (call: RestCall, status: number, body: Readonly<Record<string, unknown>>): AjaxError =>
  AjaxError.fromResponse({ status, data: body, config: queryOf(call) })

const redirect = (call: RestCall, { status, location }: HttpReply): Failure => {
  const error = redirected({ ...queryOf(call), status })
  return location === undefined ? { kind: 'rejected', error } : { kind: 'moved', error, location }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Gateways, maintenance pages and cut connections answer with something else; the caller names what.
    return undefined
  }
}

const unreadable = (call: RestCall, status: number, text: string): Failure => {
  const details = { ...queryOf(call), status }
  return lostOrRejected(status, text.trim() === '' ? replyEmpty(details) : replyNotJson(details))
}

/** A client error is the portal's answer even without JSON; anything else may come from a gateway after the call had run. */
const lostOrRejected = (status: number, error: AjaxError): Failure =>
  status >= 400 && status < 500 && status !== 408 && status !== 429
    ? { kind: 'rejected', error }
    : { kind: 'replyLost', error }

const refusal = (
  call: RestCall,
  { status, retryAfter }: HttpReply,
  body: Readonly<Record<string, unknown>>,
): Failure => {
  const error = errorOf(call, status, body)
  const retryAfterMs = secondsToMs(retryAfter)
  if (status === 401 && (error.code === 'expired_token' || error.code === 'invalid_token'))
    return { kind: 'tokenExpired', error }
  if (error.code === 'QUERY_LIMIT_EXCEEDED') return { kind: 'rateLimited', error, retryAfterMs }
  if (status === 429 || error.code === 'OPERATION_TIME_LIMIT') return { kind: 'operatingLimited', error, retryAfterMs }
  if (status === 503)
    return error.code === 'OVERLOAD_LIMIT' ? { kind: 'rejected', error } : { kind: 'rateLimited', error, retryAfterMs }
  if (status >= 500 || status === 408) return { kind: 'serverError', error }
  return { kind: 'rejected', error }
}

const secondsToMs = (retryAfter: string | undefined): number | undefined => {
  const seconds = Number(retryAfter)
  return retryAfter !== undefined && seconds >= 0 ? Math.min(seconds * 1000, LONGEST_RESET_WAIT_MS) : undefined
}
