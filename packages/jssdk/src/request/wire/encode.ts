import { isBrowser, isPreflighted } from '../../platform/browser-rules.ts'
import { sdkName, sdkVersion } from '../../platform/sdk-version.ts'
import type { RestCall } from '../rest-call.ts'
import type { HttpRequest } from '../../transport/transport.ts'

/** Writes a call as an HTTP request. Both versions take JSON by POST; they differ in the place of a list's token and the idempotency key. */
export const encode = (
  call: RestCall,
  /** The REST base of the version, without a trailing slash. */
  restUrl: string,
  /** The caller's; the SDK's own win. */
  headers: Readonly<Record<string, string>>,
): Pick<HttpRequest, 'url' | 'headers' | 'body'> => {
  const token = call.tokens?.access_token
  // A list of positional arguments or of batch commands has no room for a member named `auth`. Logs keep addresses, so the token stands
  // there only where a browser would not send it in a header.
  const isList = Array.isArray(call.params)
  const inQuery = isList && isPreflighted(call.portal)
  return {
    url: `${restUrl}/${encodeURIComponent(call.method)}${queryOf(call, inQuery ? token : undefined)}`,
    headers: {
      ...headers,
      // Browsers do not let a program name itself.
      ...(!isBrowser() && { 'User-Agent': `${sdkName}/${sdkVersion}` }),
      'Content-Type': 'application/json',
      Accept: 'application/json',
      ...(token !== undefined && isList && !inQuery && { Authorization: `Bearer ${token}` }),
      ...(call.idempotencyKey !== undefined && { 'Idempotency-Key': call.idempotencyKey }),
    },
    body: JSON.stringify(token !== undefined && !isList ? { ...call.params, auth: token } : call.params),
  }
}

/** Positional methods count query parameters as arguments, so none may be added to them; a token is none, portals take it out. */
const queryOf = ({ method, requestId }: RestCall, token: string | undefined): string => {
  const telemetry = method.startsWith('task.')
    ? ''
    : `?bx24_request_id=${encodeURIComponent(requestId)}&bx24_sdk_ver=${sdkVersion}&bx24_sdk_type=${sdkName}`
  return token === undefined ? telemetry : `${telemetry}${telemetry ? '&' : '?'}auth=${encodeURIComponent(token)}`
}
