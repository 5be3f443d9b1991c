import { tokenExpired } from '../faults/fault-replies.ts'
import { PortalError } from '../portal-error.ts'
import type { WireValue } from '../wire-value.ts'
import type { Application } from './application.ts'
import type { OAuthService } from './oauth-service.ts'
import type { AccessToken } from './tokens.ts'

/** A token that is valid now, and its application. */
export interface FoundToken {
  readonly token: AccessToken
  readonly application: Application
}

/**
 * Finds a valid token.
 * @throws {PortalError} `NO_AUTH_FOUND`, `invalid_token`, `expired_token`, `APPLICATION_NOT_FOUND`, `PAYMENT_REQUIRED`
 */
export const findToken = (oauth: OAuthService, nowMs: number, text: WireValue | undefined): FoundToken => {
  if (typeof text !== 'string' || text === '') throw refused('NO_AUTH_FOUND', 'Wrong authorization data')
  const token = oauth.tokens.findAccess(text)
  const application = token && oauth.applications.find(token.clientId)
  if (token === undefined || application === undefined)
    throw refused('invalid_token', 'Unable to get application by token')
  if (!application.isInstalled) throw refused('APPLICATION_NOT_FOUND', 'Application not found')
  if (!application.isPaid) throw refused('PAYMENT_REQUIRED', 'Payment required')
  if (token.expiresAtMs <= nowMs) throw new PortalError(tokenExpired)
  return { token, application }
}

const refused = (code: string, description: string): PortalError => new PortalError({ code, description, status: 401 })
