import type { WireMap } from '../wire-value.ts'
import type { Application } from './application.ts'
import type { OAuthService } from './oauth-service.ts'
import { type AccessToken, accessLifetimeSeconds } from './tokens.ts'

/** The status of an application: local, which means that it was made for one portal. */
export const localStatus = 'L'

/** The values that every holder of a token gets. Times are Unix seconds. */
export const describeToken = (token: AccessToken, { scopes }: Application, { addresses, memberId }: OAuthService) => ({
  access_token: token.text,
  expires: Math.floor(token.expiresAtMs / 1000),
  expires_in: accessLifetimeSeconds,
  scope: scopes.length === 0 ? 'app' : scopes.join(','),
  domain: addresses.domain(),
  server_endpoint: addresses.serverEndpoint(),
  status: localStatus,
  client_endpoint: addresses.clientEndpoint(),
  member_id: memberId,
  user_id: token.userId,
})

/** A new pair of tokens from the authorization server. `domain` is the server's own host, not the portal's. */
export const newPair = (oauth: OAuthService, application: Application, userId: number): WireMap => {
  const owner = { clientId: application.clientId, userId }
  return {
    ...describeToken(oauth.tokens.issueAccess(owner), application, oauth),
    domain: oauth.addresses.serverDomain(),
    refresh_token: oauth.tokens.issueRefresh(owner),
  }
}
