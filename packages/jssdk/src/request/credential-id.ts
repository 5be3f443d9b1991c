import { ApiVersion } from '../types/api-version.ts'
import type { AuthActions } from '../types/auth.ts'

/** Tells credentials of one portal apart in the records of the limits, where the webhook's secret must not stand: a hash, not reversible. */
export const credentialId = (auth: AuthActions): string => {
  const base = auth.getTargetOriginWithPath().get(ApiVersion.v2) ?? auth.getTargetOrigin()
  let hash = 0x811c9dc5
  for (let index = 0; index < base.length; index += 1) hash = Math.imul(hash ^ base.charCodeAt(index), 0x01000193)
  return (hash >>> 0).toString(36)
}
