import { isWireMap, parseJson, textOf, type WireMap, type WireValue } from '../wire-value.ts'
import type { Exchange } from './exchange.ts'
import { isStandIn, placeholder } from './secret-names.ts'
import type { Scrubber } from './scrubber.ts'

/** What goes to an authorization server and is a secret: `code` looks like none, and none is told by its form. */
const inRequest = { client_secret: 'client-secret', refresh_token: 'refresh-token', code: 'code' } as const
const inReply = { access_token: 'access-token', refresh_token: 'refresh-token' } as const

/**
 * Gives the secrets of a token exchange stand-ins of their own, so that a program which refreshes can be told one pair of
 * tokens from the next in the cassette. Returns the parameters with these in them.
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

/** A code is a secret that its name does not show. */
export const withoutCode = (params: WireMap): WireMap =>
  params['code'] === undefined ? params : { ...params, code: placeholder }

/** The grants of a cassette, which tell token requests apart. */
export interface RecordedGrants {
  /**
   * The part of a token request that tells it from others: the kind of grant, and the refresh token when an earlier reply
   * of the cassette gave it out. One from outside, a code, and the keys of the application are whoever's they are.
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

/** A token reply whose tokens are as fresh as they were when it was recorded. */
export const freshened = (body: string, nowMs: number): string => {
  const { expires, expires_in: lifetime } = readReply(body)
  if (typeof expires !== 'number' || typeof lifetime !== 'number') return body
  return body.replace(
    /("expires"\s*:\s*)\d+/,
    (_all, name: string) => name + String(Math.floor(nowMs / 1000) + lifetime),
  )
}
