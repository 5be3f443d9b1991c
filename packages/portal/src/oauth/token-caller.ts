import type { Caller } from '../auth/caller.ts'
import { notAuthorized } from '../auth/dismissed.ts'
import { PortalError } from '../portal-error.ts'
import type { RestRequest } from '../rest-request.ts'
import type { PortalServices } from '../services.ts'
import { entryOf, type WireValue } from '../wire-value.ts'
import { findToken } from './find-token.ts'

/** The places where a token may be, in the order in which a portal looks. */
const tokenOf = ({ bearer, params, query }: RestRequest): WireValue | undefined =>
  bearer ??
  entryOf(params, 'auth') ??
  entryOf(query, 'auth') ??
  entryOf(params, 'access_token') ??
  entryOf(query, 'access_token')

/**
 * Finds the user for whom an application acts.
 * @throws {PortalError} there is no valid token; `user_access_error` or `authorization_error` if its user may not call
 */
export const tokenCaller = (request: RestRequest, portal: PortalServices): Caller => {
  const { oauth, clock, engine, switches } = portal
  const { application, token } = findToken(oauth, clock.nowMs(), tokenOf(request))
  const { userId } = token
  const user = engine.find('user', userId)
  if (user === undefined || user['active'] === false) throw notAuthorized()
  const { allowedUserIds } = application
  if (allowedUserIds !== 'all' && !allowedUserIds.includes(userId))
    throw new PortalError({
      code: 'user_access_error',
      description: 'The user does not have access to the application.',
      status: switches.credentialStatus,
    })
  return {
    userId,
    isAdmin: user['isAdmin'] === true,
    auth: 'application',
    credentialId: application.clientId,
    scopes: application.scopes,
    eventDepth: token.eventDepth,
  }
}
