import type { MiddlewareHandler } from 'hono'
import { allowOrigin, preflight, type PreflightHeaders } from '../cors-headers.ts'
import { isTakenOver } from '../faults/connection.ts'

/**
 * Lets a page of another origin call the REST API, such as an application in the portal's iframe. It also answers the browser's preflight
 * request. A preflight carries no credentials, so it does not count as a call.
 */
export const crossOrigin =
  (headers: PreflightHeaders): MiddlewareHandler =>
  async (c, next) => {
    if (c.req.method === 'OPTIONS') return new Response('', { status: 200, headers: preflight(headers) })
    await next()
    // Without this header the browser hides an error reply, and the application sees a network error instead.
    if (!isTakenOver(c.res) && !c.res.headers.has(allowOrigin)) c.res.headers.set(allowOrigin, '*')
    return undefined
  }
