import type { OAuthService } from './oauth-service.ts'

/** The keys of an application, as its developer sees them in the portal. */
export interface AppKeys {
  readonly clientId: string
  readonly clientSecret: string
}

/** The authorization server as a test steers it. */
export interface PortalOAuth {
  /** How often tokens were renewed. */
  readonly refreshes: number
  /** The applications that are installed, in the order in which they were. */
  apps(): readonly AppKeys[]
  /** Where `/oauth/authorize/` sends a user back from now on. */
  setRedirectUrl(clientId: string, redirectUrl: string): void
  /** A code of the authorization-code flow, as `/oauth/authorize/` gives it out. */
  issueCode(clientId: string, userId: number): string
  /** Every access token given out so far has expired: `expired_token`. */
  expireTokens(): void
  /** Nobody knows any access token given out so far: `invalid_token`. */
  forgetTokens(): void
  /** No refresh token given out so far works any more: `invalid_grant`. */
  revokeRefreshTokens(): void
  /** `false`: `PAYMENT_REQUIRED`, and events are skipped. */
  setPaid(clientId: string, isPaid: boolean): void
  /** Users outside the list get `user_access_error`. */
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
