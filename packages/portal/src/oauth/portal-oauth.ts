import type { OAuthService } from './oauth-service.ts'

/** The authorization server as a test steers it. */
export interface PortalOAuth {
  /** How often tokens were renewed. */
  readonly refreshes: number
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
  issueCode: (clientId, userId) => oauth.tokens.issueCode({ clientId, userId }),
  expireTokens: () => oauth.tokens.expireAccess(),
  forgetTokens: () => oauth.tokens.forgetAccess(),
  revokeRefreshTokens: () => oauth.tokens.spendRefresh(),
  setPaid: (clientId, isPaid) => void oauth.applications.change(clientId, { isPaid }),
  allowUsers: (clientId, allowedUserIds) => void oauth.applications.change(clientId, { allowedUserIds }),
})
