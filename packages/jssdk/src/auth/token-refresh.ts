import { refreshRefused } from '../errors/client-errors.ts'
import { isNumber, isObject, isString } from '../types/narrow.ts'
import type { B24OAuthSecret } from '../types/clients.ts'
import type { StoredTokens } from './token-store.ts'

const refreshTimeoutMs = 30_000

export interface RefreshRequest {
  readonly tokens: StoredTokens
  readonly secret: B24OAuthSecret
  readonly fetch: typeof globalThis.fetch
  /** @default 30_000 */
  readonly timeoutMs?: number | undefined
  readonly nowMs: () => number
}

/**
 * Asks the authorisation server for new tokens. The secrets travel in the body, where no log of addresses sees them.
 * @throws {RefreshTokenError} the server refused (its own code and status), did not answer in time, or answered without tokens
 */
export const requestTokens = async ({
  tokens,
  secret,
  fetch,
  timeoutMs = refreshTimeoutMs,
  nowMs,
}: RefreshRequest): Promise<StoredTokens> => {
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: secret.clientId,
    client_secret: secret.clientSecret,
    refresh_token: tokens.refresh_token,
  })
  const { status, body } = await post(fetch, tokenUrl(tokens.server_endpoint), form, timeoutMs)
  if (isObject(body) && 'error' in body) {
    const { error, error_description: description } = body
    throw refreshRefused({
      fault: 'failed',
      status,
      ...(isString(error) && { code: error }),
      ...(isString(description) && description !== '' && { description }),
    })
  }
  if (status !== 200) throw refreshRefused({ fault: 'badStatus', status })
  return merge(tokens, body, nowMs()) ?? raiseNoData(status)
}

const raiseNoData = (status: number): never => {
  throw refreshRefused({ fault: 'noData', status })
}

/** `https://oauth.bitrix.info/rest/` names the server; its tokens are given out beside it. */
const tokenUrl = (serverEndpoint: string): string =>
  `${serverEndpoint.replace(/\/+$/, '').replace(/\/rest$/, '')}/oauth/token/`

const post = async (
  fetch: typeof globalThis.fetch,
  url: string,
  form: URLSearchParams,
  timeoutMs: number,
): Promise<{ status: number; body: unknown }> => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: form,
      headers: { Accept: 'application/json' },
      redirect: 'error',
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, body: parse(await response.text()) }
  } catch (cause) {
    throw refreshRefused({ fault: 'badStatus', status: 0, cause })
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // An HTML page of a proxy: the status tells the rest.
    return undefined
  }
}

const merge = (before: StoredTokens, body: unknown, nowMs: number): StoredTokens | undefined => {
  if (!isObject(body)) return undefined
  const { access_token: accessToken, refresh_token: refreshToken } = body
  if (!isString(accessToken) || !isString(refreshToken)) return undefined
  const expiresIn = isNumber(body['expires_in']) ? body['expires_in'] : before.expires_in
  const text = (key: string, old: string): string => {
    const value = body[key]
    return isString(value) && value !== '' ? value : old
  }
  return {
    ...before,
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: expiresIn,
    // Some replies carry the life time alone.
    expires: isNumber(body['expires']) ? body['expires'] : Math.floor(nowMs / 1000) + expiresIn,
    client_endpoint: text('client_endpoint', before.client_endpoint),
    server_endpoint: text('server_endpoint', before.server_endpoint),
    scope: text('scope', before.scope),
    status: text('status', before.status),
  }
}
