// Errors caught, read, made and sent on.
import {
  AjaxError,
  RefreshTokenError,
  SdkError,
  type AjaxQuery,
  type SdkErrorDetails,
  type ValidationDetail,
} from '@bitrix24/b24jssdk'

export function describe(error: unknown): { status: number; code: string; text: string } {
  if (error instanceof RefreshTokenError) return { status: 401, code: error.code, text: 'again' }
  if (error instanceof AjaxError) {
    const method: string | undefined = error.requestInfo?.method
    const upper = error.requestInfo?.method?.toUpperCase()
    const rows: readonly ValidationDetail[] = error.validation ?? []
    for (const row of rows) console.log(row.field, row.message)
    const json = error.toJSON()
    console.log(json.code.length, json.status.toFixed(), json.message, json.timestamp, json.requestInfo?.method, upper)
    return { status: error.status, code: error.code, text: `${method}: ${error.message}` }
  }
  if (error instanceof SdkError) {
    const { name, code, message, status, timestamp, stack } = error.toJSON()
    console.log(name.length, code.trim(), message.trim(), status + 1, timestamp, stack?.length)
    console.log(error.timestamp.toISOString(), error.originalError)
    return { status: error.status, code: error.code, text: error.toString() }
  }
  return { status: 500, code: 'UNKNOWN', text: String(error) }
}

export class AppError extends SdkError {
  constructor(
    details: SdkErrorDetails,
    readonly hint?: string,
  ) {
    super(details)
    Object.setPrototypeOf(this, AppError.prototype)
  }
}

export function make(query: Partial<AjaxQuery>): AjaxError {
  const params: SdkErrorDetails = { code: 'MY_CODE', status: 400, description: 'd' }
  const wrapped = AjaxError.fromException(new Error('x'), { code: 'Y', status: 500, requestInfo: query })
  const response = AjaxError.fromResponse({
    status: 400,
    data: { error: 'A', error_description: 'B' },
    config: { method: 'profile', params: {}, requestId: '1' },
  })
  const sdk: SdkError = SdkError.fromException(response, { code: 'Z' })
  switch (sdk.code) {
    case 'QUERY_LIMIT_EXCEEDED':
    case 'expired_token':
      return wrapped
    default:
      return new AjaxError({ ...params, requestInfo: query, originalError: sdk })
  }
}

export const codeOf = (e: any): string => (e instanceof SdkError ? e.code : 'none')
export const isLimit = (e: AjaxError): boolean => ['QUERY_LIMIT_EXCEEDED', 'OPERATION_TIME_LIMIT'].includes(e.code)
