import type { MiddlewareHandler } from 'hono'
import type { PortalEnv } from '../rest-request.ts'
import type { Addresses } from './addresses.ts'

/** An earlier address of a renamed portal replies with 302 to the same path on the new address. */
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
