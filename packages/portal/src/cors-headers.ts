/** The headers that a page of another origin may send, by portal source and as measured on live portals. */
export const allowedHeaders = 'origin, content-type, accept'

/** How many headers a browser is allowed: see `PortalSwitches`. */
export type PreflightHeaders = 'measured' | 'generous'

const listOf: Readonly<Record<PreflightHeaders, string>> = {
  measured: allowedHeaders,
  generous: `${allowedHeaders}, authorization, idempotency-key, x-bitrix-rest-response-language, x-portal-fault`,
}

export const allowOrigin = 'Access-Control-Allow-Origin'
export const allowHeaders = 'Access-Control-Allow-Headers'

/** The answer to a browser's question before a call. What is not allowed, the browser does not send; the portal refuses nothing. */
export const preflight = (headers: PreflightHeaders): Readonly<Record<string, string>> => ({
  [allowOrigin]: '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  [allowHeaders]: listOf[headers],
  'Access-Control-Max-Age': '600',
  'X-Content-Type-Options': 'nosniff',
})
