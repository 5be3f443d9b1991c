import type { Context, MiddlewareHandler } from 'hono'
import { remoteAddress } from '../faults/connection.ts'
import { writeRefusal } from '../dialects/write-refusal.ts'
import type { QueryBuckets } from '../limits/query-buckets.ts'
import { tooManyRequests } from '../limits/refusals.ts'
import type { PortalEnv } from '../rest-request.ts'

/** A header with which a test simulates several client machines. A real portal only knows the address. */
const clientHeader = 'x-portal-client'

const clientAddress = (c: Context): string => c.req.header(clientHeader) ?? remoteAddress(c)

/**
 * Refuses a request that exceeds the plan's bucket, before any other check. Like on a portal, the reply is 503 with a JSON error and
 * without `Retry-After`.
 */
export const queryLimit =
  (buckets: QueryBuckets): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    if (!buckets.take(clientAddress(c))) return writeRefusal(c.get('rest').api, tooManyRequests)
    await next()
    return undefined
  }
