import type { Caller } from '../auth/caller.ts'
import type { Webhooks } from '../auth/webhooks.ts'
import { PortalError } from '../portal-error.ts'
import type { RestRequest } from '../rest-request.ts'

/**
 * Finds out who calls.
 * @throws {PortalError} `NO_AUTH_FOUND` without any credential, `INVALID_CREDENTIALS` for a wrong webhook
 */
export const authenticate = (request: RestRequest, webhooks: Webhooks, wrongWebhookStatus: number): Caller => {
  const { webhook } = request
  if (webhook === undefined)
    throw new PortalError({ code: 'NO_AUTH_FOUND', description: 'Wrong authorization data', status: 401 })
  const caller = webhooks.find(webhook.userId, webhook.secret)
  if (caller === undefined)
    throw new PortalError({
      code: 'INVALID_CREDENTIALS',
      description: 'Invalid request credentials',
      status: wrongWebhookStatus,
    })
  return caller
}
