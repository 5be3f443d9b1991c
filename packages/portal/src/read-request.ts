import type { MiddlewareHandler } from 'hono'
import { parseTarget } from './rest-target.ts'
import { readV2Params } from './dialects/v2/read-params.ts'
import { readV3Params } from './dialects/v3/read-params.ts'
import type { PortalEnv } from './rest-request.ts'

/** Reads the address and the body once, so that log, faults and dialect use the same data. */
export const readRequest: MiddlewareHandler<PortalEnv> = async (c, next) => {
  const target = parseTarget(new URL(c.req.url).pathname)
  const read = target.api === 'v3' ? readV3Params : readV2Params
  const bearer = /^bearer\s+(.+)$/i.exec(c.req.header('Authorization') ?? '')?.[1]
  c.set('rest', { ...target, bearer, ...(await read(c.req.raw)) })
  await next()
}
