import type { CallOutcome } from '../types/errors.ts'

/** Refusals by a limit: the portal has done nothing, whatever status they come with. */
const refusals = /^(QUERY_LIMIT_EXCEEDED|OVERLOAD_LIMIT|OPERATION_TIME_LIMIT)$/
/** The method broke down on its way, whatever status says so. */
const breakdowns = /^(INTERNAL_SERVER_ERROR|ERROR_UNEXPECTED_ANSWER)$/

/** What an error reply tells of the call, by its code and HTTP status. */
export const outcomeOfReply = (code: string, status: number): CallOutcome =>
  !refusals.test(code) && (status < 200 || status === 408 || status >= 500 || breakdowns.test(code))
    ? 'unknown'
    : 'refused'
