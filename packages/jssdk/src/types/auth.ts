import type { ApiVersion } from './calls/api-version.ts'
import type { Untyped } from './untyped.ts'

/** Tokens for the HTTP clients. `expires` is a unix second, `expires_in` is in seconds. */
export type AuthData = {
  access_token: string
  refresh_token: string
  expires: number
  expires_in: number
  domain: string
  member_id: string
  [key: string]: Untyped
}
/** The common interface of all kinds of authorisation. */
export interface AuthActions {
  /** The tokens, or `false` when they have expired and need a refresh. */
  getAuthData: () => false | AuthData
  refreshAuth: () => Promise<AuthData>
  getUniq: (prefix: string) => string
  isAdmin: boolean
  getTargetOrigin(): string
  /** The REST base address of each version, without a trailing slash. */
  getTargetOriginWithPath(): Map<ApiVersion, string>
}
