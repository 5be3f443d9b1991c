import type { MiddlewareHandler } from 'hono'
import type { PortalEnv } from '../rest-request.ts'
import type { Addresses } from './addresses.ts'

/** An address the portal had before it was renamed answers 302 to the same path of the new one. */
export const renamed =
  (addresses: Addresses): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    if (!addresses.isFormer(c.req.url)) {
      await next()
      return undefined
    }
    const { pathname, search } = new URL(c.req.url)
    return new Response(null, { status: 302, headers: { Location: `${addresses.portal()}${pathname}${search}` } })
  }
