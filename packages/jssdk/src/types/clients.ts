import type { EnumAppStatus } from './portal/helper.ts'

/** The parts of an incoming webhook. */
export type B24HookParams = {
  /** The portal's address. It is https, except for a loopback host with `http://`. */
  b24Url: string
  userId: number
  secret: string
}

/** The stored tokens and endpoints of one installation. */
export interface B24OAuthParams {
  /** The portal sends it with its requests, to prove that it is the sender. */
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
  /** The base address of the portal's REST, `https://portal/rest/`. */
  clientEndpoint: string
  /** The base address of the authorisation server, `https://oauth.bitrix.info/rest/`. */
  serverEndpoint: string
  /** The portal's letter for the status. Portals may send other letters than these. */
  status: (typeof EnumAppStatus)[keyof typeof EnumAppStatus]
  /** The origin of the parameters. */
  issuer?: 'request' | 'store' | (string & {})
}

/** The keys of an application. */
export type B24OAuthSecret = {
  clientId: string
  clientSecret: string
}
