import type { B24OAuthParams } from './clients.ts'
import type { AuthData } from './auth.ts'

/** Async callback run after a refresh so tokens can be stored. */
export type CallbackRefreshAuth = (params: { authData: AuthData; b24OAuthParams: B24OAuthParams }) => Promise<void>
/** Async replacement of the built-in refresh request. */
export type CustomRefreshAuth = () => Promise<HandlerRefreshAuth>
/** Token fields a custom refresh must return. */
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
/** 'auth' block the portal sends to handlers. */
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
/** Token endpoint reply. */
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
