import { errorOfBody } from '../errors/ajax-error.ts'
import type { AjaxError, AjaxErrorDetails } from '../errors/ajax-error.ts'
import { isObject } from '../types/narrow.ts'

/**
 * True when a reply's body is an error of REST v2 or v3. An empty field `error` beside a `result` is no error, unless it has a description.
 */
export const isErrorAnswer = (answer: unknown): boolean => {
  if (!isObject(answer)) return false
  const error = answer['error'] ?? false
  return error !== false && (error !== '' || !('result' in answer) || Boolean(answer['error_description']))
}

/** The error in a reply's body, or `undefined` when there is none. */
export const errorOfAnswer = (answer: unknown, details: Omit<AjaxErrorDetails, 'code'>): AjaxError | undefined =>
  isErrorAnswer(answer)
    ? errorOfBody(answer, { ...details, code: 'JSSDK_RESPONSE_ERROR', description: 'Some error in response' })
    : undefined
