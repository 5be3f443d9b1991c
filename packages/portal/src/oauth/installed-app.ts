import type { Application } from './application.ts'
import type { OAuthService } from './oauth-service.ts'
import { accessLifetimeSeconds, type AccessToken } from './tokens.ts'
import { localStatus } from './token-reply.ts'

/** An installed application, with all that its server needs for calls to the portal. */
export interface InstalledApp {
  readonly clientId: string
  readonly clientSecret: string
  readonly memberId: string
  readonly applicationToken: string
  /** The tokens of the user who installed it. `expires` is a Unix second. */
  readonly tokens: { readonly accessToken: string; readonly refreshToken: string; readonly expires: number }
  /** The tokens and addresses of the installation, in the form in which an SDK stores them. */
  readonly params: AppParams
  /** The keys of the application. */
  readonly secret: { readonly clientId: string; readonly clientSecret: string }
}

/** The stored record of one installation and user. `expires` is a Unix second, `expiresIn` is in seconds. */
export interface AppParams {
  readonly applicationToken: string
  readonly userId: number
  readonly memberId: string
  readonly accessToken: string
  readonly refreshToken: string
  readonly expires: number
  readonly expiresIn: number
  readonly scope: string
  readonly domain: string
  readonly clientEndpoint: string
  readonly serverEndpoint: string
  /** The letter for the application's status: free, demo, trial, paid, local or by subscription. */
  readonly status: 'F' | 'D' | 'T' | 'P' | 'L' | 'S'
}

/** Makes the first tokens of an application for a user. */
export const toInstalledApp = (oauth: OAuthService, application: Application, userId: number): InstalledApp => {
  const { clientId, clientSecret, applicationToken, scopes } = application
  const access = oauth.tokens.issueAccess({ clientId, userId })
  const accessToken = access.text
  const refreshToken = oauth.tokens.issueRefresh({ clientId, userId })
  const expires = secondOf(access)
  const { memberId, addresses } = oauth
  return {
    clientId,
    clientSecret,
    memberId,
    applicationToken,
    tokens: { accessToken, refreshToken, expires },
    params: {
      applicationToken,
      userId,
      memberId,
      accessToken,
      refreshToken,
      expires,
      expiresIn: accessLifetimeSeconds,
      scope: scopes.join(','),
      domain: addresses.domain(),
      clientEndpoint: addresses.clientEndpoint(),
      serverEndpoint: addresses.serverEndpoint(),
      status: localStatus,
    },
    secret: { clientId, clientSecret },
  }
}

const secondOf = ({ expiresAtMs }: AccessToken): number => Math.floor(expiresAtMs / 1000)
