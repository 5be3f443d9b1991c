import { type AjaxError, errorOfBody, replyCause } from '../../errors/ajax-error.ts'
import { redirected, replyEmpty, replyNotJson, replyUnexpected } from '../../errors/catalogues/catalogue.ts'
import type { CallFacts, ReplyFacts } from '../../errors/catalogues/catalogue.ts'
import { LONGEST_RESET_WAIT_MS } from '../../limits/operating-budget.ts'
import { errorOfAnswer, isErrorAnswer } from '../../results/answer-error.ts'
import { ApiVersion } from '../../types/calls/api-version.ts'
import { isObject, saysSomething } from '../../types/narrow.ts'
import { failed, replied } from '../failure.ts'
import type { Failure, Outcome } from '../failure.ts'
import { factsOf, queryOf } from '../rest-call.ts'
import type { RestCall } from '../rest-call.ts'
import type { HttpReply } from '../../transport/transport.ts'

/** Turns a reply into the outcome of an attempt. Received data is checked here only. */
export const decode = (call: RestCall, reply: HttpReply, text: string): Outcome => {
  const { status, retryAfter, isReplay } = reply
  if (status >= 300 && status < 400) return failed(redirect(call, reply))
  const body = parse(text)
  const unusable = (makeError: (facts: ReplyFacts) => AjaxError): Outcome =>
    lostOrRejected(call, reply, (facts) => makeError({ ...facts, cause: replyCause(status, body ?? text) }))
  if (body === undefined) return unusable(text.trim() === '' ? replyEmpty : replyNotJson)
  if (!isObject(body)) return unusable(replyUnexpected)
  const isOk = status >= 200 && status < 300
  if (isOk && !isErrorAnswer(body))
    return 'result' in body || isDocument(call)
      ? replied({ status, body, isReplay, mayHaveRun: call.mayHaveRun })
      : unusable(replyUnexpected)
  const details = { ...factsOfAnswered(call, status, body), requestInfo: queryOf(call), status }
  if (isOk) return replied({ status, body, error: errorOfAnswer(body, details) })
  const error = errorOfBody(body, { ...details, code: 'JSSDK_INTERNAL_AJAX_ERROR' })
  return failed({ kind: kindOfRefusal(status, error.code), error, retryAfterMs: secondsToMs(retryAfter) })
}

/** The only methods whose reply is a document without an envelope. */
const isDocument = ({ method }: RestCall): boolean => /^(rest\.documentation\.openapi|documentation)$/i.test(method)

/**
 * A failed REST v3 batch is answered with the failed command's error. The commands before it have run. Nothing has run after a 401 or a
 * 503, or when a method does not exist, because the portal checks all names first. In any reply, an error beside a result leaves open which
 * of them is right.
 */
const factsOfAnswered = (
  call: RestCall,
  status: number,
  { error, result }: Readonly<Record<string, unknown>>,
): CallFacts => {
  const isAtTheDoor =
    [401, 503].includes(status) || (isObject(error) && String(error['code']).endsWith('_METHODNOTFOUNDEXCEPTION'))
  const isPart = call.isBatch && call.version === ApiVersion.v3 && call.commandMethods?.size !== 1 && !isAtTheDoor
  return factsOf(call, isPart || saysSomething(result) ? 'unknown' : undefined)
}

/** A server that redirects a call has not run it. With other such statuses, 303 above all, the call may have run. */
const redirect = (call: RestCall, { status, location }: HttpReply): Failure => {
  const isSentOn = [301, 302, 307, 308].includes(status)
  const error = redirected({ ...factsOf(call, isSentOn ? 'refused' : 'unknown'), status })
  return isSentOn && location !== undefined
    ? { kind: 'moved', error, location: () => location }
    : { kind: 'rejected', error }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // Gateways, maintenance pages and cut connections do not send JSON. The caller makes the error.
    return undefined
  }
}

/**
 * A client error is the portal's own answer, even without JSON. Any other reply without JSON may come from a gateway, after the call had
 * run.
 */
const lostOrRejected = (
  call: RestCall,
  { status, answeredBy }: HttpReply,
  makeError: (facts: ReplyFacts) => AjaxError,
): Outcome => {
  const isRejected = status >= 400 && status < 500 && status !== 408 && status !== 429
  const error = makeError({
    ...(isRejected ? factsOfAnswered(call, status, {}) : factsOf(call, 'unknown')),
    status,
    answeredBy,
  })
  return failed({ kind: isRejected ? 'rejected' : 'replyLost', error })
}

const kindOfRefusal = (status: number, code: string) => {
  if (status === 401 && /^(expired|invalid)_token$/.test(code)) return 'tokenExpired'
  if (code === 'QUERY_LIMIT_EXCEEDED') return 'rateLimited'
  if (status === 429 || code === 'OPERATION_TIME_LIMIT') return 'operatingLimited'
  if (status === 503) return code === 'OVERLOAD_LIMIT' ? 'rejected' : 'rateLimited'
  return status >= 500 || status === 408 ? 'serverError' : 'rejected'
}

const secondsToMs = (retryAfter: string | undefined): number | undefined => {
  const seconds = Number(retryAfter)
  return retryAfter !== undefined && seconds >= 0 ? Math.min(seconds * 1000, LONGEST_RESET_WAIT_MS) : undefined
}
