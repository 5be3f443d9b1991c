import { textHash } from '../platform/text-hash.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions } from '../types/auth.ts'
import type { Portal } from './request-options.ts'

/** The address of an authorisation's calls. It is read for every call, because a portal may be renamed at any time. */
export const portalOfAuth = (auth: AuthActions, version: ApiVersion): Portal => {
  const baseOf = (wanted: ApiVersion): string | undefined => auth.getTargetOriginWithPath().get(wanted)
  return {
    origin: () => auth.getTargetOrigin(),
    restUrl: () => (baseOf(version) ?? '').replace(/(?<!\/)\/+$/, ''),
    // Both versions share their budgets, so one address is enough. Only a hash is used: stores, such as files, keep the limits by it, and
    // must not get a webhook's secret.
    credential: () => textHash(baseOf(ApiVersion.v2) ?? auth.getTargetOrigin()),
    follow: (location) => isMovable(auth) && auth.portalMoved(location),
  }
}

/** An authorisation that can store a portal's new address. */
interface MovableAuth extends AuthActions {
  portalMoved(location: string): boolean
}

const isMovable = (auth: AuthActions): auth is MovableAuth =>
  'portalMoved' in auth && typeof auth.portalMoved === 'function'
