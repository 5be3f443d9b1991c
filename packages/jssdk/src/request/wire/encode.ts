import { isBrowser, isPreflighted } from '../../platform/browser-rules.ts'
import { sdkName, sdkVersion } from '../../platform/sdk-version.ts'
import type { RestCall } from '../rest-call.ts'
import type { HttpRequest } from '../../transport/transport.ts'

/**
 * Encodes a call as an HTTP request. Both versions use JSON by POST. The token of a call with list parameters and the idempotency key have
 * places of their own.
 */
export const encode = (
  call: RestCall,
  /** The REST base address of the version, without a trailing slash. */
  restUrl: string,
  /** The caller's headers. The SDK's own headers replace them. */
  headers: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'url' | 'headers' | 'body'> => {
  const token = call.tokens?.access_token
  // Parameters that are a list have no place for a member `auth`. Addresses are often logged, so the token goes into a header. Only where a
  // browser would not send this header, the token is in the address.
  const isList = Array.isArray(call.params)
  const inQuery = isList && isPreflighted(call.portal)
  return {
    url: `${restUrl}/${encodeURIComponent(call.method)}${queryOf(call, inQuery ? token : undefined)}`,
    headers: {
      ...headers,
      // Browsers do not allow this header.
      ...(!isBrowser() && { 'User-Agent': `${sdkName}/${sdkVersion}` }),
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(token !== undefined && isList && !inQuery && { Authorization: `Bearer ${token}` }),
      ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
    },
    body: JSON.stringify(token !== undefined && !isList ? { ...call.params, auth: token } : call.params),
  }
}

/**
 * Positional methods count query parameters as arguments, so these calls get none. The token may be added, because portals remove it first.
 */
const queryOf = ({ method, requestId }: RestCall, token: string | undefined): string => {
  const telemetry = method.startsWith('task.')
    ? ''
    : `?bx24_request_id=${encodeURIComponent(requestId)}&bx24_sdk_ver=${sdkVersion}&bx24_sdk_type=${sdkName}`
  return token === undefined ? telemetry : `${telemetry}${telemetry ? '&' : '?'}auth=${encodeURIComponent(token)}`
}
