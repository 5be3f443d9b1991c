import type { Outcome } from './failure.ts'
import type { RestCall } from './rest-call.ts'

/** Sends one REST call to the portal and resolves with its outcome. Rejects only when the call was refused or cancelled in this process. */
export type Send = (call: RestCall) => Promise<Outcome>
/** Wraps a `Send` with one step. It may wait, change the call, send it again or throw. It knows no other step. */
export type Middleware = (next: Send) => Send

/** The first step in the list is the outermost. */
export const pipeline = (middlewares: readonly Middleware[], wire: Send): Send =>
  middlewares.reduceRight((next, middleware) => middleware(next), wire)
