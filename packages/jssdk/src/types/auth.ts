import type { ApiVersion } from './calls/api-version.ts'
import type { Untyped } from './untyped.ts'

/** Tokens as the HTTP clients take them. `expires` is a unix second, `expires_in` is in seconds. */
export type AuthData = {
  access_token: string
  refresh_token: string
  expires: number
  expires_in: number
  domain: string
  member_id: string
  [key: string]: Untyped
}
/** What every way of authorisation offers. */
export interface AuthActions {
  /** The tokens, or `false` when they have expired and a refresh is due. */
  getAuthData: () => false | AuthData
  refreshAuth: () => Promise<AuthData>
  getUniq: (prefix: string) => string
  isAdmin: boolean
  getTargetOrigin(): string
  /** The REST base of each version, without a trailing slash. */
  getTargetOriginWithPath(): Map<ApiVersion, string>
}
