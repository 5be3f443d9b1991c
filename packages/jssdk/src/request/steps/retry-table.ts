import type { Failure } from '../failure.ts'

/** What to do after a failed attempt. `resend` does not count as an attempt: the one before had an old token or an old address. */
export type Verdict = 'again' | 'resend' | 'fail'

/**
 * All rules for repeating calls.
 *
 * | failure | read or idempotent | write |
 * |---|---|---|
 * | not sent | again, unless it can never be sent | the same |
 * | token expired | once, with a new token | once, with a new token |
 * | portal moved | once, to the new address, if the authorisation follows | the same |
 * | refused by a limit | again, after the limit's wait | the same, unless a part of it may have run |
 * | rejected by the portal | fail | fail |
 * | failed while it ran | again, unless its code is final | fail |
 * | reply lost | again | fail |
 *
 * "Again" ends when no attempts are left, and at a final code.
 *
 * `isRepeatable`: a second run of the call does no harm. It is a read, or a write with an idempotency key that the portal honours.
 * `mayGoOn`: attempts are left, and the failure's code is not final. `earlier`: the kinds of earlier failures of this call.
 */
export const judge = (
  { kind, error }: Failure,
  isRepeatable: boolean,
  mayGoOn: boolean,
  earlier: ReadonlySet<Failure['kind']>,
): Verdict => {
  switch (kind) {
    case 'rejected':
      return 'fail'
    case 'moved':
    case 'tokenExpired':
      return earlier.has(kind) ? 'fail' : 'resend'
    case 'notSent':
    case 'rateLimited':
    case 'operatingLimited':
    case 'serverError':
    case 'replyLost':
    default:
      return mayGoOn && (isRepeatable || error.outcome !== 'unknown') ? 'again' : 'fail'
  }
}
