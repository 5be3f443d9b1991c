import type { SdkErrorCode } from '../../errors/codes.ts'

/** The values of an `SdkError`. The constructor removes secrets from `description` and `originalError`. */
export type SdkErrorDetails = {
  code: SdkErrorCode | (string & {})
  /** @default 'Internal error' */
  description?: string | undefined
  /** The status of the HTTP reply; 0 when there was none. */
  status: number
  /** The original error. It also becomes `cause`. */
  originalError?: unknown
}
/**
 * What happened to a failed call. `refused`: the portal answered that it did not do it. `notSent`: nothing reached the portal. `unknown`:
 * it may have run. When one of several attempts may have run, the outcome is `unknown`.
 */
export type CallOutcome = 'refused' | 'notSent' | 'unknown'
/** An error and its description, in the form of earlier versions. */
export type AnswerError = { error: string; errorDescription: string }
/** Parameters of `AjaxError`'s constructor in earlier versions. */
export type AjaxErrorParams = { status: number; answerError: AnswerError; cause?: Error }
