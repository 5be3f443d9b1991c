import { textHash } from '../platform/text-hash.ts'
import { ApiVersion } from '../types/api-version.ts'
import type { AuthActions } from '../types/auth.ts'
import type { Portal } from './request-options.ts'

/** Where the calls of an authorisation go; asked anew for every call, as a portal may be renamed while it is in use. */
export const portalOfAuth = (auth: AuthActions, version: ApiVersion): Portal => ({
  origin: () => auth.getTargetOrigin(),
  restUrl: () => restUrlOf(auth, version),
  credential: () => credentialOf(auth),
})

/** The REST base of a version, without a trailing slash. It holds a webhook's secret: never log it. */
export const restUrlOf = (auth: AuthActions, version: ApiVersion): string =>
  (auth.getTargetOriginWithPath().get(version) ?? '').replace(/\/+$/, '')

/** Whose operating budget the calls of an authorisation spend, in either version. */
export const credentialOf = (auth: AuthActions): string =>
  // Limits are kept by it, in files too, where the webhook's secret must not stand.
  textHash(auth.getTargetOriginWithPath().get(ApiVersion.v2) ?? auth.getTargetOrigin())
