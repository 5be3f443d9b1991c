import type { EnumAppStatus } from './portal/helper.ts'

/** The parts of an incoming webhook. */
export type B24HookParams = {
  /** The portal's address; https unless it is a loopback host with `http://`. */
  b24Url: string
  userId: number
  secret: string
}

/** The stored tokens and endpoints of one installation. */
export interface B24OAuthParams {
  /** Proves that a request comes from the portal. */
  applicationToken: string
  userId: number
  memberId: string
  accessToken: string
  refreshToken: string
  /** Unix seconds. */
  expires: number
  /** Seconds. */
  expiresIn: number
  /** Granted scopes, separated by commas. */
  scope: string
  domain: string
  /** The portal's REST, `https://portal/rest/`. */
  clientEndpoint: string
  /** The authorisation server's REST, `https://oauth.bitrix.info/rest/`. */
  serverEndpoint: string
  /** The portal's letter; a portal may have letters that are not known today. */
  status: (typeof EnumAppStatus)[keyof typeof EnumAppStatus]
  /** Where the parameters come from. */
  issuer?: 'request' | 'store' | (string & {})
}

/** The keys of an application. */
export type B24OAuthSecret = {
  clientId: string
  clientSecret: string
}
