import type { SdkErrorCode } from '../../errors/codes.ts'

/** What an `SdkError` is made of. Secrets in `description` and `originalError` are taken out by the constructor. */
export type SdkErrorDetails = {
  code: SdkErrorCode | (string & {})
  /** @default 'Internal error' */
  description?: string | undefined
  /** Of the HTTP reply; 0 when there was none. */
  status: number
  /** What was caught; it becomes `cause` as well. */
  originalError?: unknown
}
/**
 * What became of a call that failed: `refused`, the portal answered that it did not do it; `notSent`, nothing reached the portal;
 * `unknown`, it may have run. Of several attempts the one that may have run counts.
 */
export type CallOutcome = 'refused' | 'notSent' | 'unknown'
/** Error description pair of earlier versions. */
export type AnswerError = { error: string; errorDescription: string }
/** Constructor shape of `AjaxError` in earlier versions. */
export type AjaxErrorParams = { status: number; answerError: AnswerError; cause?: Error }
