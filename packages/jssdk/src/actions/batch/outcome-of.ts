import { AjaxError } from '../../errors/ajax-error.ts'
import { RefreshTokenError } from '../../errors/refresh-token-error.ts'
import type { CallOutcome } from '../../types/calls/errors.ts'

/** The outcome of a call that ended with this error; `unknown` when the error does not say. */
export const outcomeOf = (error: unknown): CallOutcome =>
  error instanceof AjaxError ? error.outcome : error instanceof RefreshTokenError ? 'notSent' : 'unknown'
