import type { B24OAuthParams } from './clients.ts'
import type { AuthData } from './auth.ts'

/** A callback after each refresh, so that the program can store the tokens. */
export type CallbackRefreshAuth = (params: { authData: AuthData; b24OAuthParams: B24OAuthParams }) => Promise<void>
/** Replaces the built-in refresh request. */
export type CustomRefreshAuth = () => Promise<HandlerRefreshAuth>
/** The token fields that a custom refresh must return. */
export type HandlerRefreshAuth = Pick<
  HandlerAuthParams,
  | 'access_token'
  | 'refresh_token'
  | 'expires'
  | 'expires_in'
  | 'client_endpoint'
  | 'server_endpoint'
  | 'member_id'
  | 'scope'
  | 'status'
  | 'domain'
>
/** The `auth` block that a portal sends to handlers. */
export interface HandlerAuthParams {
  access_token: string
  expires: string
  expires_in: string
  scope: string
  domain: string
  server_endpoint: string
  status: string
  client_endpoint: string
  member_id: string
  user_id: string
  refresh_token: string
  application_token: string
}
/** The reply of the token endpoint. */
export type PayloadOAuthToken = Pick<
  HandlerAuthParams,
  | 'access_token'
  | 'refresh_token'
  | 'expires'
  | 'expires_in'
  | 'client_endpoint'
  | 'server_endpoint'
  | 'member_id'
  | 'status'
  | 'user_id'
>
