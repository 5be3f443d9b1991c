import type { AjaxError } from '../errors/ajax-error.ts'
import type { RestReply } from './rest-call.ts'

/** What became of an attempt that brought no usable reply, as far as the client can know. */
export type Failure =
  /** Connection refused, name not found, certificate refused: the portal never saw it. */
  | { readonly kind: 'notSent'; readonly error: AjaxError; readonly advice?: string; readonly isFinal?: boolean }
  /** 401 with a token that has expired or is unknown: the next attempt carries a refreshed one. */
  | { readonly kind: 'tokenExpired'; readonly error: AjaxError }
  /** The portal answered that it has another address now. */
  | { readonly kind: 'moved'; readonly error: AjaxError; readonly location: () => string }
  /** 503 `QUERY_LIMIT_EXCEEDED`: the bucket was full, nothing ran. */
  | { readonly kind: 'rateLimited'; readonly error: AjaxError; readonly retryAfterMs?: number | undefined }
  /** 429 `OPERATION_TIME_LIMIT`: the method's budget is used up, nothing ran. */
  | { readonly kind: 'operatingLimited'; readonly error: AjaxError; readonly retryAfterMs?: number | undefined }
  /** The portal answered with an error of its own. */
  | { readonly kind: 'rejected'; readonly error: AjaxError }
  /** The portal answered that it broke down on the way. */
  | { readonly kind: 'serverError'; readonly error: AjaxError }
  /** Reset, time-out, gateway error, unreadable reply: it may have run, unless a browser has held it back for its headers. */
  | { readonly kind: 'replyLost'; readonly error: AjaxError; readonly advice?: string }

/** The end of an attempt, or of a whole call. */
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
