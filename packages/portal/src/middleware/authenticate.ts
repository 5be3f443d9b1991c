import type { Caller } from '../auth/caller.ts'
import { isDismissed, notAuthorized } from '../auth/dismissed.ts'
import { tokenCaller } from '../oauth/token-caller.ts'
import { PortalError } from '../portal-error.ts'
import type { RestRequest } from '../rest-request.ts'
import type { PortalServices } from '../services.ts'

/**
 * Finds the caller.
 * @throws {PortalError} `NO_AUTH_FOUND` without any credential, `INVALID_CREDENTIALS` for a wrong webhook, `authorization_error` for the
 * webhook of a dismissed user, and the errors of `tokenCaller`
 */
export const authenticate = (request: RestRequest, portal: PortalServices): Caller => {
  const { webhook } = request
  if (webhook === undefined) return tokenCaller(request, portal)
  const caller = portal.webhooks.find(webhook.userId, webhook.secret)
  if (caller === undefined)
    throw new PortalError({
      code: 'INVALID_CREDENTIALS',
      description: 'Invalid request credentials',
      status: portal.switches.credentialStatus,
    })
  if (isDismissed(portal.engine, caller.userId)) throw notAuthorized()
  return caller
}
