/** The headers that a page of another origin may send. The list is from the portal's source and was measured on live portals. */
export const allowedHeaders = 'origin, content-type, accept'

/** Which list of headers a browser gets, see `PortalSwitches`. */
export type PreflightHeaders = 'measured' | 'generous'

const listOf: Readonly<Record<PreflightHeaders, string>> = {
  measured: allowedHeaders,
  generous: `${allowedHeaders}, authorization, idempotency-key, x-bitrix-rest-response-language, x-portal-fault`,
}

export const allowOrigin = 'Access-Control-Allow-Origin'
export const allowHeaders = 'Access-Control-Allow-Headers'

/** The reply to a browser's preflight request. The browser itself does not send what is not allowed, so the portal refuses nothing. */
export const preflight = (headers: PreflightHeaders): Readonly<Record<string, string>> => ({
  [allowOrigin]: '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  [allowHeaders]: listOf[headers],
  'Access-Control-Max-Age': '600',
  'X-Content-Type-Options': 'nosniff',
})
