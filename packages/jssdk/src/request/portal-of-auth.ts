import { textHash } from '../platform/text-hash.ts'
import { ApiVersion } from '../types/calls/api-version.ts'
import type { AuthActions } from '../types/auth.ts'
import type { Portal } from './request-options.ts'

/** Where the calls of an authorisation go; asked anew for every call, as a portal may be renamed while it is in use. */
export const portalOfAuth = (auth: AuthActions, version: ApiVersion): Portal => {
  const baseOf = (wanted: ApiVersion): string | undefined => auth.getTargetOriginWithPath().get(wanted)
  return {
    origin: () => auth.getTargetOrigin(),
    restUrl: () => (baseOf(version) ?? '').replace(/(?<!\/)\/+$/, ''),
    // Budgets are the same in either version. Limits are kept by it, in files too, where the webhook's secret must not stand.
    credential: () => textHash(baseOf(ApiVersion.v2) ?? auth.getTargetOrigin()),
    follow: (location) => isMovable(auth) && auth.portalMoved(location),
  }
}

/** An authorisation that can take note of a portal's new address. */
interface MovableAuth extends AuthActions {
  portalMoved(location: string): boolean
}

const isMovable = (auth: AuthActions): auth is MovableAuth =>
  'portalMoved' in auth && typeof auth.portalMoved === 'function'
