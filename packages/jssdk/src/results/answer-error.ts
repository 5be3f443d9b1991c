import { errorOfBody } from '../errors/ajax-error.ts'
import type { AjaxError, AjaxErrorDetails } from '../errors/ajax-error.ts'
import { isObject } from '../types/narrow.ts'

/** True when a reply body is an error of REST v2 or v3. A field `error` beside a `result` is no error when it is empty. */
export const isErrorAnswer = (answer: unknown): boolean => {
  if (!isObject(answer)) return false
  const error = answer['error'] ?? false
  return error !== false && (error !== '' || !('result' in answer))
}

/** The error a reply body carries, or `undefined` when it carries none. */
export const errorOfAnswer = (answer: unknown, details: Omit<AjaxErrorDetails, 'code'>): AjaxError | undefined =>
  isErrorAnswer(answer)
    ? errorOfBody(answer, { ...details, code: 'JSSDK_RESPONSE_ERROR', description: 'Some error in response' })
    : undefined
