import type { Application } from '../oauth/application.ts'
import type { OAuthService } from '../oauth/oauth-service.ts'
import { describeToken } from '../oauth/token-reply.ts'
import type { WireMap } from '../wire-value.ts'
import type { FiredEvent } from './fired-event.ts'

/** Events that bring a refresh token too. */
const refreshing: ReadonlySet<string> = new Set(['ONAPPINSTALL', 'ONAPPUPDATE', 'ONOFFLINEEVENT', 'ONAPPTEST'])

/** The `auth` of an event: tokens of the user who acted, and what proves that the portal sent it. */
export const authBlock = (
  oauth: OAuthService,
  application: Application,
  { event, userId, depth = 0 }: Pick<FiredEvent, 'event' | 'userId' | 'depth'>,
): WireMap => {
  if (event === 'ONAPPUNINSTALL') return reducedAuthBlock(oauth, application.applicationToken)
  const owner = { clientId: application.clientId, userId }
  const isRenewable = refreshing.has(event)
  const token = isRenewable ? oauth.tokens.issueAccess(owner) : oauth.tokens.issueForEvent(owner, depth + 1)
  return {
    ...describeToken(token, application, oauth),
    ...(isRenewable ? { refresh_token: oauth.tokens.issueRefresh(owner) } : {}),
    application_token: application.applicationToken,
  }
}

/** Without tokens: of an outgoing webhook, and of an application that is gone. */
export const reducedAuthBlock = ({ addresses, memberId }: OAuthService, applicationToken: string): WireMap => ({
  domain: addresses.domain(),
  client_endpoint: addresses.clientEndpoint(),
  server_endpoint: addresses.serverEndpoint(),
  member_id: memberId,
  application_token: applicationToken,
})
