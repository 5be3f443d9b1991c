import type { AjaxQuery } from '../types/ajax-query.ts'
import type { SdkErrorDetails } from '../types/errors.ts'
import type { ValidationDetail } from '../types/payload.ts'
import { isObject, isString } from '../types/narrow.ts'
import { redactParams } from './redact.ts'
import { detailsOfThrown, errorText, SdkError } from './sdk-error.ts'

export type AjaxErrorDetails = SdkErrorDetails & {
  requestInfo?: Partial<AjaxQuery> | undefined
  validation?: readonly ValidationDetail[] | undefined
}

/** A reply as the transport saw it. */
export interface FailedResponse {
  readonly status: number
  readonly data?: unknown
  readonly config?:
    | { readonly method?: string; readonly params?: unknown; readonly headers?: unknown; readonly requestId?: string }
    | undefined
}

/** A REST call that failed: the portal refused it, or no usable reply came back. `code` and `status` are the portal's own. */
export class AjaxError extends SdkError {
  /** The call behind the error, the values of secret parameters replaced. */
  readonly requestInfo: Readonly<Partial<AjaxQuery>> | undefined
  /** REST v3: the rows of a validation error. */
  readonly validation: readonly ValidationDetail[] | undefined

  constructor({ requestInfo, validation, ...details }: AjaxErrorDetails) {
    super({ ...details, description: details.description ?? defaultText(details.code, requestInfo) })
    this.requestInfo = requestInfo && {
      ...requestInfo,
      ...(requestInfo.params && { params: redactRecord(requestInfo.params) }),
    }
    this.validation = validation?.map(redactRecord)
  }

  override get name(): string {
    return 'AjaxError'
  }

  override toJSON(): Record<string, unknown> {
    const { requestInfo, validation } = this
    return { ...super.toJSON(), requestInfo, ...(validation === undefined ? {} : { validation }) }
  }

  override toString(): string {
    const { method, requestId = '-' } = this.requestInfo ?? {}
    return method === undefined ? super.toString() : errorText(this, `Request: [${requestId}] ${method}`)
  }

  /** Makes an `AjaxError` of a failed HTTP reply in either REST version's shape. */
  static fromResponse({ status, data, config }: FailedResponse): AjaxError {
    const { code, description, validation } = describeBody(data)
    return new AjaxError({
      code: code ?? 'JSSDK_INTERNAL_AJAX_ERROR',
      description,
      status,
      validation,
      requestInfo: config && requestOf(config),
    })
  }

  /** Makes an `AjaxError` of anything thrown; one that is an `AjaxError` already is returned as it is. */
  static override fromException(
    error: unknown,
    context: { code?: string; status?: number; requestInfo?: Partial<AjaxQuery> } = {},
  ): AjaxError {
    if (error instanceof AjaxError) return error
    const details = detailsOfThrown(error, context, 'JSSDK_INTERNAL_AJAX_ERROR')
    return new AjaxError({ ...details, requestInfo: context.requestInfo })
  }
}

const defaultText = (code: string, requestInfo: Partial<AjaxQuery> | undefined): string =>
  requestInfo?.method === undefined ? 'Internal ajax error' : `${code} (on ${requestInfo.method})`

const redactRecord = (record: object): Record<string, unknown> => {
  const copy = redactParams(record)
  return isObject(copy) ? copy : {}
}

const requestOf = ({
  method,
  params,
  headers,
  requestId: ownId,
}: NonNullable<FailedResponse['config']>): Partial<AjaxQuery> => {
  const requestId = ownId ?? (isObject(headers) ? headers['X-Request-ID'] : undefined)
  return {
    ...(method === undefined ? {} : { method }),
    ...(isObject(params) ? { params } : {}),
    ...(isString(requestId) ? { requestId } : {}),
  }
}

interface BodyError {
  readonly code?: string | undefined
  readonly description?: string | undefined
  readonly validation?: readonly ValidationDetail[] | undefined
}

/** A text for people, however much a server has to say. */
const textOrNone = (value: unknown): string | undefined =>
  isString(value) && value !== '' ? value.slice(0, 9_999) : undefined

/** Reads the error of a reply body: `{ error, error_description }` of v2 or `{ error: { code, message, validation } }` of v3. */
export const describeBody = (body: unknown): BodyError => {
  if (!isObject(body)) return {}
  const { error } = body
  if (!isObject(error)) {
    const code = typeof error === 'number' ? String(error) : textOrNone(error)
    return { code: code === '0' ? 'JSSDK_RESPONSE_ERROR' : code, description: textOrNone(body['error_description']) }
  }
  const validation = Array.isArray(error['validation']) ? error['validation'].filter(isObject) : undefined
  const message = textOrNone(error['message']) ?? ''
  const rows = (validation ?? []).map((row) => textOrNone(row['message'])).filter((text) => text !== undefined)
  return {
    code: textOrNone(error['code']),
    description: textOrNone(rows.length === 0 ? message : `${message.replace(/\.$/, '')}. ${rows.join(' ')}`),
    validation,
  }
}
