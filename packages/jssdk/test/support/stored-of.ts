import type { StoredTokens } from '@bitrix24/b24jssdk'
import type { InstalledApp, Portal } from '@bitrix24/b24jssdk-portal'
import { expect } from 'vitest'

/** The tokens of a new authorisation, as when the user opens the application again. */
export const storedOf = async (
  portal: Portal,
  { clientId, clientSecret, params }: InstalledApp,
): Promise<StoredTokens> => {
  const reply = await fetch(`${params.serverEndpoint.replace(/\/rest\/$/, '')}/oauth/token/`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      client_secret: clientSecret,
      code: portal.oauth.issueCode(clientId, params.userId),
    }),
  })
  expect(reply.status).toBe(200)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the reply of the authorisation server, as it is documented
  return (await reply.json()) as StoredTokens
}
