import type { Context, MiddlewareHandler } from 'hono'
import { remoteAddress } from '../faults/connection.ts'
import { tooManyRequests } from '../faults/fault-replies.ts'
import type { QueryBuckets } from '../limits/query-buckets.ts'

/** A header by which a test plays several client machines; a real portal knows only the address. */
export const clientHeader = 'x-portal-client'

export const clientAddress = (c: Context): string => c.req.header(clientHeader) ?? remoteAddress(c)

/** Refuses a request above the tariff's bucket the way a portal does, before anything else is looked at: 503, a JSON error, no `Retry-After`. */
export const queryLimit =
  (buckets: QueryBuckets): MiddlewareHandler =>
  async (c, next) => {
    if (!buckets.take(clientAddress(c))) return tooManyRequests()
    await next()
    return undefined
  }
