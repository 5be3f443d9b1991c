import type { MiddlewareHandler } from 'hono'
import type { PortalClock } from '../clock.ts'
import { htmlPage } from '../faults/fault-replies.ts'

export interface TimeLimitOptions {
  readonly clock: Pick<PortalClock, 'nowMs'>
  /** The limit, read at each request. `null` means no limit. */
  readonly limitSeconds: () => number | null
}

/**
 * Replies like the gateway in front of a portal if a request takes too long. A batch counts as one request. Finished work is not undone.
 */
export const timeLimit =
  ({ clock, limitSeconds }: TimeLimitOptions): MiddlewareHandler =>
  async (c, next) => {
    const startMs = clock.nowMs()
    await next()
    const limit = limitSeconds()
    if (limit === null || clock.nowMs() - startMs <= limit * 1000) return
    c.res = undefined
    c.res = htmlPage(504)
  }
