import type { CallOutcome } from '../types/calls/errors.ts'

/** Refusals by a limit. With any status, the portal has done nothing. */
const refusals = /^(QUERY_LIMIT_EXCEEDED|OVERLOAD_LIMIT|OPERATION_TIME_LIMIT)$/
/** The method failed while it ran, with any status. */
const breakdowns = /^(INTERNAL_SERVER_ERROR|ERROR_UNEXPECTED_ANSWER)$/
/** The SDK's codes for a reply without an error of the portal. It may come from a proxy, while the call was on its way. */
const withoutError = /^JSSDK_(REPLY|INTERNAL)_/
/** Statuses of a proxy that did not pass a call on. */
const beforeSending = new Set([401, 403, 404, 407, 413, 414, 429, 431])

/** The outcome of a call with an error reply, by its code and HTTP status. */
export const outcomeOfReply = (code: string, status: number): CallOutcome => {
  if (refusals.test(code)) return 'refused'
  const isLost = status < 200 || status >= 500 || [408, 499].includes(status) || breakdowns.test(code)
  return isLost || (withoutError.test(code) && !beforeSending.has(status)) ? 'unknown' : 'refused'
}
