import type { Application } from '../oauth/application.ts'
import type { OAuthService } from '../oauth/oauth-service.ts'
import { describeToken } from '../oauth/token-reply.ts'
import type { WireMap } from '../wire-value.ts'
import type { FiredEvent } from './fired-event.ts'

/** Events whose `auth` also has a refresh token. */
const refreshing: ReadonlySet<string> = new Set(['ONAPPINSTALL', 'ONAPPUPDATE', 'ONOFFLINEEVENT', 'ONAPPTEST'])

/** The `auth` of an event. It has tokens of the user who acted, and a token that proves that the portal sent the event. */
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

/** The `auth` without tokens. Outgoing webhooks and deleted applications get it. */
export const reducedAuthBlock = ({ addresses, memberId }: OAuthService, applicationToken: string): WireMap => ({
  domain: addresses.domain(),
  client_endpoint: addresses.clientEndpoint(),
  server_endpoint: addresses.serverEndpoint(),
  member_id: memberId,
  application_token: applicationToken,
})
