import type { Context, MiddlewareHandler } from 'hono'
import { remoteAddress } from '../faults/connection.ts'
import { writeRefusal } from '../dialects/write-refusal.ts'
import type { QueryBuckets } from '../limits/query-buckets.ts'
import { tooManyRequests } from '../limits/refusals.ts'
import type { PortalEnv } from '../rest-request.ts'

/** A header by which a test plays several client machines; a real portal knows only the address. */
const clientHeader = 'x-portal-client'

const clientAddress = (c: Context): string => c.req.header(clientHeader) ?? remoteAddress(c)

/** Refuses a request above the tariff's bucket the way a portal does, before anything else is looked at: 503, a JSON error, no `Retry-After`. */
export const queryLimit =
  (buckets: QueryBuckets): MiddlewareHandler<PortalEnv> =>
  async (c, next) => {
    if (!buckets.take(clientAddress(c))) return writeRefusal(c.get('rest').api, tooManyRequests)
    await next()
    return undefined
  }
