import { refreshRefused } from '../../errors/catalogues/client-errors.ts'
import type { B24OAuthSecret } from '../../types/clients.ts'
import { isNumber, isObject, isString } from '../../types/narrow.ts'
import { postForm } from '../../transport/post-form.ts'
import { NoReply, type Transport } from '../../transport/transport.ts'
import { isEndpoint, tokenUrlOf } from '../oauth-endpoints.ts'
import type { StoredTokens } from './token-store.ts'

export interface RefreshRequest {
  readonly tokens: StoredTokens
  readonly secret: B24OAuthSecret
  readonly transport: Transport
  readonly timeoutMs: number
  readonly nowMs: () => number
}

/**
 * Asks the authorisation server for new tokens. The secrets travel in the body, because addresses are often logged.
 * @throws {RefreshTokenError} the server refused (its own code and status), did not answer in time, or answered without tokens
 */
export const requestTokens = async (request: RefreshRequest): Promise<StoredTokens> => {
  const { status, body } = await post(request)
  if (isObject(body) && 'error' in body) {
    const { error, error_description: description } = body
    const code = isString(error) && error !== '' ? error : undefined
    throw refreshRefused({
      fault: 'failed',
      status,
      code,
      description: isString(description) ? description : undefined,
    })
  }
  if (status !== 200) throw refreshRefused({ fault: 'badStatus', status })
  const renewed = renewedTokens(request.tokens, body, request.nowMs())
  if (renewed === undefined) throw refreshRefused({ fault: 'noData', status })
  return renewed
}

const post = async ({
  tokens,
  secret,
  transport,
  timeoutMs,
}: RefreshRequest): Promise<{ status: number; body: unknown }> => {
  const form = {
    grant_type: 'refresh_token',
    client_id: secret.clientId,
    client_secret: secret.clientSecret,
    refresh_token: tokens.refresh_token,
  }
  try {
    const { status, text } = await postForm(transport, { url: tokenUrlOf(tokens.server_endpoint), form, timeoutMs })
    return { status, body: parse(text) }
  } catch (cause) {
    if (!(cause instanceof NoReply)) throw refreshRefused({ fault: 'notReached', status: 0, cause })
    const { message: description, code } = cause
    throw refreshRefused({ fault: 'notReached', status: 0, code, description, cause: cause.cause })
  }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text) as unknown
  } catch {
    // The reply is no JSON, such as a proxy's HTML page. The status is enough for the error.
    return undefined
  }
}

/** The tokens of a reply; missing values come from the old tokens. A program's own refresh may give numbers as text. */
export const renewedTokens = (before: StoredTokens, reply: unknown, nowMs: number): StoredTokens | undefined => {
  if (!isObject(reply)) return undefined
  const { access_token: accessToken, refresh_token: refreshToken } = reply
  if (!isString(accessToken) || !isString(refreshToken) || accessToken === '') return undefined
  // Without this, tokens with a lifetime of 0 would be renewed at every call.
  const lives = [numberOf(reply['expires_in']), before.expires_in]
  const expiresIn = lives.find((life = 0) => life > 0) ?? usualExpiresIn
  const text = (key: string, old: string): string => {
    const value = reply[key]
    return isString(value) && value !== '' ? value : old
  }
  // Tokens are never sent to an unsafe address, so the old address stays. The tokens of such a reply are still valid.
  const endpoint = (key: string, old: string): string => {
    const value = text(key, old)
    return isEndpoint(value) ? value : old
  }
  return {
    ...before,
    access_token: accessToken,
    refresh_token: refreshToken,
    expires_in: expiresIn,
    // Some replies have only the lifetime.
    expires: numberOf(reply['expires']) ?? Math.floor(nowMs / 1000) + expiresIn,
    client_endpoint: endpoint('client_endpoint', before.client_endpoint),
    server_endpoint: endpoint('server_endpoint', before.server_endpoint),
    scope: text('scope', before.scope),
    status: text('status', before.status),
  }
}

/** Seconds. */
const usualExpiresIn = 3600

const numberOf = (value: unknown): number | undefined => {
  const number = isString(value) && value !== '' ? Number(value) : value
  return isNumber(number) ? number : undefined
}
