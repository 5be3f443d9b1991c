import { AjaxError, describeBody } from '../errors/ajax-error.ts'
import type { AjaxErrorDetails } from '../errors/ajax-error.ts'
import type { AjaxQuery } from '../types/ajax-query.ts'
import { isObject } from '../types/narrow.ts'

/** True when a reply body is an error of REST v2 or v3. A field `error` beside a `result` is no error when it is empty. */
export const isErrorAnswer = (answer: unknown): boolean => {
  if (!isObject(answer)) return false
  const { error } = answer
  if (error === undefined || error === null || error === false) return false
  return error !== '' || !('result' in answer)
}

/** The error a reply body carries, or `undefined` when it carries none. */
export const errorOfAnswer = (
  answer: unknown,
  query: Partial<AjaxQuery>,
  status: number,
  { outcome, idempotencyKey }: Pick<AjaxErrorDetails, 'outcome' | 'idempotencyKey'> = {},
): AjaxError | undefined => {
  if (!isErrorAnswer(answer)) return undefined
  const { code, description, validation } = describeBody(answer)
  return new AjaxError({
    outcome,
    idempotencyKey,
    code: code ?? 'JSSDK_RESPONSE_ERROR',
    description: description ?? 'Some error in response',
    status,
    requestInfo: query,
    validation,
  })
}
