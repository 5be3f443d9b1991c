import { guard } from './guard.ts'
import { limit, refusedByLimits } from './limit.ts'
import type { LimitOptions } from './limit.ts'
import { observeAttempt, observeCall } from './observer.ts'
import { pipeline } from './pipeline.ts'
import type { Middleware, Send } from './pipeline.ts'
import { retry } from './retry.ts'
import type { RetryOptions } from './retry.ts'
import { wire } from './wire.ts'
import type { WireOptions } from './wire.ts'

export interface RequestPipelineOptions {
  /** What a call carries besides its address. */
  readonly authorise: readonly Middleware[]
  /** Further refusals of calls that must not leave the client, asked before the others. */
  readonly guards: readonly Middleware[]
  readonly retry: Omit<RetryOptions, 'refused'>
  readonly limits: LimitOptions
  readonly wire: WireOptions
}

/** The way of every request, outermost step first. */
export const requestPipeline = (options: RequestPipelineOptions): Send => {
  const { observer, clock } = options.retry
  const nowMs = (): number => clock.nowMs()
  return pipeline(
    [
      ...options.guards,
      guard,
      observeCall(observer, nowMs),
      retry({ ...options.retry, refused: refusedByLimits(options.limits) }),
      limit(options.limits),
      ...options.authorise,
      observeAttempt(observer, nowMs),
    ],
    wire(options.wire),
  )
}
