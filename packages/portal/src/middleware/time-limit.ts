import type { MiddlewareHandler } from 'hono'
import type { PortalClock } from '../clock.ts'
import { htmlPage } from '../faults/fault-replies.ts'

export interface TimeLimitOptions {
  readonly clock: Pick<PortalClock, 'nowMs'>
  /** Asked at each request; `null` lets a request take as long as it does. */
  readonly limitSeconds: () => number | null
}

/** Answers as the gateway in front of a portal does when a request, a whole batch included, took too long: what was done stays done. */
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
