import { sdkName, sdkVersion } from '../platform/sdk-version.ts'
import type { RestCall } from './rest-call.ts'
import type { HttpRequest } from './transport.ts'

export interface EncodeOptions {
  /** The REST base of the version, without a trailing slash. */
  readonly baseUrl: string
  /** The caller's headers; the SDK's own win. */
  readonly headers: Readonly<Record<string, string>>
  /** Whether the runtime lets a program name itself; browsers do not. */
  readonly sendsUserAgent: boolean
}

/** Writes a call as an HTTP request. Both versions take JSON by POST; they differ in the place of a list's token and the idempotency key. */
export const encode = (call: RestCall, options: EncodeOptions): Pick<HttpRequest, 'url' | 'headers' | 'body'> => {
  const token = call.tokens?.access_token
  // A list of positional arguments or of batch commands has no room for a member named `auth`.
  const tokenInHeader = Array.isArray(call.params)
  return {
    url: `${options.baseUrl}/${encodeURIComponent(call.method)}${telemetry(call)}`,
    headers: {
      ...options.headers,
      ...(options.sendsUserAgent && { 'User-Agent': `${sdkName}/${sdkVersion}` }),
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(token !== undefined && tokenInHeader && { Authorization: `Bearer ${token}` }),
      ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
    },
    body: JSON.stringify(token !== undefined && !tokenInHeader ? { ...call.params, auth: token } : call.params),
  }
}

/** Positional methods count query parameters as arguments, so none may be added to them. */
const telemetry = ({ method, requestId }: RestCall): string =>
  method.startsWith('task.')
    ? ''
    : `?bx24_request_id=${encodeURIComponent(requestId)}&bx24_sdk_ver=${sdkVersion}&bx24_sdk_type=${sdkName}`
