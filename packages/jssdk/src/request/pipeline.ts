import type { Outcome } from './failure.ts'
import type { RestCall } from './rest-call.ts'

/** Carries one REST call to the portal and tells how it ended. Rejects only when the call was refused or cancelled here. */
export type Send = (call: RestCall) => Promise<Outcome>
/** Wraps a `Send` with one concern. It may wait, change the call, ask again or throw; it knows no other middleware. */
export type Middleware = (next: Send) => Send

/** First in the list is outermost. */
export const pipeline = (middlewares: readonly Middleware[], wire: Send): Send =>
  middlewares.reduceRight((next, middleware) => middleware(next), wire)
