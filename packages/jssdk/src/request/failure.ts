import type { AjaxError } from '../errors/ajax-error.ts'
import type { RestReply } from './rest-call.ts'

/** The reason why an attempt brought no usable reply, as far as the client can know. */
export type Failure =
  /** Connection refused, name not found, certificate refused: the portal never got the request. */
  | { readonly kind: 'notSent'; readonly error: AjaxError; readonly advice?: string; readonly isFinal?: boolean }
  /** 401 with an expired or unknown token. The next attempt has a refreshed token. */
  | { readonly kind: 'tokenExpired'; readonly error: AjaxError }
  /** The portal answered that it has a new address. */
  | { readonly kind: 'moved'; readonly error: AjaxError; readonly location: () => string }
  /** 503 `QUERY_LIMIT_EXCEEDED`: the bucket was full, and nothing ran. */
  | { readonly kind: 'rateLimited'; readonly error: AjaxError; readonly retryAfterMs?: number | undefined }
  /** 429 `OPERATION_TIME_LIMIT`: the method's operating budget is used up, and nothing ran. */
  | { readonly kind: 'operatingLimited'; readonly error: AjaxError; readonly retryAfterMs?: number | undefined }
  /** The portal answered with another error. */
  | { readonly kind: 'rejected'; readonly error: AjaxError }
  /** The portal answered that the method failed while it ran. */
  | { readonly kind: 'serverError'; readonly error: AjaxError }
  /**
   * Reset, time-out, gateway error or unreadable reply: the call may have run. The exception is a browser that does not send the call
   * because of its headers.
   */
  | { readonly kind: 'replyLost'; readonly error: AjaxError; readonly advice?: string }

/** The outcome of an attempt, or of a whole call. */
export type Outcome =
  | { readonly kind: 'reply'; readonly reply: RestReply }
  | { readonly kind: 'failure'; readonly failure: Failure }

/** Whether one of the portal's limits refused the call. */
export const isRefusedByLimit = (
  failure: Failure,
): failure is Extract<Failure, { readonly kind: 'rateLimited' | 'operatingLimited' }> =>
  failure.kind.endsWith('Limited')

export const replied = (reply: RestReply): Outcome => ({ kind: 'reply', reply })
export const failed = (failure: Failure): Outcome => ({ kind: 'failure', failure })
