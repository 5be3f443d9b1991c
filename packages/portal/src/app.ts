import { type ErrorHandler, Hono } from 'hono'
import { handleV2 } from './dialects/v2/handle.ts'
import { handleV3 } from './dialects/v3/handle.ts'
import { isClientGone } from './faults/connection.ts'
import { fireChanges } from './events/fire-changes.ts'
import type { FaultBook } from './faults/fault-book.ts'
import { documentedRefusals } from './documented/documented-refusal.ts'
import { runMethod } from './invoke.ts'
import type { QueryBuckets } from './limits/query-buckets.ts'
import { frameRoutes } from './frame/frame-routes.ts'
import type { Inspector } from './inspector/inspector.ts'
import { callFaults } from './middleware/call-faults.ts'
import { crossOrigin } from './middleware/cross-origin.ts'
import { faults } from './middleware/faults.ts'
import { operatingLimit, type OperatingLimitOptions } from './middleware/operating-limit.ts'
import { queryLimit } from './middleware/query-limit.ts'
import { timeLimit, type TimeLimitOptions } from './middleware/time-limit.ts'
import type { RequestLogging } from './middleware/request-log.ts'
import { oauthRoutes } from './oauth/oauth-routes.ts'
import { renamed } from './oauth/renamed.ts'
import { pushRoutes } from './push/long-polling.ts'
import { readRequest } from './read-request.ts'
import type { PortalEnv } from './rest-request.ts'
import { administratorsOnly } from './rights/administrators.ts'
import { ownRows } from './rights/own-rows.ts'
import { visibleOnly } from './rights/visible-rows.ts'
import type { PortalServices } from './services.ts'
import { StoreClosedError } from './store/store.ts'

/** The parts of the portal that work before and after a method: the log, the faults and the limits. */
export interface PortalEdge {
  readonly requestLog: RequestLogging
  readonly faultBook: FaultBook
  readonly buckets: QueryBuckets
  readonly cost: OperatingLimitOptions
  readonly time: TimeLimitOptions
  readonly inspector: Inspector
  /** The token that other machines need for the portal's own pages. */
  readonly pageToken: string | undefined
}

/** The order in which a request passes through the portal. `/rest/api/` is v3 and comes before the webhooks' `/rest/{userId}/`. */
export const createApp = (portal: PortalServices, edge: PortalEdge): Hono<PortalEnv> => {
  const invoke = callFaults(edge.faultBook)(
    operatingLimit(edge.cost)(documentedRefusals(administratorsOnly(fireChanges(visibleOnly(ownRows(runMethod)))))),
  )
  const logged = edge.requestLog.middleware
  const failing = faults(edge.faultBook)
  return new Hono<PortalEnv>()
    .route('/', oauthRoutes(portal, [logged, failing]))
    .route('/', pushRoutes(portal.push))
    .route('/', frameRoutes(portal, edge.pageToken))
    .route('/', edge.inspector.routes)
    .use('/rest/*', crossOrigin(portal.switches.preflightHeaders))
    .use('/rest/*', readRequest)
    .use('/rest/*', logged)
    .use('/rest/*', renamed(portal.oauth.addresses))
    .use('/rest/*', failing)
    .use('/rest/*', queryLimit(edge.buckets))
    .use('/rest/*', timeLimit(edge.time))
    .all('/rest/api/*', handleV3(portal, invoke))
    .all('/rest/*', handleV2(portal, invoke))
    .onError(crash)
}

/**
 * A mistake in the portal's own code. The console shows it, and the caller gets the reply that a real portal gives. An error
 * is ignored if the client has disconnected in the middle of its request.
 */
const crash: ErrorHandler<PortalEnv> = (error, c) => {
  if (!(error instanceof StoreClosedError) && !isClientGone(c)) console.error(error)
  return Response.json({ error: 'INTERNAL_SERVER_ERROR', error_description: 'Internal server error' }, { status: 500 })
}
