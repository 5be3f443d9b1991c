import { sdkName, sdkVersion } from '../platform/sdk-version.ts'
import type { RestCall } from './rest-call.ts'
import type { HttpRequest } from '../transport/transport.ts'

/** Writes a call as an HTTP request. Both versions take JSON by POST; they differ in the place of a list's token and the idempotency key. */
export const encode = (
  call: RestCall,
  /** The REST base of the version, without a trailing slash. */
  restUrl: string,
  /** The caller's; the SDK's own win. */
  headers: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'url' | 'headers' | 'body'> => {
  const token = call.tokens?.access_token
  // A list of positional arguments or of batch commands has no room for a member named `auth`.
  const tokenInHeader = Array.isArray(call.params)
  return {
    url: `${restUrl}/${encodeURIComponent(call.method)}${telemetry(call)}`,
    headers: {
      ...headers,
      // Browsers do not let a program name itself.
      ...(typeof document === 'undefined' && { 'User-Agent': `${sdkName}/${sdkVersion}` }),
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
