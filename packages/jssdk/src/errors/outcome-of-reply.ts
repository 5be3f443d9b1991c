import type { CallOutcome } from '../types/calls/errors.ts'

/** Refusals by a limit: the portal has done nothing, whatever status they come with. */
const refusals = /^(QUERY_LIMIT_EXCEEDED|OVERLOAD_LIMIT|OPERATION_TIME_LIMIT)$/
/** The method broke down on its way, whatever status says so. */
const breakdowns = /^(INTERNAL_SERVER_ERROR|ERROR_UNEXPECTED_ANSWER)$/
/** Codes of the SDK for a reply without an error of the portal: it may be that of a proxy, given when the call was on its way. */
const withoutError = /^JSSDK_(REPLY|INTERNAL)_/
/** What a proxy says instead of sending a call on. */
const beforeSending = new Set([401, 403, 404, 407, 413, 414, 429, 431])

/** What an error reply tells of the call, by its code and HTTP status. */
export const outcomeOfReply = (code: string, status: number): CallOutcome => {
  if (refusals.test(code)) return 'refused'
  const isLost = status < 200 || status >= 500 || [408, 499].includes(status) || breakdowns.test(code)
  return isLost || (withoutError.test(code) && !beforeSending.has(status)) ? 'unknown' : 'refused'
}
