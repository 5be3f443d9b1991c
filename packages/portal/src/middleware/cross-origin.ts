import type { MiddlewareHandler } from 'hono'
import { allowOrigin, preflight, type PreflightHeaders } from '../cors-headers.ts'
import { isTakenOver } from '../faults/connection.ts'

/**
 * Lets a page of another origin call the REST API, as an application in the portal's iframe does. The browser's question before a
 * JSON request is answered here: it carries no credentials, so it is no call.
 */
export const crossOrigin =
  (headers: PreflightHeaders): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'OPTIONS') return new Response('', { status: 200, headers: preflight(headers) })
    await next()
    // A refusal without this header looks to the application like a broken network.
    if (!isTakenOver(c.res) && !c.res.headers.has(allowOrigin)) c.res.headers.set(allowOrigin, '*')
    return undefined
  }
