import type { MiddlewareHandler } from 'hono'
import { isTakenOver } from '../faults/connection.ts'

/**
 * Lets a page of another origin call the REST API, as an application in the portal's iframe does. The browser's question before a
 * JSON request is answered here: it carries no credentials, so it is no call.
 */
export const crossOrigin: MiddlewareHandler = async (c, next) => {
  if (c.req.method === 'OPTIONS') return new Response('', { status: 200, headers: preflight })
  await next()
  // A refusal without this header looks to the application like a broken network.
  if (!isTakenOver(c.res) && !c.res.headers.has(allowOrigin)) c.res.headers.set(allowOrigin, '*')
  return undefined
}

const allowOrigin = 'Access-Control-Allow-Origin'

/** The answer to a browser's question. */
export const preflight = {
  [allowOrigin]: '*',
  'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
  'Access-Control-Allow-Headers':
    'origin, content-type, accept, authorization, idempotency-key, x-bitrix-rest-response-language, x-portal-fault',
  'Access-Control-Max-Age': '600',
  'X-Content-Type-Options': 'nosniff',
}
