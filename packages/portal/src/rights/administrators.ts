import type { InvokeMiddleware } from '../invoke.ts'
import { refusedFor } from '../methods/refusals.ts'

/** Refuses a method that is reserved for administrators to all other users, before it looks at its parameters. */
export const administratorsOnly: InvokeMiddleware = (next) => async (method, call) => {
  const { caller, portal } = call
  if (method.deniedToUsers !== undefined && !caller.isAdmin && portal.switches.rights !== 'all')
    throw refusedFor(method.deniedToUsers, 'denied')
  return next(method, call)
}
