import { allowedHeaders, allowHeaders, allowOrigin } from '../../cors-headers.ts'
import type { PortalError } from '../../portal-error.ts'
import { textReply } from '../../reply-text.ts'
import type { WireMap } from '../../wire-value.ts'
import { toPhpJson } from '../v2/write-reply.ts'
import { accessDenied, internalError, rateLimit } from './errors.ts'

const headers = {
  'Content-Type': 'application/json; charset=utf-8',
  'X-Content-Type-Options': 'nosniff',
  [allowOrigin]: '*',
  [allowHeaders]: allowedHeaders,
}

/** Writes a reply's text with the headers of every v3 reply. */
export const writeV3Text = (text: string, status: number, more: Readonly<Record<string, string>> = {}): Response =>
  textReply(text, { status, headers: { ...headers, ...more } })

/** The JSON text of a reply, escaped as on a portal. */
export const toV3Text = (body: WireMap): string => toPhpJson(body)

/**
 * The body and status of an error. Errors of credentials have the flat v2 form, because clients rely on it to refresh a token. With
 * `authFailure` 'B' they have the v3 form, as in older sources.
 */
export const v3Failure = (error: PortalError, authFailure: 'A' | 'B'): { body: WireMap; status: number } => {
  if (error.code === 'OPERATION_TIME_LIMIT') return envelope(rateLimit())
  if (error.code === 'INTERNAL_SERVER_ERROR') return envelope(internalError())
  if (!flatCodes.has(error.code)) return envelope(error)
  if (authFailure === 'B' && error.status === 401) return { ...envelope(accessDenied(error.description)), status: 401 }
  const { code, description, status, extra } = error
  return { body: { error: code, error_description: description, ...extra }, status }
}

/** A portal raises these errors before it reaches REST v3, so they have the form of v2. */
const flatCodes: ReadonlySet<string | number> = new Set([
  'expired_token',
  'invalid_token',
  'NO_AUTH_FOUND',
  'INVALID_CREDENTIALS',
  'user_access_error',
  'authorization_error',
  'APPLICATION_NOT_FOUND',
  'PAYMENT_REQUIRED',
  'ACCESS_DENIED',
  'INVALID_REQUEST',
  'OVERLOAD_LIMIT',
  'PORTAL_DELETED',
  'QUERY_LIMIT_EXCEEDED',
  'CONNECTION_ERROR',
])

const envelope = ({ code, description, status, extra }: PortalError): { body: WireMap; status: number } => ({
  body: { error: { code: String(code), message: description, ...extra } },
  status,
})
