import type { InstalledApp, Portal, WireMap } from '@bitrix24/b24jssdk-portal'
import { type Reply, send } from '../client.ts'

/** Asks the token endpoint, with the application's keys unless others are given. */
export const askToken = async (
  portal: Pick<Portal, 'url'>,
  app: InstalledApp,
  fields: Record<string, string>,
): Promise<Reply> =>
  send(`${portal.url}/oauth/token/`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: app.clientId, client_secret: app.clientSecret, ...fields }),
  })

export const refresh = async (
  portal: Pick<Portal, 'url'>,
  app: InstalledApp,
  token = app.tokens.refreshToken,
): Promise<Record<'access' | 'refresh', string>> => {
  const { body } = await askToken(portal, app, { grant_type: 'refresh_token', refresh_token: token })
  const { access_token: access, refresh_token: next } = body
  if (typeof access !== 'string' || typeof next !== 'string') throw new Error(`No tokens: ${JSON.stringify(body)}`)
  return { access, refresh: next }
}

/** Calls a v2 method with an access token. */
export const callAs = async (
  portal: Pick<Portal, 'url'>,
  token: string,
  method: string,
  params: WireMap = {},
): Promise<Reply> =>
  send(`${portal.url}/rest/${method}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...params, auth: token }),
  })
