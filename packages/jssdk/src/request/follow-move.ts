import type { AuthActions } from '../types/auth.ts'
import { failed } from './failure.ts'
import type { Middleware } from './pipeline.ts'

/**
 * Tells an authorisation that can take note of it of a portal's new address. Nobody but an application's authorisation follows: a
 * webhook's secret must not go to an address nobody named.
 */
export const followMove =
  (auth: AuthActions): Middleware =>
  (next) =>
  async (call) => {
    const outcome = await next(call)
    if (outcome.kind !== 'failure' || outcome.failure.kind !== 'moved') return outcome
    const { error, location } = outcome.failure
    const isFollowed = isMovable(auth) && auth.portalMoved(location())
    return failed(isFollowed ? { ...outcome.failure, isFollowed } : { kind: 'rejected', error })
  }

/** An authorisation that can take note of a portal's new address. */
interface MovableAuth extends AuthActions {
  portalMoved(location: string): boolean
}

const isMovable = (auth: AuthActions): auth is MovableAuth =>
  'portalMoved' in auth && typeof auth.portalMoved === 'function'
