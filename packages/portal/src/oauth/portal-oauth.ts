import type { OAuthService } from './oauth-service.ts'

/** The keys of an application, as its developer sees them in the portal. */
export interface AppKeys {
  readonly clientId: string
  readonly clientSecret: string
}

/** The authorization server, as tests use it. */
export interface PortalOAuth {
  /** How many times tokens were renewed. */
  readonly refreshes: number
  /** The installed applications, in the order of their installation. */
  apps(): readonly AppKeys[]
  /** Sets the address to which `/oauth/authorize/` redirects a user. */
  setRedirectUrl(clientId: string, redirectUrl: string): void
  /** Makes a code of the authorization-code flow, like `/oauth/authorize/`. */
  issueCode(clientId: string, userId: number): string
  /** Lets every current access token expire: `expired_token`. */
  expireTokens(): void
  /** Deletes every current access token: `invalid_token`. */
  forgetTokens(): void
  /** Deletes every current refresh token: `invalid_grant`. */
  revokeRefreshTokens(): void
  /** With `false`, calls get `PAYMENT_REQUIRED` and no event is sent. */
  setPaid(clientId: string, isPaid: boolean): void
  /** Sets the users who may use the application. All others get `user_access_error`. */
  allowUsers(clientId: string, userIds: readonly number[] | 'all'): void
}

export const createPortalOAuth = (oauth: OAuthService): PortalOAuth => ({
  get refreshes() {
    return oauth.refreshes
  },
  apps: () => oauth.applications.installed().map(({ clientId, clientSecret }) => ({ clientId, clientSecret })),
  setRedirectUrl: (clientId, redirectUrl) => void oauth.applications.change(clientId, { redirectUrl }),
  issueCode: (clientId, userId) => oauth.tokens.issueCode({ clientId, userId }),
  expireTokens: () => oauth.tokens.expireAccess(),
  forgetTokens: () => oauth.tokens.forgetAccess(),
  revokeRefreshTokens: () => oauth.tokens.spendRefresh(),
  setPaid: (clientId, isPaid) => void oauth.applications.change(clientId, { isPaid }),
  allowUsers: (clientId, allowedUserIds) => void oauth.applications.change(clientId, { allowedUserIds }),
})
