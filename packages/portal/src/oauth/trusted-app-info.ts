import type { WireMap, WireValue } from '../wire-value.ts'
import { findToken } from './find-token.ts'
import type { OAuthService } from './oauth-service.ts'
import { localStatus } from './token-reply.ts'

/**
 * `app.info` of the authorization server. It tells an application who owns a token, from a server that the application can trust.
 * @throws {PortalError} `NO_AUTH_FOUND`, `invalid_token`, `expired_token`, `APPLICATION_NOT_FOUND`, `PAYMENT_REQUIRED`
 */
export const trustedAppInfo = (oauth: OAuthService, nowMs: number, auth: WireValue | undefined): WireMap => {
  const { application, token } = findToken(oauth, nowMs, auth)
  const scope = application.scopes.join(',')
  return {
    client_id: application.clientId,
    scope,
    expires: Math.floor(token.expiresAtMs / 1000),
    install: {
      installed: application.isFinished,
      version: application.version,
      status: localStatus,
      scope,
      domain: oauth.addresses.domain(),
      client_endpoint: oauth.addresses.clientEndpoint(),
      member_id: oauth.memberId,
    },
  }
}
