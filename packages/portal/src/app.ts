import { Hono } from 'hono'
import { handleV2 } from './dialects/v2/handle.ts'
import { handleV3 } from './dialects/v3/handle.ts'
import { runMethod } from './invoke.ts'
import type { RequestLogging } from './middleware/request-log.ts'
import { readRequest } from './read-request.ts'
import type { PortalEnv } from './rest-request.ts'
import type { PortalServices } from './services.ts'

/** The way of a request through the portal. `/rest/api/` is v3 and stands before the webhooks' `/rest/{userId}/`. */
export const createApp = (portal: PortalServices, requestLog: RequestLogging): Hono<PortalEnv> => {
  const invoke = runMethod
  return new Hono<PortalEnv>()
    .use('/rest/*', readRequest)
    .use('/rest/*', requestLog.middleware)
    .all('/rest/api/*', handleV3(portal, invoke))
    .all('/rest/*', handleV2(portal, invoke))
}
