import { isWireMap, parseJson, textOf, type WireMap, type WireValue } from '../wire-value.ts'
import type { Exchange } from './exchange.ts'
import { isStandIn, placeholder } from './secret-names.ts'
import type { Scrubber } from './scrubber.ts'

/**
 * The secrets in requests to an authorization server. They must be listed, because neither the name `code` nor the form of the values shows
 * that they are secret.
 */
const inRequest = { client_secret: 'client-secret', refresh_token: 'refresh-token', code: 'code' } as const
const inReply = { access_token: 'access-token', refresh_token: 'refresh-token' } as const

/**
 * Replaces each secret of a token exchange by a text of its own. So the pairs of tokens can be told apart in the cassette.
 * Returns the parameters with the replacements.
 */
export const nameTokens = (params: WireMap, replyBody: string | undefined, scrubber: Scrubber): WireMap => {
  const named = namedIn(params, inRequest, scrubber)
  namedIn(readReply(replyBody), inReply, scrubber)
  return { ...params, ...named }
}

const namedIn = (map: WireMap, kinds: Readonly<Record<string, string>>, scrubber: Scrubber): WireMap =>
  Object.fromEntries(
    Object.entries(kinds).flatMap(([name, kind]) => {
      const secret = textOf(map[name])
      return secret === '' ? [] : [[name, scrubber.nameSecret(kind, secret)]]
    }),
  )

const readReply = (body: string | undefined): WireMap => {
  try {
    const reply = parseJson(body ?? '')
    return isWireMap(reply) ? reply : {}
  } catch {
    return {}
  }
}

/** A code is a secret although its name does not show it. */
export const withoutCode = (params: WireMap): WireMap =>
  params['code'] === undefined ? params : { ...params, code: placeholder }

/** Compares the token requests of a cassette. */
export interface RecordedGrants {
  /**
   * The part of a token request that identifies it: the kind of grant, and a refresh token that an earlier reply of the cassette contains.
   * Codes, other refresh tokens and the application's keys do not count.
   */
  comparable(params: WireMap): WireMap
}

export const grantsOf = (exchanges: readonly Exchange[]): RecordedGrants => {
  const issued = new Set<WireValue | undefined>()
  for (const { api, outcome } of exchanges)
    if (api === 'oauth' && outcome.kind === 'reply') issued.add(readReply(outcome.body)['refresh_token'])
  return {
    comparable: ({ grant_type: grant = null, refresh_token: token = null }) => ({
      grant_type: grant,
      ...(issued.has(token) && isStandIn(textOf(token)) ? { refresh_token: token } : {}),
    }),
  }
}

/** A recorded token reply with new times. The tokens have the same remaining lifetime as when they were recorded. */
export const freshened = (body: string, nowMs: number): string => {
  const { expires, expires_in: lifetime } = readReply(body)
  if (typeof expires !== 'number' || typeof lifetime !== 'number') return body
  return body.replace(
    /("expires"\s*:\s*)\d+/,
    (_all, name: string) => name + String(Math.floor(nowMs / 1000) + lifetime),
  )
}
