import type { AjaxQuery } from '../types/calls/ajax-query.ts'
import type { CallOutcome, SdkErrorDetails } from '../types/calls/errors.ts'
import type { ValidationDetail } from '../types/calls/payload.ts'
import { isNumber, isObject, isString } from '../types/narrow.ts'
import { outcomeOfReply } from './outcome-of-reply.ts'
import { redactParams, redactText } from './redact.ts'
import { detailsOfThrown, errorText, type ErrorJson, SdkError } from './sdk-error.ts'

export type AjaxErrorDetails = SdkErrorDetails & {
  requestInfo?: Partial<AjaxQuery> | undefined
  validation?: readonly ValidationDetail[] | undefined
  /** @default by code and status: `refused` when the portal's own answer says that nothing was done, otherwise `unknown` */
  outcome?: CallOutcome | undefined
  idempotencyKey?: string | undefined
}

/** A reply from the transport. */
export interface FailedResponse {
  readonly status: number
  readonly data?: unknown
  readonly config?: { readonly method?: string; readonly params?: unknown; readonly requestId?: string } | undefined
  /** @default by code and status */
  readonly outcome?: CallOutcome | undefined
  readonly idempotencyKey?: string | undefined
}

/** An `AjaxError` as plain data. */
export type AjaxErrorJson = ErrorJson & {
  outcome: CallOutcome
  requestInfo: Readonly<Partial<AjaxQuery>> | undefined
  validation?: readonly ValidationDetail[]
  idempotencyKey?: string
}

/**
 * A failed REST call: the portal refused it, or there was no usable reply. `code` and `status` are the portal's own. `outcome` says whether
 * the call may have run.
 */
export class AjaxError extends SdkError {
  /** The request of the call, without the values of secret parameters. */
  declare readonly requestInfo: Readonly<Partial<AjaxQuery>> | undefined
  /** REST v3: the rows of a validation error. */
  declare readonly validation: readonly ValidationDetail[] | undefined
  /** Whether the portal refused the call, never got it, or may have run it. For a batch: all its commands together. */
  declare readonly outcome: CallOutcome
  /**
   * REST v3: the key of a single call. When the call is sent again with the same parameters and this key, the portal does not run it twice.
   */
  declare readonly idempotencyKey: string | undefined

  constructor({ requestInfo, validation, outcome, idempotencyKey, ...details }: AjaxErrorDetails) {
    super({ ...details, description: details.description ?? defaultText(details.code, requestInfo) })
    this.requestInfo = requestInfo && {
      ...requestInfo,
      ...(requestInfo.params && { params: redactRecord(requestInfo.params) }),
    }
    this.validation = validation?.map((row) => redactRecord(row, redactText))
    this.outcome = outcome ?? outcomeOfReply(this.code, this.status)
    this.idempotencyKey = idempotencyKey
  }

  override get name(): string {
    return 'AjaxError'
  }

  override toJSON(): AjaxErrorJson {
    const { outcome, requestInfo, validation, idempotencyKey } = this
    return {
      ...super.toJSON(),
      outcome,
      requestInfo,
      ...(validation && { validation }),
      ...(idempotencyKey !== undefined && { idempotencyKey }),
    }
  }

  override toString(): string {
    const { method, requestId = '-' } = this.requestInfo ?? {}
    return method === undefined ? super.toString() : errorText(this, `Request: [${requestId}] ${method}`)
  }

  /** Makes an `AjaxError` from a failed HTTP reply, in the form of either REST version. */
  static fromResponse({ data, config, ...reply }: FailedResponse): AjaxError {
    return errorOfBody(data, { ...reply, code: 'JSSDK_INTERNAL_AJAX_ERROR', requestInfo: config && requestOf(config) })
  }

  /** Makes an `AjaxError` from any thrown value. An `AjaxError` is returned as it is. */
  static override fromException(
    error: unknown,
    context: { code?: string; status?: number; requestInfo?: Partial<AjaxQuery> } = {},
  ): AjaxError {
    if (error instanceof AjaxError) return error
    return new AjaxError(detailsOfThrown(error, 'JSSDK_INTERNAL_AJAX_ERROR', context))
  }
}

const defaultText = (code: string, requestInfo: Partial<AjaxQuery> | undefined): string =>
  requestInfo?.method === undefined ? 'Internal ajax error' : `${code} (on ${requestInfo.method})`

const redactRecord = (record: object, redactString?: (text: string) => string): Record<string, unknown> => {
  const copy = redactParams(record, redactString)
  return isObject(copy) ? copy : {}
}

const requestOf = ({ method, params, requestId }: NonNullable<FailedResponse['config']>): Partial<AjaxQuery> => ({
  ...(method !== undefined && { method }),
  ...(isObject(params) && { params }),
  ...(requestId !== undefined && { requestId }),
})

/** The cause of an error that comes from a reply. Programs look for the reply there. A long text is cut. */
export const replyCause = (
  status: number,
  data: unknown,
): { readonly response: { status: number; data: unknown } } => ({
  response: { status, data: isString(data) ? data.slice(0, 9_999) : data },
})

/** The error in a reply's body. `details` has the values that the body lacks. */
export const errorOfBody = (body: unknown, details: AjaxErrorDetails): AjaxError => {
  const { code, description, validation } = describeBody(body, details.requestInfo?.method)
  return new AjaxError({
    originalError: replyCause(details.status, body),
    ...details,
    code: code ?? details.code,
    description: description ?? details.description,
    validation,
  })
}

interface BodyError {
  readonly code?: string | undefined
  readonly description?: string | undefined
  readonly validation?: readonly ValidationDetail[] | undefined
}

/** A text with a limited length, because a server may send any amount. */
const textOrNone = (value: unknown): string | undefined =>
  isString(value) && value !== '' ? value.slice(0, 9_999) : undefined

/** Reads the error in a reply's body: `{ error, error_description }` of v2 or `{ error: { code, message, validation } }` of v3. */
export const describeBody = (body: unknown, method?: string): BodyError => {
  if (!isObject(body)) return {}
  const { error, error_description: message, scope: scopeBeside } = body
  const told: Readonly<Record<string, unknown>> = isObject(error) ? error : { code: error, message }
  const validation = Array.isArray(told['validation']) ? told['validation'].filter(isObject) : undefined
  const rows = validation?.flatMap((row) => textOrNone(row['message']) ?? []) ?? []
  const code = textOrNone(isNumber(told['code']) ? String(told['code']) : told['code'])
  const text = textOrNone(told['message'])
  const whole = rows.length === 0 ? text : `${text?.replace(/\.$/, '') ?? ''}. ${rows.join(' ')}`
  return {
    code: code === '0' && told !== error ? 'JSSDK_RESPONSE_ERROR' : code,
    description: withWhich(code, textOrNone(whole), method, told['scope'] ?? scopeBeside),
    validation,
  }
}

/** Adds the missing name: a portal says that a method does not exist, or that a scope is missing, but not which one. */
const withWhich = (
  code = '',
  text: string | undefined,
  method: string | undefined,
  scope: unknown,
): string | undefined => {
  const scopes = Array.isArray(scope) ? scope.join() : scope
  const which = /METHOD_?NOT_?FOUND/.test(code) ? method : /INSUFFICIENT_?SCOPE/i.test(code) && textOrNone(scopes)
  return which && !text?.includes(which) ? `${text ?? code} (${which})` : text
}
